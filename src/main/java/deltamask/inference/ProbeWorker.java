package deltamask.inference;

import deltamask.dataset.ImageReader;
import deltamask.dataset.RgbImage;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.mask.LabelMap;
import deltamask.variant.ModelCard;
import deltamask.variant.ModelCards;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The process behind a {@link Probe}: looks at one image after the other with one variant and a card that may change from
 * image to image, and tells all that it saw. One thread does everything: the graph optimiser's state is per thread.
 */
public final class ProbeWorker {
    private final Segmenter.Loader loader;
    private final WorkerLines lines;
    private Decoded decoded;
    private Path numbers;

    public ProbeWorker(Segmenter.Loader loader, InputStream in, PrintStream out) {
        this.loader = loader;
        this.lines = new WorkerLines(in, out);
    }

    /** Serves until the input ends, which also happens when the program is killed: its file goes then. */
    public void serve() throws IOException {
        Optional<WorkerLines.Opened> opened = lines.hear(Protocol.Load.class).flatMap(load -> lines.open(load, loader));
        if (opened.isEmpty()) {
            return;
        }
        Path model = opened.get().variant().file();
        try (Segmenter segmenter = opened.get().segmenter()) {
            for (Optional<Protocol.Look> next = lines.hear(Protocol.Look.class);
                    next.isPresent();
                    next = lines.hear(Protocol.Look.class)) {
                lines.say(look(segmenter, model, next.get()));
            }
        } finally {
            if (numbers != null) {
                Files.deleteIfExists(numbers);
            }
        }
    }

    /** What has been found of an image so far: it is told also where a later step fails. */
    private static final class Findings {
        private int width;
        private int height;
        private List<Segmenter.Output> outputs = List.of();
        private List<Integer> selected;
        private boolean written;
        private float low = Float.NaN;
        private float high = Float.NaN;
        private StageTimes times;
        private final List<Double> forwardMs = new ArrayList<>();

        Protocol.Seen seen(Complaint complaint) {
            return new Protocol.Seen(
                    complaint, width, height, outputs, selected, written, low, high, times, List.copyOf(forwardMs));
        }
    }

    private Protocol.Seen look(Segmenter segmenter, Path model, Protocol.Look look) {
        Findings findings = new Findings();
        numbers = look.numbers() == null ? numbers : Path.of(look.numbers());
        try {
            look(segmenter, ModelCards.parse(look.card(), "The model card of " + model, model), look, findings);
            return findings.seen(null);
        } catch (CardMisfitException e) {
            return findings.seen(e.complaint());
        } catch (UnusableException e) {
            return findings.seen(Complaint.of(e.getMessage()));
        } catch (OutOfMemoryError e) {
            decoded = null;
            return findings.seen(
                    Complaint.of(look.image() + " needs more memory than the worker has: use a smaller image."));
        } catch (IOException | RuntimeException e) {
            return findings.seen(Complaint.of(look.image() + " failed: " + Reasons.of(e) + "."));
        }
    }

    private void look(Segmenter segmenter, ModelCard card, Protocol.Look look, Findings findings)
            throws UnusableException, IOException {
        Decoded source = decode(Path.of(look.image()));
        RgbImage image = source.image();
        findings.width = image.width();
        findings.height = image.height();
        long start = System.nanoTime();
        Tensor input = Preprocessor.toInput(image, card.input());
        long preprocessed = System.nanoTime() - start;
        for (int i = 0; i < look.warmup(); i++) {
            segmenter.look(input, card);
        }
        Segmenter.Outputs outputs = null;
        for (int i = 0; i < look.forwards(); i++) {
            outputs = segmenter.look(input, card);
            findings.forwardMs.add(millis(outputs.forwardNanos()));
        }
        if (outputs == null || look.numbers() == null) {
            return;
        }
        findings.outputs = outputs.all();
        if (outputs.selected().isEmpty()) {
            throw outputs.failure().orElseThrow();
        }
        Tensor output = outputs.selected().get();
        findings.selected = List.of(output.channels(), output.height(), output.width());
        range(output, findings);
        OutputCheck.check(output, input, card);
        start = System.nanoTime();
        LabelMap labels = Postprocessor.toLabelMap(output, card, image.width(), image.height());
        long postprocessed = System.nanoTime() - start;
        boolean small = output.values().length <= Probe.LARGEST_OUTPUT;
        write(Path.of(look.numbers()), small ? output.values() : new float[0], labels);
        findings.written = small;
        findings.times = new StageTimes(
                millis(source.nanos()), millis(preprocessed), millis(outputs.forwardNanos()), millis(postprocessed));
    }

    private static void range(Tensor output, Findings findings) {
        for (float value : output.values()) {
            if (Float.isFinite(value)) {
                findings.low = findings.low <= value ? findings.low : value;
                findings.high = findings.high >= value ? findings.high : value;
            }
        }
    }

    private static void write(Path file, float[] numbers, LabelMap labels) throws IOException {
        try (OutputStream bytes = Files.newOutputStream(file);
                DataOutputStream data = new DataOutputStream(new BufferedOutputStream(bytes, 1 << 16))) {
            for (float number : numbers) {
                data.writeFloat(number);
            }
            data.write(labels.labels());
        }
    }

    /** The image that was decoded last: edits of a card ask for the same one again and again. */
    private record Decoded(Path file, FileTime modified, RgbImage image, long nanos) {}

    private Decoded decode(Path file) throws UnusableException, IOException {
        FileTime modified = Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
        if (decoded == null
                || !decoded.file().equals(file)
                || !decoded.modified().equals(modified)) {
            long start = System.nanoTime();
            RgbImage image = ImageReader.read(file);
            decoded = new Decoded(file, modified, image, System.nanoTime() - start);
        }
        return decoded;
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
