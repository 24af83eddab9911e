package deltamask.inference;

import deltamask.dataset.ImageReader;
import deltamask.dataset.RgbImage;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.inference.WorkerLines.Opened;
import deltamask.mask.LabelMap;
import deltamask.mask.LabelMapFile;
import deltamask.variant.ModelCard;
import deltamask.variant.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * The worker process: segments the images that it is told to by {@link Protocol}, with one variant.
 *
 * <p>An image stays on one thread, from reading it to writing its label map. At a pace of one, that is also the thread on
 * which the network was loaded, nothing overlaps, and times are honest; else several images are on their way at once.
 */
public final class Worker {
    private final Segmenter.Loader loader;
    private final WorkerLines lines;
    private final Set<List<Integer>> warmShapes = new HashSet<>();
    private Semaphore forwards;

    public Worker(Segmenter.Loader loader, InputStream in, PrintStream out) {
        this.loader = loader;
        this.lines = new WorkerLines(in, out);
    }

    /** Serves until the input ends. */
    public void serve() throws IOException {
        Optional<Protocol.Load> first = lines.hear(Protocol.Load.class);
        if (first.isEmpty()) {
            return;
        }
        Protocol.Load load = first.get();
        ExecutorService images = Executors.newFixedThreadPool(load.pace().images());
        forwards = new Semaphore(load.pace().forwards());
        try {
            Optional<Opened> opened = CompletableFuture.supplyAsync(() -> lines.open(load, loader), images)
                    .join();
            if (opened.isEmpty()) {
                return;
            }
            CompletableFuture<Void> told = CompletableFuture.completedFuture(null);
            for (Optional<Protocol.Request> next = lines.hear(Protocol.Request.class);
                    next.isPresent();
                    next = lines.hear(Protocol.Request.class)) {
                Protocol.Request request = next.get();
                // Whichever is through first: answers keep the requests' order.
                told = told.thenCombine(
                        CompletableFuture.supplyAsync(() -> answer(opened.get(), load.warmup(), request), images),
                        (before, answer) -> {
                            lines.say(answer);
                            return null;
                        });
            }
            told.join();
            images.execute(opened.get().segmenter()::close);
        } finally {
            images.shutdown();
        }
    }

    /** An image as the network wants it. */
    private record Prepared(RgbImage image, Tensor input, double decodeMs, double preprocessMs) {}

    private Protocol.Answer answer(Opened opened, int warmup, Protocol.Request request) {
        try {
            Prepared prepared = prepare(opened.variant().card(), request);
            int warmups;
            Segmenter.Prediction prediction;
            forwards.acquireUninterruptibly();
            try {
                warmups = warmUp(opened.segmenter(), warmup, prepared.input());
                prediction = opened.segmenter().forward(prepared.input());
            } finally {
                forwards.release();
            }
            OutputCheck.check(
                    prediction.output(), prepared.input(), opened.variant().card());
            return finish(opened.variant().card(), request, prepared, warmups, prediction);
        } catch (UnusableException | RuntimeException | Error e) {
            return Protocol.Answer.failed(sentence(opened.variant(), request, e));
        }
    }

    private static Prepared prepare(ModelCard card, Protocol.Request request) throws UnusableException {
        long start = System.nanoTime();
        RgbImage image = ImageReader.read(Path.of(request.image()));
        long decoded = System.nanoTime();
        Tensor input = Preprocessor.toInput(image, card.input());
        return new Prepared(image, input, millis(decoded - start), millis(System.nanoTime() - decoded));
    }

    /** @return how many forwards were made because the input's shape was new */
    private int warmUp(Segmenter segmenter, int warmup, Tensor input) throws UnusableException {
        // Images of the same shape wait here: a warm-up beside a counted forward would be in its time.
        synchronized (warmShapes) {
            if (!warmShapes.add(List.of(input.channels(), input.height(), input.width()))) {
                return 0;
            }
            for (int i = 0; i < warmup; i++) {
                segmenter.forward(input);
            }
            return warmup;
        }
    }

    private static Protocol.Answer finish(
            ModelCard card, Protocol.Request request, Prepared prepared, int warmups, Segmenter.Prediction prediction)
            throws UnusableException {
        RgbImage image = prepared.image();
        long start = System.nanoTime();
        LabelMap labels = Postprocessor.toLabelMap(prediction.output(), card, image.width(), image.height());
        double postprocessMs = millis(System.nanoTime() - start);
        if (request.labelMap() != null) {
            LabelMapFile.write(labels, Path.of(request.labelMap()));
        }
        StageTimes times = new StageTimes(
                prepared.decodeMs(), prepared.preprocessMs(), millis(prediction.forwardNanos()), postprocessMs);
        return new Protocol.Answer(null, image.width(), image.height(), times, warmups, PeakMemory.residentBytes());
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    private static String sentence(Variant variant, Protocol.Request request, Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof UnusableException)) {
            cause = cause.getCause();
        }
        if (cause instanceof CardMisfitException misfit && !variant.hasCard()) {
            return misfit.complaint().withoutCard(variant.file());
        }
        if (cause instanceof UnusableException) {
            return cause.getMessage();
        }
        if (cause instanceof OutOfMemoryError) {
            return request.image() + " needs more memory than the worker has: use a smaller image.";
        }
        return request.image() + " failed: " + Reasons.of(cause) + " ("
                + cause.getClass().getSimpleName() + ").";
    }
}
