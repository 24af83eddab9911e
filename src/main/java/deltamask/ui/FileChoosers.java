package deltamask.ui;

import deltamask.ui.common.Choosers;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** The system's own dialogs. Each opens where the user was last. */
final class FileChoosers implements Choosers {
    private final Window owner;
    private File last;

    FileChoosers(Window owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> folder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(lastFolder());
        return remember(chooser.showDialog(owner));
    }

    @Override
    public Optional<Path> model(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(lastFolder());
        chooser.getExtensionFilters()
                .addAll(new ExtensionFilter("Models (*.pt, *.ptl)", "*.pt", "*.ptl"), new ExtensionFilter("All", "*"));
        return remember(chooser.showOpenDialog(owner));
    }

    @Override
    public Optional<Path> file(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(lastFolder());
        return remember(chooser.showOpenDialog(owner));
    }

    @Override
    public Optional<Path> save(String title, String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(lastFolder());
        chooser.setInitialFileName(name);
        return remember(chooser.showSaveDialog(owner));
    }

    private File lastFolder() {
        return last != null && last.isDirectory() ? last : null;
    }

    private Optional<Path> remember(File chosen) {
        if (chosen != null) {
            last = chosen.getParentFile();
        }
        return Optional.ofNullable(chosen).map(File::toPath);
    }
}
