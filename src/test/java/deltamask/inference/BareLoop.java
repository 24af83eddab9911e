package deltamask.inference;

import deltamask.failure.UnusableException;
import deltamask.inference.djl.DjlSegmenter;
import deltamask.variant.ModelCard;
import deltamask.variant.Variant;
import deltamask.variant.Variants;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a timed forward is one: a worker's forwards, each after reading an image and before writing its label map,
 * beside bare forwards over the same input in the same process and thread, in turn. {@code src/test/measure/bareloop.sh}
 * starts it as a worker is started.
 */
final class BareLoop {
    private static final int WARMUP = 3;

    private BareLoop() {}

    /** @param arguments model, folder of images, threads, folder for the label maps */
    public static void main(String[] arguments) throws IOException, UnusableException {
        Variant variant = Variants.open(Path.of(arguments[0]));
        int threads = Integer.parseInt(arguments[2]);
        StringBuilder lines = new StringBuilder(Protocol.write(new Protocol.Load(
                variant.file().toString(),
                variant.card().json(),
                true,
                threads,
                ComputeDevice.CPU,
                WARMUP,
                Pace.ONE_BY_ONE)));
        try (Stream<Path> images = Files.list(Path.of(arguments[1]))) {
            images.sorted().forEach(image -> lines.append('\n')
                    .append(Protocol.write(new Protocol.Request(
                            image.toString(),
                            Path.of(arguments[3], image.getFileName() + ".png").toString()))));
        }
        Both both = new Both();
        new Worker(
                        (loaded, count, device) -> both.around(DjlSegmenter.load(loaded, count, device)),
                        new ByteArrayInputStream(lines.append('\n').toString().getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8))
                .serve();
        System.out.printf(
                "%d forwards with %d threads: in a timed run %.4f ms, bare %.4f ms, ratio %.4f%n",
                both.timed.size(),
                threads,
                median(both.timed),
                median(both.bare),
                median(both.timed) / median(both.bare));
    }

    private static double median(List<Long> nanos) {
        double[] sorted = nanos.stream().mapToDouble(one -> one / 1e6).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** Makes a bare forward after each of the worker's, once it is warm. */
    private static final class Both {
        private final List<Long> timed = new ArrayList<>();
        private final List<Long> bare = new ArrayList<>();
        private int made;

        Segmenter around(Segmenter network) {
            return new Segmenter() {
                @Override
                public Prediction forward(Tensor input) throws UnusableException {
                    Prediction prediction = network.forward(input);
                    if (made++ >= WARMUP) {
                        timed.add(prediction.forwardNanos());
                        bare.add(network.forward(input).forwardNanos());
                    }
                    return prediction;
                }

                @Override
                public Outputs look(Tensor input, ModelCard card) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public String engine() {
                    return network.engine();
                }

                @Override
                public String device() {
                    return network.device();
                }

                @Override
                public long loadNanos() {
                    return network.loadNanos();
                }

                @Override
                public void close() {
                    network.close();
                }
            };
        }
    }
}
