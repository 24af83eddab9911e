package deltamask.ui.bench;

import deltamask.failure.UnusableException;
import deltamask.home.Installation;
import deltamask.ui.App;
import deltamask.ui.NoDisplayException;
import deltamask.ui.UiRequest;
import deltamask.ui.common.FxThread;
import deltamask.ui.common.Session;
import deltamask.ui.common.Side;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import javafx.stage.Stage;

/** Measures the real window. Times are in milliseconds. */
public final class Benchmarks {
    private static final long LOOK_NANOS = 1_000_000;

    private final Installation installation;
    private final BiFunction<Path, Path, UiRequest> opening;

    /** @param opening what the window opens with, for a dataset and a folder for all that it keeps */
    public Benchmarks(Installation installation, BiFunction<Path, Path, UiRequest> opening) {
        this.installation = installation;
        this.opening = opening;
    }

    /** Whole starts of the program until its window can be used, with the launcher and without its help. */
    public Map<String, Object> start(int runs) throws UnusableException, InterruptedException {
        return new StartBench(installation).measure(runs);
    }

    /** Opens the window on the bundled images until it can be used, and closes it. */
    public void window() throws UnusableException, InterruptedException {
        drive(installation.sampleImages(), Benchmarks::awaitUsable);
    }

    /**
     * Opens the window, runs and looks around in it with results that are made up, so that the classes of the first
     * minutes are loaded: the build keeps them ready.
     */
    public void train() throws UnusableException, InterruptedException {
        try (WorkFolder work = WorkFolder.make()) {
            UiRequest request =
                    opening.apply(installation.sampleImages(), work.path()).with(MadeUpRun::new);
            drive(request, (stage, session) -> {
                awaitUsable(stage, session);
                new GalleryBench(new Driver(stage, session)).lookAround();
            });
        }
    }

    /**
     * The window on many images. Two programs are opened one after the other, so that the second finds the thumbnails on
     * disk and nothing in memory.
     */
    public Map<String, Object> ui(int images, Optional<Path> own) throws UnusableException, InterruptedException {
        return new UiBench(installation).measure(images, own);
    }

    /** One of these programs. */
    public Map<String, Object> uiPass(Path dataset, Path work, boolean whole)
            throws UnusableException, InterruptedException {
        Map<String, Object> figures = new LinkedHashMap<>();
        UiRequest request = opening.apply(dataset, work).with(MadeUpRun::new);
        drive(request, (stage, session) -> {
            long begin = System.nanoTime();
            awaitUsable(stage, session);
            figures.put("list_ms", (System.nanoTime() - begin) / 1e6);
            GalleryBench gallery = new GalleryBench(new Driver(stage, session));
            figures.put("first_thumbnails_ms", gallery.firstThumbnails());
            if (whole) {
                figures.putAll(gallery.measure());
            }
        });
        figures.putAll(Machine.figures());
        return figures;
    }

    /** A run of the bundled variants on the bundled images, in the window. */
    public Map<String, Object> run() throws UnusableException, InterruptedException {
        Map<String, Object> figures = new LinkedHashMap<>();
        drive(installation.sampleImages(), (stage, session) -> {
            awaitUsable(stage, session);
            figures.putAll(RunBench.measure(new Driver(stage, session)));
        });
        figures.putAll(Machine.figures());
        return figures;
    }

    /** The bundled variants on pictures of 1 and 12 megapixels, looked at in all ways. */
    public Map<String, Object> compare() throws UnusableException, InterruptedException {
        Map<String, Object> figures = new LinkedHashMap<>();
        try (WorkFolder work = WorkFolder.make()) {
            Path dataset = work.path().resolve("pictures");
            GeneratedImages.make(dataset, CompareBench.IMAGES_OF_A_SIZE, CompareBench.SIZES);
            drive(opening.apply(dataset, work.path()), (stage, session) -> {
                awaitUsable(stage, session);
                figures.putAll(new CompareBench(new Driver(stage, session)).measure());
            });
        }
        figures.putAll(Machine.figures());
        return figures;
    }

    /** Every figure of made-up results, drawn as for a window and written to files. */
    public Map<String, Object> figures(int images, int times) throws UnusableException {
        return FigureBench.measure(images, times);
    }

    private void drive(Path dataset, Look look) throws UnusableException, InterruptedException {
        try (WorkFolder work = WorkFolder.make()) {
            drive(opening.apply(dataset, work.path()), look);
        }
    }

    private static void drive(UiRequest request, Look look) throws UnusableException, InterruptedException {
        try {
            App.open(request, (stage, session) -> {
                try {
                    look.at(stage, session);
                } finally {
                    FxThread.run(stage::hide);
                }
            });
        } catch (NoDisplayException e) {
            throw new UnusableException("The window cannot be measured: " + e.getMessage() + ".", e);
        }
    }

    private interface Look {
        void at(Stage stage, Session session) throws InterruptedException;
    }

    /** The window can be used when dataset and variants are there and it is painted with them. */
    private static void awaitUsable(Stage stage, Session session) throws InterruptedException {
        while (!FxThread.call(() -> stage.isShowing()
                && session.dataset() != null
                && session.variant(Side.A) != null
                && session.variant(Side.B) != null)) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        FxThread.awaitPainted();
    }
}
