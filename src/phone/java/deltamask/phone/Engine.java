package deltamask.phone;

/**
 * What runs a model. Handing over the input and taking the output are calls of their own, so that a time around
 * {@link #forward} holds the forward alone. Used by one thread.
 */
public interface Engine extends AutoCloseable {
    /** Name and version, as they stand in the Run. */
    String name();

    /**
     * Hands over the next input.
     *
     * @param values 1 x 3 x height x width numbers
     */
    void input(float[] values, int width, int height);

    /** Runs the model on the input. What it throws becomes the image's reason. */
    void forward();

    /** What the model returned. */
    Scores output();

    @Override
    void close();
}
