package deltamask.run;

import deltamask.dataset.Sample;
import deltamask.failure.UnusableException;
import deltamask.inference.Pace;
import deltamask.inference.Protocol;
import deltamask.inference.StageTimes;
import deltamask.inference.WorkerProcess;
import deltamask.inference.WorkerProcess.Died;
import deltamask.variant.Variant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One variant's way through a dataset: its worker, which is started again when it dies, and its Run's folder. Used by
 * one thread; {@link #kill} may come from any.
 */
final class VariantLane implements AutoCloseable {
    private final Variant variant;
    private final RunWriter writer;
    private final Conditions conditions;
    private final Pace pace;
    private final Admission admission;
    private final BooleanSupplier cancelled;
    private final Consumer<String> activity;
    private final Consumer<RunRow> rows;
    private volatile WorkerProcess worker;
    private long peakRssBytes;
    private Pending current;

    VariantLane(
            Variant variant,
            RunWriter writer,
            Conditions conditions,
            Pace pace,
            Admission admission,
            BooleanSupplier cancelled,
            Consumer<String> activity,
            Consumer<RunRow> rows) {
        this.variant = variant;
        this.writer = writer;
        this.conditions = conditions;
        this.pace = pace;
        this.admission = admission;
        this.cancelled = cancelled;
        this.activity = activity;
        this.rows = rows;
    }

    /** Says whether the engine that was loaded may make this Run's images. */
    interface Admission {
        /** @throws UnusableException if not */
        void check(Run.Made loaded) throws UnusableException;
    }

    Variant variant() {
        return variant;
    }

    boolean needs(Sample sample) {
        return writer.earlier(sample).isEmpty();
    }

    /** Starts a worker and loads the variant. */
    void open() throws UnusableException, Cancelled {
        activity.accept("Loading " + variant.name());
        WorkerProcess started = WorkerProcess.start();
        worker = started;
        if (cancelled.getAsBoolean()) {
            started.kill();
        }
        try {
            Protocol.Loaded loaded =
                    started.load(variant, conditions.threads(), conditions.device(), conditions.warmup(), pace);
            Run.Made made = writer.info().made().loaded(loaded.engine(), loaded.device(), loaded.loadMs());
            admission.check(made);
            writer.describe(made);
        } catch (Died e) {
            throwIfCancelled();
            throw new UnusableException(
                    "The model " + variant.file() + " could not be loaded: " + e.getMessage() + ".", e);
        } catch (UnusableException e) {
            throwIfCancelled();
            throw e;
        }
    }

    /** An image on its way: its repeats' times, or why it failed. */
    private static final class Pending {
        final Sample sample;
        final List<StageTimes> times = new ArrayList<>();
        int answers;
        int width;
        int height;
        String firstTry = "";
        Optional<String> failure = Optional.empty();

        Pending(Sample sample) {
            this.sample = sample;
        }

        void take(Protocol.Answer answer) {
            answers++;
            if (answer.error() != null) {
                failure = failure.or(() -> Optional.of(answer.error()));
                return;
            }
            width = answer.width();
            height = answer.height();
            times.add(answer.times());
        }

        RunRow row() {
            return failure.<RunRow>map(reason -> new RunRow.Failed(sample.number(), sample.name(), reason))
                    .orElseGet(() -> new RunRow.Done(sample.number(), sample.name(), width, height, times, firstTry));
        }
    }

    /** Begins an image; then {@link #measure} once for each repeat, then {@link #finish}. */
    void begin(Sample sample) {
        current = new Pending(sample);
    }

    /** Segments the image once more. */
    void measure() throws UnusableException, Cancelled {
        if (current.failure.isPresent()) {
            return;
        }
        for (boolean answered = false; !answered; ) {
            try {
                send(current, current.times.isEmpty());
                current.take(take());
                answered = true;
            } catch (Died e) {
                answered = !recover(current, e);
            }
        }
    }

    /** Writes the image's row. */
    void finish() throws UnusableException {
        RunRow row = current.row();
        writer.add(row);
        rows.accept(row);
    }

    /** Segments many images, sending ahead, so that the worker's stages overlap. Answers come in the requests' order. */
    void stream(List<Sample> samples, Gate gate) throws UnusableException, Cancelled, InterruptedException {
        int repeats = conditions.repeats();
        int total = Math.multiplyExact(samples.size(), repeats);
        Deque<Pending> sent = new ArrayDeque<>();
        // One more than are worked on, so that none of the worker's threads waits for a request.
        int sentAhead = pace.images() + 1;
        Pending newest = null;
        int next = 0;
        while (next < total || !sent.isEmpty()) {
            try {
                while (next < total && sent.size() < sentAhead && (sent.isEmpty() || !gate.isClosed())) {
                    gate.await();
                    throwIfCancelled();
                    boolean first = next % repeats == 0;
                    newest = first ? new Pending(samples.get(next / repeats)) : newest;
                    next++;
                    sent.addLast(newest);
                    send(newest, first);
                }
                current = sent.getFirst();
                current.take(take());
                sent.removeFirst();
                if (current.answers == repeats) {
                    finish();
                }
            } catch (Died e) {
                tryEachAlone(new LinkedHashSet<>(sent), e);
                sent.clear();
                // The newest one's repeats that were not sent yet are done with it.
                next = (next + repeats - 1) / repeats * repeats;
            }
        }
    }

    /** Which of the images on the way it was, nobody knows: each of them is tried once more, alone. */
    private void tryEachAlone(Set<Pending> suspects, Died death) throws UnusableException, Cancelled {
        boolean alive = true;
        String reason = "";
        for (Pending suspect : suspects) {
            if (reason.isEmpty()) {
                alive = recover(suspect, death);
                reason = suspect.firstTry;
            } else if (alive) {
                suspect.firstTry = reason;
            }
            current = suspect;
            repeatAndFinish();
        }
    }

    private void repeatAndFinish() throws UnusableException, Cancelled {
        while (current.failure.isEmpty() && current.times.size() < conditions.repeats()) {
            measure();
        }
        finish();
    }

    /**
     * Starts a new worker after one died over an image.
     *
     * @return whether the image is to be tried once more; if not, it has failed
     */
    private boolean recover(Pending pending, Died death) throws UnusableException, Cancelled {
        throwIfCancelled();
        boolean first = pending.firstTry.isEmpty();
        if (first) {
            pending.firstTry = "first try: " + death.getMessage();
        } else {
            pending.failure = Optional.of(death.getMessage() + ", twice over this image");
        }
        activity.accept(variant.name() + ", " + pending.sample.name() + ": " + death.getMessage()
                + (first ? "; trying once more" : "; given up"));
        worker.close();
        open();
        return first;
    }

    private void send(Pending pending, boolean withLabelMap) throws Died {
        worker.request(
                pending.sample.image().toAbsolutePath(),
                withLabelMap
                        ? Optional.of(RunFolder.labelMapFile(writer.folder().toAbsolutePath(), pending.sample))
                        : Optional.empty());
    }

    private Protocol.Answer take() throws Died {
        Protocol.Answer answer = worker.answer();
        peakRssBytes = Math.max(peakRssBytes, answer.peakRssBytes());
        return answer;
    }

    /** Says in {@code run.json} that the Run is whole. */
    void complete(String finished) throws UnusableException {
        if (worker == null) {
            return; // an earlier attempt had done it all
        }
        Run.Made made = writer.info().made();
        long peak = Math.max(peakRssBytes, made.peakRssBytes().orElse(0));
        writer.describe(made.finished(finished, peak == 0 ? OptionalLong.empty() : OptionalLong.of(peak)));
    }

    private void throwIfCancelled() throws Cancelled {
        if (cancelled.getAsBoolean()) {
            throw new Cancelled();
        }
    }

    void kill() {
        WorkerProcess running = worker;
        if (running != null) {
            running.kill();
        }
    }

    @Override
    public void close() throws UnusableException {
        WorkerProcess running = worker;
        if (running != null) {
            running.close();
        }
        writer.close();
    }

    /** The user ended the run. */
    static final class Cancelled extends Exception {
        private static final long serialVersionUID = 1;
    }
}
