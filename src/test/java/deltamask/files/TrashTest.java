package deltamask.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import deltamask.failure.UnusableException;
import deltamask.files.Trash.Trashed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrashTest {
    @TempDir
    private Path folder;

    private Path comparison() throws Exception {
        Path comparison = folder.resolve("kept/run 1 ü%");
        Files.createDirectories(comparison.resolve("a"));
        Files.writeString(comparison.resolve("a/run.json"), "{}");
        return comparison;
    }

    @Test
    void theDesktopsTrashGetsTheFolderAndANote() throws Exception {
        Path comparison = comparison();
        Path desktop = folder.resolve("Trash");

        Trashed trashed = new Trash(Optional.of(desktop)).put(comparison);

        assertThat(comparison).doesNotExist();
        assertThat(desktop.resolve("files/run 1 ü%/a/run.json")).hasContent("{}");
        assertThat(Files.readAllLines(desktop.resolve("info/run 1 ü%.trashinfo")))
                .hasSize(3)
                .startsWith("[Trash Info]")
                .anyMatch(line -> line.startsWith("Path=/") && line.endsWith("/kept/run%201%20%C3%BC%25"))
                .anyMatch(line -> line.matches("DeletionDate=\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d"));

        Trash.restore(trashed);

        assertThat(comparison.resolve("a/run.json")).hasContent("{}");
        assertThat(desktop.resolve("info")).isEmptyDirectory();
        assertThat(desktop.resolve("files")).isEmptyDirectory();
    }

    @Test
    void twoOfOneNameHavePlace() throws Exception {
        Trash trash = new Trash(Optional.of(folder.resolve("Trash")));
        Trashed first = trash.put(comparison());
        Trashed second = trash.put(comparison());

        assertThat(first.now()).isNotEqualTo(second.now()).isDirectory();
        assertThat(second.now()).isDirectory();

        Trash.restore(second);
        assertThat(catchThrowableOfType(UnusableException.class, () -> Trash.restore(first)))
                .hasMessageContaining("a file of that name is in the way");
        assertThat(first.now()).isDirectory();
    }

    @Test
    void withoutADesktopItGoesToAHiddenFolderBeside() throws Exception {
        for (Trash trash : new Trash[] {
            new Trash(Optional.empty()), new Trash(Optional.of(Files.writeString(folder.resolve("file"), "in the way")))
        }) {
            Trashed trashed = trash.put(comparison());

            assertThat(trashed.now()).isEqualTo(folder.resolve("kept/.trash/run 1 ü%"));
            assertThat(trashed.now().resolve("a/run.json")).hasContent("{}");
            Trash.restore(trashed);
            assertThat(comparison().resolve("a/run.json")).exists();
        }
    }
}
