package deltamask.inference;

/**
 * Numbers in plain Java memory.
 *
 * @param channels from 1
 * @param height rows
 * @param width columns
 * @param values channels x height x width; not copied, never written to by the reader
 */
@SuppressWarnings("ArrayRecordComponent") // millions of numbers, handed on and never changed
public record Tensor(int channels, int height, int width, float[] values) {
    public Tensor {
        if ((long) channels * height * width != values.length) {
            throw new IllegalArgumentException(
                    "%d values do not fill %d x %d x %d".formatted(values.length, channels, height, width));
        }
    }
}
