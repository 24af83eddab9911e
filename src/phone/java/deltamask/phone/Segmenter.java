package deltamask.phone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/** One model on one picture at a time, each stage timed by one monotonic clock. */
final class Segmenter {
    private final Engine engine;
    private final Card card;
    private final int warmup;
    private final LongSupplier nanos;
    private final Set<String> warmShapes = new HashSet<>();

    /**
     * @param warmup forwards of each input shape that are made before the first one that counts
     * @param nanos a monotonic clock, in nanoseconds
     */
    Segmenter(Engine engine, Card card, int warmup, LongSupplier nanos) {
        this.engine = engine;
        this.card = card;
        this.warmup = warmup;
        this.nanos = nanos;
    }

    /** What became of a picture; times in milliseconds. */
    static final class Result {
        final Labels labels;
        final double decodeMs;
        final double preprocessMs;
        final double forwardMs;
        final double postprocessMs;

        private Result(Labels labels, long... marks) {
            this.labels = labels;
            decodeMs = (marks[1] - marks[0]) / 1e6;
            preprocessMs = (marks[2] - marks[1]) / 1e6;
            forwardMs = (marks[4] - marks[3]) / 1e6;
            postprocessMs = (marks[5] - marks[4]) / 1e6;
        }
    }

    /** @throws IOException if the picture or what the model made of it cannot be used */
    Result segment(Path image) throws IOException {
        long begun = nanos.getAsLong();
        Picture source = Picture.decode(image);
        long decoded = nanos.getAsLong();
        Picture picture = source.forInput(card);
        engine.input(picture.toInput(card), picture.width, picture.height);
        long prepared = nanos.getAsLong();
        if (warmShapes.add(picture.width + "x" + picture.height)) {
            for (int i = 0; i < warmup; i++) {
                engine.forward();
            }
        }
        long warm = nanos.getAsLong();
        engine.forward();
        long returned = nanos.getAsLong();
        Labels labels = Labels.of(engine.output(), card, source.width, source.height);
        return new Result(labels, begun, decoded, prepared, warm, returned, nanos.getAsLong());
    }
}
