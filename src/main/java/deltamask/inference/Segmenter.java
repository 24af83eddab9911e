package deltamask.inference;

import deltamask.failure.UnusableException;
import deltamask.variant.ModelCard;
import deltamask.variant.Variant;
import java.util.List;
import java.util.Optional;

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

    /**
     * One forward pass of which all is told, also where the output that a card names is not among what comes back.
     *
     * @param input as for {@link #forward}
     * @param card how it is fed, and which output is wanted
     * @throws UnusableException if the network fails on this input
     */
    Outputs look(Tensor input, ModelCard card) throws UnusableException;

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

    /**
     * All that the network returned.
     *
     * @param all in the network's order
     * @param selected the wanted output, copied out of native memory; empty where there is none that can be read
     * @param failure why there is none
     * @param forwardNanos time of the forward alone, by a monotonic clock
     */
    record Outputs(
            List<Output> all, Optional<Tensor> selected, Optional<UnusableException> failure, long forwardNanos) {
        public Outputs {
            all = List.copyOf(all);
        }
    }

    /**
     * One tensor that a network returns.
     *
     * @param key in the dict; the place, from 0, of one of several bare tensors; empty where there is one alone
     * @param shape as the network gives it, with the batch's 1 in front
     */
    record Output(String key, List<Long> shape) {
        public Output {
            shape = List.copyOf(shape);
        }
    }

    /** Loads a model file. */
    interface Loader {
        /**
         * @param threads CPU threads of the engine, from 1
         * @param device what the network is run on
         * @throws UnusableException if the file cannot be loaded, or there is no such device
         */
        Segmenter load(Variant variant, int threads, ComputeDevice device) throws UnusableException;
    }
}
