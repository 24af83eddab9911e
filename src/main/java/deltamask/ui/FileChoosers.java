package deltamask.ui;

import deltamask.ui.common.Choosers;
import deltamask.ui.common.Session;
import deltamask.ui.common.Side;
import java.io.File;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** The system's own dialogs. Each opens where something of its kind was chosen last, or lies. */
final class FileChoosers implements Choosers {
    private final Window owner;
    private final Session session;
    private final Map<Purpose, File> last = new EnumMap<>(Purpose.class);

    /** What is chosen: images lie elsewhere than models, and reports elsewhere again. */
    enum Purpose {
        IMAGES,
        MODEL,
        SAVE
    }

    FileChoosers(Window owner, Session session) {
        this.owner = owner;
        this.session = session;
    }

    @Override
    public Optional<Path> folder(String title) {
        return folder(title, Purpose.IMAGES);
    }

    @Override
    public Optional<Path> target(String title) {
        return folder(title, Purpose.SAVE);
    }

    private Optional<Path> folder(String title, Purpose purpose) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(start(purpose));
        File chosen = chooser.showDialog(owner);
        // What was made in a folder is followed by more of the kind in the same; images by others beside them.
        return remember(purpose, chosen, chosen == null || purpose == Purpose.SAVE ? chosen : chosen.getParentFile());
    }

    @Override
    public Optional<Path> model(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(start(Purpose.MODEL));
        chooser.getExtensionFilters()
                .addAll(new ExtensionFilter("Models (*.pt, *.ptl)", "*.pt", "*.ptl"), new ExtensionFilter("All", "*"));
        return rememberFile(Purpose.MODEL, chooser.showOpenDialog(owner));
    }

    @Override
    public Optional<Path> file(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(start(Purpose.IMAGES));
        return rememberFile(Purpose.IMAGES, chooser.showOpenDialog(owner));
    }

    @Override
    public Optional<Path> save(String title, String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(start(Purpose.SAVE));
        chooser.setInitialFileName(name);
        return rememberFile(Purpose.SAVE, chooser.showSaveDialog(owner));
    }

    /** Where a dialog opens; null where nothing is known that is still there. */
    File start(Purpose purpose) {
        File known = last.get(purpose);
        File start = known != null && known.isDirectory() ? known : first(purpose);
        return start != null && start.isDirectory() ? start : null;
    }

    private File first(Purpose purpose) {
        return switch (purpose) {
            case IMAGES ->
                session.dataset() == null ? home() : parent(session.dataset().folder());
            case MODEL ->
                session.variant(Side.B) == null
                        ? home()
                        : parent(session.variant(Side.B).file());
            case SAVE -> home();
        };
    }

    private static File home() {
        return new File(System.getProperty("user.home", ""));
    }

    private static File parent(Path place) {
        return place.toAbsolutePath().toFile().getParentFile();
    }

    private Optional<Path> rememberFile(Purpose purpose, File chosen) {
        return remember(purpose, chosen, chosen == null ? null : chosen.getParentFile());
    }

    private Optional<Path> remember(Purpose purpose, File chosen, File start) {
        if (start != null) {
            last.put(purpose, start);
        }
        return Optional.ofNullable(chosen).map(File::toPath);
    }
}
