package deltamask.ui.variants;

import deltamask.comparison.Library;
import deltamask.comparison.Measured;
import deltamask.home.UserFolders;
import deltamask.ui.common.Latest;
import deltamask.ui.common.Opener;
import deltamask.ui.common.Session;
import deltamask.ui.common.Settings;
import deltamask.ui.common.Side;
import deltamask.ui.common.Tasks;
import deltamask.ui.common.Tasks.Lane;
import deltamask.variant.Hashes;
import deltamask.variant.UserCards;
import deltamask.variant.Variant;
import deltamask.variant.Variants;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/**
 * All model files that are known: those of {@code models/}, and those of folders from which one was opened before. They
 * are opened and hashed in the background. JavaFX thread only.
 */
public final class VariantList {
    private static final String OPENED = "variants.opened";
    private static final String REMOVED = "variants.removed";
    private static final int REMEMBERED = 30;

    private final Library library;
    private final Session session;
    private final Tasks tasks;
    private final Opener opener;
    private final Settings settings;
    private final Path bundled;
    private final UserCards cards;
    private final Hashes hashes;
    private final Latest measuring;
    private final ObservableList<VariantEntry> entries = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Map<String, Measured>> measured = new ReadOnlyObjectWrapper<>(Map.of());

    /** @param bundled the folder {@code models/} */
    public VariantList(
            Session session,
            Tasks tasks,
            Opener opener,
            Settings settings,
            Path bundled,
            UserCards cards,
            Library library) {
        this.library = library;
        this.session = session;
        this.tasks = tasks;
        this.opener = opener;
        this.settings = settings;
        this.bundled = bundled.toAbsolutePath().normalize();
        this.cards = cards;
        this.hashes = Hashes.keptIn(UserFolders.folder(UserFolders.Kind.CACHE).resolve("hashes.json"));
        this.measuring = new Latest(tasks, Lane.MODELS);
        settings.paths(REMOVED).forEach(session::hideModel);
        session.models().addListener((ListChangeListener<Path>) change -> sync());
        for (Side side : Side.values()) {
            session.variantProperty(side).addListener((property, old, now) -> chosen(now));
        }
        session.datasetProperty().addListener((property, old, now) -> measure());
        session.resultsProperty().addListener((property, old, now) -> measure());
        sync();
    }

    /** Lists the folders from which files were opened before. */
    void restore() {
        settings.paths(OPENED).stream()
                .map(Path::getParent)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(opener::models);
    }

    /** In the order in which they became known. */
    ObservableList<VariantEntry> entries() {
        return entries;
    }

    /** How many files are still to be opened and hashed. */
    ReadOnlyIntegerProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    /** What each model scored and took the last time on the open dataset, by its hash. */
    ReadOnlyObjectProperty<Map<String, Measured>> measuredProperty() {
        return measured.getReadOnlyProperty();
    }

    Optional<Measured> measured(VariantEntry entry) {
        return entry.variant().map(variant -> measured.get().get(variant.sha256()));
    }

    private void sync() {
        List<Path> models = session.models();
        entries.removeIf(entry -> !models.contains(entry.file()));
        for (Path file : models) {
            if (entries.stream().noneMatch(entry -> entry.file().equals(file))) {
                entries.add(VariantEntry.unread(file, file.startsWith(bundled)));
                read(file);
            }
        }
        count();
    }

    /** Opens a file once more: its card is another now. */
    void read(Path file) {
        tasks.start(
                Lane.MODELS,
                () -> Variants.open(file, hashes, cards),
                variant -> replace(file, entry -> entry.opened(variant)),
                failure -> replace(file, entry -> entry.failed(failure)));
    }

    private void replace(Path file, java.util.function.UnaryOperator<VariantEntry> change) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).file().equals(file)) {
                entries.set(i, change.apply(entries.get(i)));
            }
        }
        count();
    }

    private void count() {
        unread.set((int) entries.stream().filter(VariantEntry::isUnread).count());
    }

    /** What is chosen is known by its own opening; it and its folder are remembered. */
    private void chosen(Variant variant) {
        if (variant == null) {
            return;
        }
        replace(variant.file(), entry -> entry.opened(variant));
        keep(REMOVED, variant.file(), false);
        if (!variant.file().startsWith(bundled)) {
            keep(OPENED, variant.file(), true);
        }
    }

    private void keep(String key, Path file, boolean wanted) {
        List<String> files = new ArrayList<>(settings.list(key));
        boolean was = files.remove(file.toString());
        if (wanted) {
            files.add(0, file.toString());
        }
        if (wanted || was) {
            settings.set(key, files.subList(0, Math.min(files.size(), REMEMBERED)));
        }
    }

    /** Takes a file from the list, and leaves it where it is. */
    void remove(VariantEntry entry) {
        if (!entry.bundled()) {
            keep(OPENED, entry.file(), false);
            keep(REMOVED, entry.file(), true);
            session.hideModel(entry.file());
        }
    }

    private void measure() {
        if (session.dataset() == null) {
            measured.set(Map.of());
            return;
        }
        Path dataset = session.dataset().folder();
        measuring.start(() -> library.lastMeasured(dataset), measured::set, failure -> measured.set(Map.of()));
    }
}
