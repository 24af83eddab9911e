package deltamask.inference;

import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.variant.Variant;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A worker with one variant loaded, in a process of its own. Requests are sent and answers taken by one thread;
 * {@link #kill} may come from any.
 */
public final class WorkerProcess implements AutoCloseable {
    /**
     * OpenMP's threads sleep between parallel regions instead of spinning. Spinning threads keep a second worker's
     * forward and XNNPACK's own pool from the cores: an optimised file then takes twenty times as long.
     */
    private static final String WAIT_POLICY = "OMP_WAIT_POLICY";

    private static final String PASSIVE = "PASSIVE";

    /**
     * The C library keeps the memory that a forward gave back, for the next one. Left to itself it returns it to the
     * system or not, as luck will have it, and a forward that has to fault it in again takes nearly twice as long. Read by
     * glibc; other libraries pass it over. docs/decisions/0008-allocator-keeps-memory.md has the figures.
     */
    private static final Map<String, String> KEEP_MEMORY = Map.of(
            "MALLOC_TRIM_THRESHOLD_", "1000000000",
            "MALLOC_MMAP_THRESHOLD_", "1000000000",
            // A thread's own arena is given back whole when it empties, whatever the thresholds say.
            "MALLOC_ARENA_MAX", "1");

    private static final String CRASH_LOG = ".crash";

    private final Process process;
    private final Writer requests;
    private final BufferedReader answers;
    private final Path errors;
    private Protocol.Loaded loaded;

    private WorkerProcess(Process process, Path errors) {
        this.process = process;
        this.requests = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.errors = errors;
    }

    /** The wait policy of OpenMP's threads in every worker: the user's own setting, or passive. */
    public static String waitPolicy() {
        return System.getenv().getOrDefault(WAIT_POLICY, PASSIVE).toLowerCase(Locale.ROOT);
    }

    /** Starts the process, which does nothing until {@link #load}. */
    public static WorkerProcess start() throws UnusableException {
        return start("worker");
    }

    /** @param task the word for {@code Main} that says what the process is for */
    static WorkerProcess start(String task) throws UnusableException {
        try {
            // A file, not a pipe: nobody has to read it while the worker works.
            Path errors = Files.createTempFile("deltamask-worker", ".log");
            errors.toFile().deleteOnExit();
            ProcessBuilder builder = new ProcessBuilder(command(task, errors));
            builder.environment().putIfAbsent(WAIT_POLICY, PASSIVE);
            builder.environment().putAll(KEEP_MEMORY);
            return new WorkerProcess(builder.redirectError(errors.toFile()).start(), errors);
        } catch (IOException e) {
            throw new UnusableException("No worker process could be started: " + Reasons.of(e) + ".", e);
        }
    }

    private static List<String> command(String task, Path errors) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                // A crash must not leave the JVM's log in the user's current folder.
                "-XX:ErrorFile=" + errors + CRASH_LOG,
                "-XX:-CreateCoredumpOnCrash",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                "deltamask.Main",
                task);
    }

    /**
     * Loads a variant; blocks until that is done.
     *
     * @param threads of the engine, from 1
     * @param device what the network is run on
     * @param warmup forwards per new input shape that are not counted
     * @param pace how many requests it is to work on at once
     * @throws UnusableException if it cannot be loaded
     * @throws Died if the process ended
     */
    public Protocol.Loaded load(Variant variant, int threads, ComputeDevice device, int warmup, Pace pace)
            throws UnusableException, Died {
        say(new Protocol.Load(
                variant.file().toString(), variant.card().json(), variant.hasCard(), threads, device, warmup, pace));
        loaded = hear(Protocol.Loaded.class);
        if (loaded.error() != null) {
            throw new UnusableException(loaded.error());
        }
        return loaded;
    }

    /**
     * Sends an image to be segmented; {@link #answer} gives the answers in the same order.
     *
     * @param labelMap where the label map goes; empty: nowhere
     */
    public void request(Path image, Optional<Path> labelMap) throws Died {
        say(new Protocol.Request(image.toString(), labelMap.map(Path::toString).orElse(null)));
    }

    /** Takes the next answer; blocks until there is one. */
    public Protocol.Answer answer() throws Died {
        return hear(Protocol.Answer.class);
    }

    /** Has an image looked at; blocks. Only a process that was started to probe answers. */
    Protocol.Seen look(Protocol.Look look) throws Died {
        say(look);
        return hear(Protocol.Seen.class);
    }

    /** Ends the process at once, even inside a native call. From any thread. */
    public void kill() {
        process.destroyForcibly();
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        try {
            requests.close();
            Files.deleteIfExists(errors);
            Files.deleteIfExists(Path.of(errors + CRASH_LOG));
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void say(Object message) throws Died {
        try {
            requests.write(Protocol.write(message));
            requests.write('\n');
            requests.flush();
        } catch (IOException e) {
            throw died(e);
        }
    }

    private <T> T hear(Class<T> type) throws Died {
        try {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith(Protocol.MARK)) {
                    return Protocol.read(line.substring(Protocol.MARK.length()), type);
                }
            }
        } catch (IOException e) {
            throw died(e);
        }
        throw died(null);
    }

    private Died died(IOException cause) {
        int exit;
        try {
            // Its pipes are closed, so its end is near; one that clings to life is ended.
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            exit = process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return new Died("the worker was interrupted", cause);
        }
        return new Died(reason(exit), cause);
    }

    private String reason(int exit) {
        String last = lastError();
        String end = last.isEmpty() ? "" : ": " + last;
        return switch (exit) {
            // Java reports a signal as 128 and its number.
            case 137 -> "the worker process was killed (signal 9: by hand, or because memory ran out)";
            case 134 -> "the worker process aborted (signal 6)" + end;
            case 139 -> "the worker process crashed in native code (signal 11)" + end;
            case 143 -> "the worker process was asked to end (signal 15)";
            default -> "the worker process ended with exit code " + exit + end;
        };
    }

    private String lastError() {
        try {
            List<String> lines = Files.readAllLines(errors, StandardCharsets.ISO_8859_1);
            return lines.isEmpty() ? "" : Reasons.firstLine(lines.get(lines.size() - 1));
        } catch (IOException e) {
            return "";
        }
    }

    /** The worker's process ended; the message is half a sentence that says why. */
    public static final class Died extends Exception {
        private static final long serialVersionUID = 1;

        Died(String reason, Throwable cause) {
            super(reason, cause);
        }
    }
}
