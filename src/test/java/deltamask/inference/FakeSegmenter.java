package deltamask.inference;

import deltamask.failure.UnusableException;
import deltamask.variant.ModelCard;

/** All of a network but what it is that a test wants of it. */
abstract class FakeSegmenter implements Segmenter {
    @Override
    public Outputs look(Tensor input, ModelCard card) throws UnusableException {
        throw new UnsupportedOperationException();
    }

    @Override
    public String engine() {
        return "none";
    }

    @Override
    public String device() {
        return "cpu";
    }

    @Override
    public long loadNanos() {
        return 0;
    }

    @Override
    public void close() {}
}
