package deltamask.ui.common;

import deltamask.dataset.Dataset;
import deltamask.dataset.Datasets;
import deltamask.dataset.PairingCheck;
import deltamask.failure.Reasons;
import deltamask.ui.common.Tasks.Lane;
import deltamask.variant.Variant;
import deltamask.variant.Variants;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Opens datasets and variants in the background. What cannot be opened is told, and what was there stays. */
public final class Opener {
    private static final Object DATASET = "dataset";
    private static final Object MODELS = "models";

    private final Session session;
    private final Tasks tasks;
    private final Latest datasets;
    private final Latest checks;
    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper(this, "opening");
    private Runnable wayBack;
    private boolean undoing;
    private final Map<Object, Notice> told = new HashMap<>();
    private final Map<Side, Latest> variants = new EnumMap<>(Side.class);
    private Consumer<Variant> withoutCard = variant -> {};

    public Opener(Session session, Tasks tasks) {
        this.session = session;
        this.tasks = tasks;
        this.datasets = new Latest(tasks, Lane.FILES);
        this.checks = new Latest(tasks, Lane.CHECKS);
        for (Side side : Side.values()) {
            variants.put(side, new Latest(tasks, Lane.FILES));
        }
    }

    /** @param listener gets each variant that is chosen and has no card */
    public void onWithoutCard(Consumer<Variant> listener) {
        withoutCard = listener;
    }

    /** Opens a folder of images. */
    public void dataset(Path folder) {
        dataset(folder, UnaryOperator.identity());
    }

    /**
     * Opens a folder of images.
     *
     * @param narrowing what is taken of it, and how its truths are read
     */
    public void dataset(Path folder, UnaryOperator<Dataset> narrowing) {
        if (refused()) {
            return;
        }
        opening.set(true);
        String before = session.activityProperty().get();
        session.activityProperty().set("Opening " + folder.getFileName() + "…");
        Runnable leave = () -> {
            undoing = false;
            opening.set(false);
        };
        datasets.start(
                () -> narrowing.apply(Datasets.open(folder)),
                dataset -> {
                    // A run may have been started while it was read.
                    if (refused()) {
                        leave.run();
                    } else {
                        opened(dataset, narrowing);
                    }
                },
                failure -> {
                    leave.run();
                    session.activityProperty().set(before);
                    failed(DATASET, failure);
                });
    }

    /** Shows a dataset that was read already. */
    void opened(Dataset dataset) {
        opened(dataset, UnaryOperator.identity());
    }

    /** Whether a dataset is being opened. */
    public ReadOnlyBooleanProperty openingProperty() {
        return opening.getReadOnlyProperty();
    }

    private void opened(Dataset dataset, UnaryOperator<Dataset> narrowing) {
        rememberFormer(dataset.name());
        Path folder = dataset.folder();
        wayBack = () -> dataset(folder, narrowing);
        opening.set(false);
        session.setDataset(dataset);
        // Looking into every file takes a while for many, so it comes after they are shown.
        checks.start(
                () -> PairingCheck.check(dataset).problems(),
                session::setDatasetProblems,
                failure -> failed(DATASET, failure));
        forget(DATASET);
        int all = dataset.samples().size();
        long withTruth = dataset.samples().stream()
                .filter(sample -> sample.truth().isPresent())
                .count();
        String truths = withTruth == all ? "all" : withTruth == 0 ? "none" : Long.toString(withTruth);
        session.activityProperty().set(Numbers.count(all, "image") + ", " + truths + " with truth");
    }

    /** By folder and not by what was read: a closed dataset must not be held in memory. */
    private void rememberFormer(String name) {
        Runnable former = wayBack;
        if (former != null && !undoing) {
            session.undo().add("opening of " + name, () -> {
                undoing = true;
                former.run();
            });
        }
        undoing = false;
    }

    /** Opens a model file for one side. */
    public void variant(Side side, Path file) {
        if (refused()) {
            return;
        }
        variants.get(side)
                .start(() -> Variants.open(file), variant -> chosen(side, variant), failure -> failed(side, failure));
    }

    private void chosen(Side side, Variant variant) {
        if (refused()) {
            return;
        }
        Variant former = session.variant(side);
        if (former != null && !former.equals(variant)) {
            session.undo()
                    .add(
                            "choice of " + variant.file().getFileName() + " as " + side,
                            () -> session.setVariant(side, former));
        }
        session.setVariant(side, variant);
        models(variant.file().getParent());
        forget(side);
        if (!variant.hasCard()) {
            tell(
                    side,
                    Notice.info(variant.file().getFileName()
                            + " has no model card: it is fed and read as torchvision's models are."));
            withoutCard.accept(variant);
        }
    }

    /** Offers the model files of a folder. */
    public void models(Path folder) {
        Consumer<List<Path>> listed = files -> files.forEach(session::addModel);
        tasks.start(Lane.FILES, () -> Variants.list(folder), listed, failure -> failed(MODELS, failure));
    }

    private boolean refused() {
        if (session.machine().isTaken()) {
            session.problem(session.machine().inWords() + ": cancel it first, then open something else.");
        }
        return session.machine().isTaken();
    }

    private void failed(Object about, Exception failure) {
        tell(about, Notice.problem(Reasons.sentence(failure, "It cannot be opened")));
    }

    private void tell(Object about, Notice notice) {
        told.put(about, notice);
        session.noticeProperty().set(notice);
    }

    /** Takes away what was told about the same thing before, and nothing else. */
    private void forget(Object about) {
        Notice former = told.remove(about);
        if (former != null && former.equals(session.noticeProperty().get())) {
            session.noticeProperty().set(null);
        }
    }
}
