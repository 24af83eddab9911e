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

    /** @param values height x width x channels, not kept */
    public static Tensor ofChannelsLast(int channels, int height, int width, float[] values) {
        float[] sorted = new float[values.length];
        int pixels = height * width;
        for (int channel = 0; channel < channels; channel++) {
            for (int pixel = 0; pixel < pixels; pixel++) {
                sorted[channel * pixels + pixel] = values[pixel * channels + channel];
            }
        }
        return new Tensor(channels, height, width, sorted);
    }

    /** The same numbers as height x width x channels. */
    public float[] channelsLast() {
        float[] sorted = new float[values.length];
        int pixels = height * width;
        for (int channel = 0; channel < channels; channel++) {
            for (int pixel = 0; pixel < pixels; pixel++) {
                sorted[pixel * channels + channel] = values[channel * pixels + pixel];
            }
        }
        return sorted;
    }
}
