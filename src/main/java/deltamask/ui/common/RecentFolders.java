package deltamask.ui.common;

import deltamask.dataset.Dataset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The datasets that were opened last, and the image that was looked at in each. JavaFX thread only. */
public final class RecentFolders {
    private static final String KEY = "recent.folders";
    private static final int KEPT = 12;

    private final Session session;
    private final Settings settings;
    private final Tasks tasks;
    private final ObservableList<Recent> all = FXCollections.observableArrayList();
    private final ObservableList<Recent> allReadOnly = FXCollections.unmodifiableObservableList(all);
    /** The image to be selected when the images are there; 0 for none. */
    private int before;

    /**
     * A dataset that was open.
     *
     * @param folder or a CSV file of pairs
     * @param images how many it had
     * @param withTruth how many of these had a truth
     * @param selected number of the image that was looked at last
     * @param missing whether it is not there now
     */
    public record Recent(Path folder, int images, int withTruth, int selected, boolean missing) {
        /** "48 images, all with truth", or that it is gone. */
        public String state() {
            if (missing) {
                return "not there now";
            }
            String truths = withTruth == images ? "all" : withTruth == 0 ? "none" : Integer.toString(withTruth);
            return Numbers.count(images, "image") + ", " + truths + " with truth";
        }

        private String written() {
            return images + "\t" + withTruth + "\t" + selected + "\t" + folder;
        }

        private static Optional<Recent> read(String line) {
            String[] parts = line.split("\t", 4);
            try {
                int images = Integer.parseInt(parts[0]);
                int withTruth = Integer.parseInt(parts[1]);
                int selected = Integer.parseInt(parts[2]);
                return Settings.path(parts[3]).map(folder -> new Recent(folder, images, withTruth, selected, false));
            } catch (IndexOutOfBoundsException | NumberFormatException unreadable) {
                return Optional.empty();
            }
        }
    }

    public RecentFolders(Session session, Settings settings, Tasks tasks) {
        this.session = session;
        this.settings = settings;
        this.tasks = tasks;
        settings.list(KEY).forEach(line -> Recent.read(line).ifPresent(all::add));
        session.datasetProperty().addListener((property, old, now) -> opened(now));
        session.rows().selectedProperty().addListener((property, old, now) -> selected(now));
        session.rows().revisionProperty().addListener((property, old, now) -> selectAsBefore());
    }

    private void selected(Row now) {
        if (now != null && before == 0 && !all.isEmpty() && isOpen(all.get(0))) {
            Recent first = all.get(0);
            replace(0, new Recent(first.folder(), first.images(), first.withTruth(), now.number(), false));
        }
    }

    /** Selects the image that was looked at when the dataset was open before, as soon as its images are there. */
    private void selectAsBefore() {
        int number = before;
        before = 0;
        session.rows().select(number);
    }

    private boolean isOpen(Recent recent) {
        return session.dataset() != null && session.dataset().folder().equals(recent.folder());
    }

    private void opened(Dataset dataset) {
        before = all.stream()
                .filter(recent -> recent.folder().equals(dataset.folder()))
                .findFirst()
                .map(Recent::selected)
                .orElse(1);
        int withTruth = (int) dataset.samples().stream()
                .filter(sample -> sample.truth().isPresent())
                .count();
        all.removeIf(recent -> recent.folder().equals(dataset.folder()));
        // A line break in a name would end the entry: such a folder is not remembered.
        if (!dataset.folder().toString().contains("\n")) {
            all.add(0, new Recent(dataset.folder(), dataset.samples().size(), withTruth, before, false));
        }
        if (all.size() > KEPT) {
            all.remove(KEPT, all.size());
        }
        keep();
    }

    /** The latest first. */
    public ObservableList<Recent> all() {
        return allReadOnly;
    }

    /** Looks in the background which of them are still there. */
    public void lookForMissing() {
        List<Path> folders = all.stream().map(Recent::folder).toList();
        tasks.start(
                Tasks.Lane.CHECKS,
                () -> folders.stream().filter(Files::notExists).collect(Collectors.toSet()),
                this::mark,
                failure -> mark(Set.of()));
    }

    private void mark(Set<Path> missing) {
        for (int i = 0; i < all.size(); i++) {
            Recent recent = all.get(i);
            boolean now = missing.contains(recent.folder());
            if (recent.missing() != now) {
                all.set(i, new Recent(recent.folder(), recent.images(), recent.withTruth(), recent.selected(), now));
            }
        }
    }

    private void replace(int index, Recent recent) {
        if (!all.get(index).equals(recent)) {
            all.set(index, recent);
            keep();
        }
    }

    /** Forgets those that are not there now. */
    public void removeMissing() {
        List<Recent> former = List.copyOf(all);
        if (all.removeIf(Recent::missing)) {
            changed("missing folders taken from the list", former);
        }
    }

    /** Forgets all. */
    public void clear() {
        List<Recent> former = List.copyOf(all);
        all.clear();
        changed("clearing of the recent folders", former);
    }

    private void changed(String what, List<Recent> former) {
        keep();
        session.undo().add(what, () -> {
            all.setAll(former);
            keep();
        });
    }

    private void keep() {
        settings.set(KEY, all.stream().map(Recent::written).toList());
    }
}
