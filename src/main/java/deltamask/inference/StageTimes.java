package deltamask.inference;

/**
 * One image's way through a variant, measured by a monotonic clock, in milliseconds.
 *
 * @param decode file to pixels
 * @param preprocess pixels to the network's input
 * @param forward the network alone
 * @param postprocess the network's output to a label map at the source's size
 */
public record StageTimes(double decode, double preprocess, double forward, double postprocess) {}
