package deltamask.ui.common;

import deltamask.dataset.Dataset;
import deltamask.dataset.Datasets;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.ui.common.Tasks.Lane;
import deltamask.variant.Variant;
import deltamask.variant.Variants;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Opens datasets and variants in the background. What cannot be opened is told, and what was there stays. */
public final class Opener {
    private final Session session;
    private final Tasks tasks;
    private final Latest datasets;
    private final Map<Side, Latest> variants = new EnumMap<>(Side.class);

    public Opener(Session session, Tasks tasks) {
        this.session = session;
        this.tasks = tasks;
        this.datasets = new Latest(tasks, Lane.FILES);
        for (Side side : Side.values()) {
            variants.put(side, new Latest(tasks, Lane.FILES));
        }
    }

    /** Opens a folder of images. */
    public void dataset(Path folder) {
        if (refused()) {
            return;
        }
        session.activityProperty().set("Opening " + folder.getFileName() + "…");
        datasets.start(() -> Datasets.open(folder), this::opened, this::failed);
    }

    private void opened(Dataset dataset) {
        session.setDataset(dataset);
        session.noticeProperty().set(null);
        long withTruth = dataset.samples().stream()
                .filter(sample -> sample.truth().isPresent())
                .count();
        session.activityProperty()
                .set(Numbers.count(dataset.samples().size(), "image") + ", "
                        + (withTruth == dataset.samples().size() ? "all" : withTruth == 0 ? "none" : withTruth)
                        + " with truth");
    }

    /** Opens a model file for one side. */
    public void variant(Side side, Path file) {
        if (refused()) {
            return;
        }
        variants.get(side).start(() -> Variants.open(file), variant -> chosen(side, variant), this::failed);
    }

    private void chosen(Side side, Variant variant) {
        session.setVariant(side, variant);
        session.noticeProperty()
                .set(
                        variant.hasCard()
                                ? null
                                : Notice.info(variant.file().getFileName()
                                        + " has no model card: it is fed and read as torchvision's models are."));
    }

    /** Offers the model files of a folder. */
    public void models(Path folder) {
        Consumer<List<Path>> listed = files -> files.forEach(session::addModel);
        tasks.start(Lane.FILES, () -> Variants.list(folder), listed, this::failed);
    }

    private boolean refused() {
        if (session.runState().isBusy()) {
            session.problem("A run is going on: cancel it first, then open something else.");
            return true;
        }
        return false;
    }

    private void failed(Exception failure) {
        session.activityProperty().set("");
        session.problem(
                failure instanceof UnusableException
                        ? failure.getMessage()
                        : "It cannot be opened: " + Reasons.of(failure) + ".");
    }
}
