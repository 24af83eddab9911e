package deltamask.phone;

/** What a model returned: channels x height x width numbers. */
public final class Scores {
    final int channels;
    final int height;
    final int width;
    final float[] values;

    /** @throws IllegalArgumentException if the numbers are not of that shape */
    public Scores(int channels, int height, int width, float[] values) {
        if (channels < 1 || channels > 256 || height < 1 || width < 1 || values.length != channels * height * width) {
            throw new IllegalArgumentException("The model returned " + values.length + " numbers of the shape "
                    + channels + " x " + height + " x " + width + ", not 1 to 256 classes of a picture.");
        }
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.values = values;
    }
}
