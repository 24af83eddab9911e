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
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The worker process: segments the images that it is told to by {@link Protocol}, with one variant.
 *
 * <p>Decoding, the forward and writing have a thread each. Who sends one request at a time gets stages that never
 * overlap, and honest times; who sends several gets them overlapped.
 */
public final class Worker {
    private final Segmenter.Loader loader;
    private final WorkerLines lines;
    private final Set<List<Integer>> warmShapes = new HashSet<>();

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
        ExecutorService prepare = Executors.newSingleThreadExecutor();
        ExecutorService forward = Executors.newSingleThreadExecutor();
        ExecutorService finish = Executors.newSingleThreadExecutor();
        try {
            // The network lives on the forward thread: the graph optimiser's state is per thread.
            Optional<Opened> opened = CompletableFuture.supplyAsync(() -> lines.open(load, loader), forward)
                    .join();
            if (opened.isEmpty()) {
                return;
            }
            Variant variant = opened.get().variant();
            Segmenter segmenter = opened.get().segmenter();
            CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
            for (Optional<Protocol.Request> next = lines.hear(Protocol.Request.class);
                    next.isPresent();
                    next = lines.hear(Protocol.Request.class)) {
                Protocol.Request request = next.get();
                // A failed request passes through every stage too, so that answers keep the requests' order.
                last = CompletableFuture.supplyAsync(() -> prepare(variant.card(), request), prepare)
                        .handleAsync((job, failure) -> forward(opened.get(), load.warmup(), job, failure), forward)
                        .handleAsync((job, failure) -> finish(variant, request, job, failure), finish)
                        .thenAccept(lines::say);
            }
            last.join();
            forward.execute(segmenter::close);
        } finally {
            prepare.shutdown();
            forward.shutdown();
            finish.shutdown();
        }
    }

    /** One request on its way through the stages; later stages fill in what earlier ones left open. */
    private record Job(
            Protocol.Request request,
            RgbImage image,
            Tensor input,
            Segmenter.Prediction prediction,
            int warmups,
            long decodeNanos,
            long preprocessNanos) {}

    private static Job prepare(ModelCard card, Protocol.Request request) {
        long start = System.nanoTime();
        RgbImage image = unchecked(() -> ImageReader.read(Path.of(request.image())));
        long decoded = System.nanoTime();
        Tensor input = unchecked(() -> Preprocessor.toInput(image, card.input()));
        return new Job(request, image, input, null, 0, decoded - start, System.nanoTime() - decoded);
    }

    private Job forward(Opened opened, int warmup, Job job, Throwable failure) {
        if (failure != null) {
            throw new CompletionException(failure);
        }
        Tensor input = job.input();
        int warmups = warmShapes.add(List.of(input.channels(), input.height(), input.width())) ? warmup : 0;
        for (int i = 0; i < warmups; i++) {
            unchecked(() -> opened.segmenter().forward(input));
        }
        Segmenter.Prediction prediction = unchecked(() -> opened.segmenter().forward(input));
        unchecked(() -> {
            OutputCheck.check(
                    prediction.output(), input, opened.variant().card().output());
            return null;
        });
        return new Job(
                job.request(), job.image(), input, prediction, warmups, job.decodeNanos(), job.preprocessNanos());
    }

    private static Protocol.Answer finish(Variant variant, Protocol.Request request, Job job, Throwable failure) {
        if (failure != null) {
            return Protocol.Answer.failed(sentence(variant, request, failure));
        }
        try {
            return finish(variant.card(), job);
        } catch (RuntimeException | OutOfMemoryError e) {
            return Protocol.Answer.failed(sentence(variant, request, e));
        }
    }

    private static Protocol.Answer finish(ModelCard card, Job job) {
        RgbImage image = job.image();
        long start = System.nanoTime();
        LabelMap labels = unchecked(
                () -> Postprocessor.toLabelMap(job.prediction().output(), card, image.width(), image.height()));
        long nanos = System.nanoTime() - start;
        if (job.request().labelMap() != null) {
            Path file = Path.of(job.request().labelMap());
            unchecked(() -> {
                LabelMapFile.write(labels, file);
                return null;
            });
        }
        StageTimes times = new StageTimes(
                millis(job.decodeNanos()),
                millis(job.preprocessNanos()),
                millis(job.prediction().forwardNanos()),
                millis(nanos));
        return new Protocol.Answer(
                null, image.width(), image.height(), times, job.warmups(), PeakMemory.residentBytes());
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

    private interface Step<T> {
        T run() throws UnusableException;
    }

    /** Carries the sentence through a future's stages, which know no checked exceptions. */
    private static <T> T unchecked(Step<T> step) {
        try {
            return step.run();
        } catch (UnusableException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
