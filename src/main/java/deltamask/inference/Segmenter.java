package deltamask.inference;

import deltamask.failure.UnusableException;

/**
 * A loaded network. It belongs to one thread, that of its first forward: the engine keeps what it learnt of a graph by
 * thread.
 */
public interface Segmenter extends AutoCloseable {
    /**
     * One forward pass.
     *
     * @param input 1 x 3 x height x width, float32, rows from the top left
     * @throws UnusableException if the network fails on this input, or its output cannot be read
     */
    Prediction forward(Tensor input) throws UnusableException;

    /** The engine and its version: {@code PyTorch 2.7.1}. */
    String engine();

    /** Where it runs: {@code cpu}, {@code gpu(0)}. */
    String device();

    /** Time that the model file took to load, without the engine's own start. */
    long loadNanos();

    @Override
    void close();

    /**
     * What the network returned, copied out of native memory.
     *
     * @param output channels x height x width
     * @param forwardNanos time of the forward alone, by a monotonic clock
     */
    record Prediction(Tensor output, long forwardNanos) {}

    /** Loads a model file. */
    interface Loader {
        /**
         * @param threads CPU threads of the engine, from 1
         * @throws UnusableException if the file cannot be loaded
         */
        Segmenter load(deltamask.variant.Variant variant, int threads) throws UnusableException;
    }
}
