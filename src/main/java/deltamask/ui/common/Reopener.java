package deltamask.ui.common;

import deltamask.comparison.Comparison;
import deltamask.comparison.Kept;
import deltamask.comparison.KeptRuns;
import deltamask.comparison.Library;
import deltamask.comparison.Manifest;
import deltamask.comparison.Rules;
import deltamask.dataset.Dataset;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.files.Folders;
import deltamask.run.Run;
import deltamask.run.RunFolder;
import deltamask.run.imports.MaskFolder;
import deltamask.ui.common.Tasks.Lane;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Opens comparisons and Runs that are there already, without running anything. JavaFX thread only. */
public final class Reopener {
    private final Session session;
    private final Tasks tasks;
    private final Opener opener;
    private final RunControl runs;
    private final Library library;
    private final Callable<Path> newFolder;
    private final Latest reading;
    private BiConsumer<Path, Side> masks = (folder, side) -> {};
    private final ReadOnlyObjectWrapper<Kept> homeless = new ReadOnlyObjectWrapper<>(this, "homeless");

    /**
     * @param library where comparisons are kept
     * @param newFolder makes an empty folder in it
     */
    public Reopener(
            Session session, Tasks tasks, Opener opener, RunControl runs, Library library, Callable<Path> newFolder) {
        this.session = session;
        this.tasks = tasks;
        this.opener = opener;
        this.runs = runs;
        this.library = library;
        this.newFolder = newFolder;
        this.reading = new Latest(tasks, Lane.FILES);
        session.datasetProperty().addListener((property, old, now) -> homeless.set(null));
    }

    /** @param listener gets each folder of masks that is dropped or chosen, and the side that it is meant for */
    public void onMasks(BiConsumer<Path, Side> listener) {
        masks = listener;
    }

    /** The comparison that could not be opened because its dataset is not where it was; null for none. */
    public ReadOnlyObjectProperty<Kept> homelessProperty() {
        return homeless.getReadOnlyProperty();
    }

    /**
     * Shows a comparison as it was after its run. One that does not say where its dataset lies is taken to be of the open
     * dataset, where that has the same name.
     */
    public void open(Kept kept) {
        Dataset shown = session.dataset();
        boolean unsaid = kept.manifest()
                .filter(manifest -> manifest.dataset().isEmpty()
                        && shown != null
                        && manifest.plan().datasetName().equals(shown.name()))
                .isPresent();
        if (unsaid) {
            open(kept, shown.folder());
        } else {
            read(kept, this::show);
        }
    }

    /**
     * Shows the comparison in a folder.
     *
     * @param otherwise is done where there is none any more
     */
    public void open(Path folder, Runnable otherwise) {
        Consumer<Kept> read = kept -> {
            if (kept.manifest().isPresent()) {
                open(kept);
            } else {
                otherwise.run();
            }
        };
        reading.start(() -> Library.read(folder), read, failure -> otherwise.run());
    }

    /** Shows a comparison whose dataset lies elsewhere now. */
    public void open(Kept kept, Path dataset) {
        Kept moved = new Kept(
                kept.folder(), kept.manifest().map(manifest -> manifest.at(dataset)), kept.done(), kept.problem());
        read(moved, this::show);
    }

    /** Runs the images of a comparison that failed or were never run, and none twice. */
    public void finish(Kept kept) {
        Callable<Optional<Reopened>> work = () -> {
            Reopened reopened = Reopened.read(kept);
            return reopened.lacksNothing() ? Optional.empty() : Optional.of(reopened);
        };
        read(kept, work, lacking -> {
            if (lacking.isEmpty()) {
                session.activityProperty().set("");
                session.noticeProperty()
                        .set(Notice.info("Nothing is missing in \"" + kept.title()
                                + "\": every image is through, and none failed."));
                return;
            }
            Reopened reopened = lacking.get();
            if (reopened.request().isEmpty()) {
                session.problem("\"" + kept.title() + "\" cannot be gone on with: "
                        + (kept.ownsRuns()
                                ? "a model or its card is gone, or is another one by now."
                                : "its Runs lie elsewhere; run their models anew."));
                return;
            }
            choose(reopened);
            runs.finish(reopened.request().get());
        });
    }

    /** Compares two Runs of the open dataset that lie anywhere. */
    public void compareRuns(Path runA, Path runB) {
        Dataset dataset = session.dataset();
        if (dataset == null) {
            session.problem("Open the dataset of the two Runs first, then drop them again.");
            return;
        }
        Callable<Kept> work = () -> {
            Run a = RunFolder.read(runA, dataset);
            Run b = RunFolder.read(runB, dataset);
            Path folder = newFolder.call();
            Library.write(folder, Manifest.of(dataset, a, b, Rules.DEFAULT));
            return Library.read(folder);
        };
        if (isFree()) {
            reading.start(work, this::open, this::failed);
        }
    }

    /** Puts a Run in the place of one side of the results on screen. */
    public void compareRun(Side side, Path run) {
        Results results = session.results();
        if (results == null) {
            session.problem("One Run is compared with another: open or make a comparison of its dataset first, or drop"
                    + " two Runs.");
            return;
        }
        compareRuns(
                side == Side.A ? run : results.a().run(),
                side == Side.A ? results.b().run() : run);
    }

    /** Shows what a queue made in this session, without scoring it again. */
    public void show(JobStarter.Request request, Comparison comparison) {
        boolean sameImages = request.dataset().equals(session.dataset());
        boolean queued = session.machine().holder() == Machine.Holder.QUEUE;
        if (!(queued && sameImages) && !isFree()) {
            return;
        }
        if (!sameImages) {
            opener.opened(request.dataset());
        }
        // What is chosen stays below a queue that still runs.
        if (!queued) {
            session.setVariant(Side.A, request.a());
            session.setVariant(Side.B, request.b());
        }
        runs.show(request, comparison);
    }

    /**
     * Opens what was dropped or chosen: a comparison, a Run, two Runs, masks of the open dataset, or else a dataset.
     *
     * @param side where one Run goes
     */
    public void openAny(List<Path> dropped, Side side) {
        Latest looking = new Latest(tasks, Lane.FILES);
        Dataset dataset = session.dataset();
        looking.start(() -> opening(dropped, side, dataset), Runnable::run, this::failed);
    }

    /** Looks into what was dropped, and says how it is opened; blocks. */
    private Runnable opening(List<Path> dropped, Side side, Dataset dataset) {
        Path first = dropped.get(0);
        if (RunFolder.areRuns(dropped)) {
            if (dropped.size() == 2) {
                return () -> compareRuns(first, dropped.get(1));
            }
            return RunFolder.isUndescribed(first) ? () -> masks.accept(first, side) : () -> compareRun(side, first);
        }
        if (dropped.size() > 1) {
            return () -> session.problem(
                    "Drop one folder of images, one of masks, one comparison, two Runs, or model files that end in .pt or"
                            + " .ptl.");
        }
        Kept kept = Library.read(first);
        if (kept.manifest().isPresent()) {
            return () -> open(kept);
        }
        boolean ofMasks = dataset != null && MaskFolder.looksLikeOne(first, dataset);
        return ofMasks ? () -> masks.accept(first, side) : () -> opener.dataset(first);
    }

    /** Writes a Run into a folder that is not there yet. */
    public interface Writing {
        Run into(Path folder) throws UnusableException;
    }

    /**
     * Makes a comparison of a Run that is being written, in the comparison's own folder, and one that is there; blocks.
     * Where that fails nothing is left.
     *
     * @param side which the new Run becomes
     * @param other a Run of the dataset
     */
    public Kept keepBeside(Side side, Path other, Dataset dataset, Writing writing) throws Exception {
        Path folder = newFolder.call();
        boolean whole = false;
        try {
            Run there = RunFolder.read(other, dataset);
            Run made = writing.into(folder.resolve(side == Side.A ? Manifest.RUN_A : Manifest.RUN_B));
            Library.write(
                    folder,
                    side == Side.A
                            ? Manifest.of(dataset, made, there, Rules.DEFAULT)
                            : Manifest.of(dataset, there, made, Rules.DEFAULT));
            whole = true;
            return Library.read(folder);
        } finally {
            if (!whole) {
                Folders.delete(folder);
            }
        }
    }

    private void read(Kept kept, Consumer<Reopened> then) {
        read(kept, () -> Reopened.read(kept), then);
    }

    private <T> void read(Kept kept, Callable<T> work, Consumer<T> then) {
        if (!isFree()) {
            return;
        }
        homeless.set(null);
        session.activityProperty().set("Opening " + kept.title() + "…");
        Consumer<T> unlessBusy = read -> {
            // A run may have been started while it was read.
            if (isFree()) {
                then.accept(read);
            }
        };
        reading.start(work, unlessBusy, failure -> {
            session.activityProperty().set("");
            if (failure instanceof KeptRuns.DatasetGone) {
                homeless.set(kept);
                session.problem(failure.getMessage());
            } else {
                failed(failure);
            }
        });
    }

    private boolean isFree() {
        if (session.machine().isTaken()) {
            session.problem(session.machine().refusal("wait for it, or cancel it first"));
        }
        return !session.machine().isTaken();
    }

    private void failed(Exception failure) {
        session.problem(Reasons.sentence(failure, "It cannot be opened"));
    }

    private void show(Reopened reopened) {
        choose(reopened);
        runs.show(reopened, comparison -> remember(reopened, comparison));
    }

    private static boolean sameScores(Manifest.End kept, Manifest scored) {
        return scored.outcome()
                .end()
                .filter(now ->
                        now.meanIouA().equals(kept.meanIouA()) && now.meanIouB().equals(kept.meanIouB()))
                .isPresent();
    }

    private void choose(Reopened reopened) {
        session.noticeProperty().set(null);
        if (!reopened.dataset().equals(session.dataset())) {
            opener.opened(reopened.dataset());
        }
        reopened.variantA().ifPresent(variant -> session.setVariant(Side.A, variant));
        reopened.variantB().ifPresent(variant -> session.setVariant(Side.B, variant));
        reopened.conditions().ifPresent(session.conditionsProperty()::set);
    }

    /** What an older folder did not say of itself, and where its dataset lies now, is known from now on. */
    private void remember(Reopened reopened, Comparison comparison) {
        Path folder = reopened.kept().folder();
        boolean whole = reopened.manifest().isWhole() || !reopened.kept().ownsRuns();
        Manifest scored = reopened.manifest().scored(comparison, whole);
        Optional<Manifest.End> kept = reopened.manifest().outcome().end();
        if (kept.isPresent() && reopened.manifest().isWhole() && !sameScores(kept.get(), scored)) {
            session.noticeProperty()
                    .set(Notice.problem("The scores are not those that were kept with this comparison: truths or masks"
                            + " have changed since. The kept ones stay in the list."));
            return;
        }
        if (library.holds(folder)) {
            tasks.start(
                    Lane.FILES,
                    () -> {
                        Library.write(folder, scored);
                        return folder;
                    },
                    written -> runs.changed(),
                    this::failed);
        }
    }
}
