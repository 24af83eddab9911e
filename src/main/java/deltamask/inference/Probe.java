package deltamask.inference;

import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.mask.LabelMap;
import deltamask.variant.ModelCard;
import deltamask.variant.Variant;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * Looks closely at single images with one variant, in a process of its own: all that the network returned, and the
 * label map that a run would make of it. A process that died is started again for the next image. One thread at a time
 * looks; {@link #close} may come from any.
 */
public final class Probe implements AutoCloseable {
    /** Outputs of more numbers than this (128 MB) stay in the worker: the label map is all that comes of them. */
    static final int LARGEST_OUTPUT = 32 << 20;

    private final Variant variant;
    private final int threads;
    private final ComputeDevice device;
    private final Object lock = new Object();
    /** Made with the first image; the process removes it when this program is killed. */
    private Path numbers;

    private WorkerProcess process;
    private boolean closed;

    private Probe(Variant variant, int threads, ComputeDevice device) {
        this.variant = variant;
        this.threads = threads;
        this.device = device;
    }

    /**
     * What came of one image.
     *
     * @param width of the upright source in pixels; 0 where the image cannot be read
     * @param height likewise
     * @param outputs all that the network returned; empty where it did not get that far
     * @param output the selected output, channels x height x width; empty where there is none that can be read, or where
     *     it holds more than 32 million numbers
     * @param range of the selected output's finite numbers
     * @param labels as a run makes them; empty where there is a problem
     * @param times in milliseconds, without any warm-up: the first forwards of an input size are slow
     * @param problem what is wrong; empty where there is a label map
     */
    public record Sight(
            int width,
            int height,
            List<Segmenter.Output> outputs,
            Optional<Tensor> output,
            Optional<Range> range,
            Optional<LabelMap> labels,
            Optional<StageTimes> times,
            Optional<Complaint> problem) {
        public Sight {
            outputs = List.copyOf(outputs);
        }
    }

    /** From the lowest number to the highest. */
    public record Range(float low, float high) {}

    /**
     * Starts the process and loads the variant, to be run on the CPU; blocks until that is done.
     *
     * @param threads of the engine, from 1
     * @throws UnusableException if it cannot be loaded
     */
    public static Probe start(Variant variant, int threads) throws UnusableException {
        return start(variant, threads, ComputeDevice.CPU);
    }

    /** Likewise, to be run on a device. */
    public static Probe start(Variant variant, int threads, ComputeDevice device) throws UnusableException {
        Probe probe = new Probe(variant, threads, device);
        try {
            probe.process();
            return probe;
        } catch (UnusableException e) {
            probe.close();
            throw e;
        }
    }

    /** The variant that was loaded. */
    public Variant variant() {
        return variant;
    }

    /** CPU threads of the engine. */
    public int threads() {
        return threads;
    }

    /** Of the process that runs now; -1 where none does. */
    long pid() {
        synchronized (lock) {
            return process == null ? -1 : process.pid();
        }
    }

    /**
     * Segments an image; blocks.
     *
     * @param card in the place of the variant's own
     * @throws UnusableException if the process cannot be started, or died; all that is wrong with the image, the card or
     *     the network's output is told as {@link Sight#problem}
     */
    public Sight run(Path image, ModelCard card) throws UnusableException {
        Path file = numbers();
        Protocol.Seen seen = ask(new Protocol.Look(image.toString(), card.json(), file.toString(), 0, 1));
        try {
            return sight(seen, file);
        } catch (IOException e) {
            throw new UnusableException("What the worker wrote cannot be read: " + Reasons.of(e) + ".", e);
        }
    }

    /**
     * Times forwards of one image, one after the other; blocks.
     *
     * @param warmup forwards before that are not counted
     * @param forwards that are counted
     * @return their times in milliseconds, in order
     * @throws UnusableException if the image, the card or the network cannot be used, or the process died
     */
    public List<Double> time(Path image, ModelCard card, int warmup, int forwards) throws UnusableException {
        Protocol.Seen seen = ask(new Protocol.Look(image.toString(), card.json(), null, warmup, forwards));
        if (seen.complaint() != null) {
            throw new UnusableException(seen.complaint().sentence());
        }
        return seen.forwardMs();
    }

    private Path numbers() throws UnusableException {
        synchronized (lock) {
            try {
                if (numbers == null && !closed) {
                    numbers = Files.createTempFile("deltamask-probe", ".numbers");
                    numbers.toFile().deleteOnExit();
                }
            } catch (IOException e) {
                throw new UnusableException(
                        "The folder for temporary files cannot be written: " + Reasons.of(e) + ".", e);
            }
            if (closed) {
                throw closed();
            }
            return numbers;
        }
    }

    private UnusableException closed() {
        return new UnusableException("The model " + variant.file() + " was closed.");
    }

    private Protocol.Seen ask(Protocol.Look look) throws UnusableException {
        WorkerProcess asked = process();
        try {
            return asked.look(look);
        } catch (WorkerProcess.Died e) {
            forget(asked);
            throw new UnusableException(sentence(e), e);
        }
    }

    private String sentence(WorkerProcess.Died death) {
        return "The model " + variant.file() + " brought no result: " + death.getMessage() + ".";
    }

    private WorkerProcess process() throws UnusableException {
        WorkerProcess started;
        synchronized (lock) {
            if (closed) {
                throw closed();
            }
            if (process != null) {
                return process;
            }
            started = WorkerProcess.start("probe");
            // From here on close() ends it, also while it loads.
            process = started;
        }
        try {
            started.load(variant, threads, device, 0, Pace.ONE_BY_ONE);
            return started;
        } catch (WorkerProcess.Died e) {
            forget(started);
            throw new UnusableException(sentence(e), e);
        } catch (UnusableException e) {
            forget(started);
            throw e;
        }
    }

    private void forget(WorkerProcess dead) {
        synchronized (lock) {
            process = null;
        }
        dead.close();
    }

    private Sight sight(Protocol.Seen seen, Path file) throws IOException {
        Optional<Range> range =
                Float.isNaN(seen.low()) ? Optional.empty() : Optional.of(new Range(seen.low(), seen.high()));
        Optional<Tensor> output = Optional.empty();
        Optional<LabelMap> labels = Optional.empty();
        if (seen.complaint() == null) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                if (seen.written()) {
                    List<Integer> shape = seen.selected();
                    float[] values = new float[shape.get(0) * shape.get(1) * shape.get(2)];
                    filled(channel, 4 * values.length).asFloatBuffer().get(values);
                    output = Optional.of(new Tensor(shape.get(0), shape.get(1), shape.get(2), values));
                }
                int pixels = seen.width() * seen.height();
                labels = Optional.of(LabelMap.of(
                        seen.width(), seen.height(), filled(channel, pixels).array()));
            }
        }
        return new Sight(
                seen.width(),
                seen.height(),
                seen.outputs(),
                output,
                range,
                labels,
                Optional.ofNullable(seen.times()),
                Optional.ofNullable(seen.complaint()));
    }

    private static ByteBuffer filled(FileChannel file, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining()) {
            if (file.read(buffer) < 0) {
                throw new IOException("it was cut short");
            }
        }
        return buffer.flip();
    }

    /**
     * Ends what it does at once, even inside a native call; the next image starts a new process. From any thread; does not
     * block.
     */
    public void kill() {
        synchronized (lock) {
            if (process != null) {
                process.kill();
            }
        }
    }

    /** Ends the process at once, even inside a native call, and for good; from any thread. */
    @Override
    public void close() {
        WorkerProcess running;
        Path file;
        synchronized (lock) {
            closed = true;
            file = numbers;
            running = process;
            process = null;
        }
        if (running != null) {
            running.kill();
            running.close();
        }
        if (file == null) {
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException leftToTheSystem) {
            // It is a temporary file, removed when the program ends.
            return;
        }
    }
}
