package deltamask.home;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.comparison.Library;
import deltamask.files.Folders;
import deltamask.files.Trash;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ComparisonsPlaceTest {
    @TempDir
    private Path folder;

    @Test
    void theUsualFolderIsMade() throws Exception {
        ComparisonsPlace place = ComparisonsPlace.find(folder.resolve("new").resolve("comparisons"));

        assertThat(place.warning()).isEmpty();
        assertThat(place.newFolder().getParent()).isEqualTo(folder.resolve("new/comparisons"));
        assertThat(place.newFolder()).isNotEqualTo(place.newFolder()).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsALinkIsAsGood() throws Exception {
        Path link =
                Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("elsewhere")));

        ComparisonsPlace place = ComparisonsPlace.find(link);

        assertThat(place.warning()).isEmpty();
        assertThat(place.newFolder().getParent()).isEqualTo(link);
    }

    @Test
    void whereItCannotBeWrittenTheUserIsToldAndWhatIsRunIsListedAllTheSame() throws Exception {
        Path usual = Files.createFile(folder.resolve("file")).resolve("comparisons");

        ComparisonsPlace place = ComparisonsPlace.find(usual);
        Path run = place.newFolder();

        try {
            assertThat(place.warning().orElseThrow())
                    .contains(
                            usual.toString(),
                            " cannot be written: ",
                            run.getParent().toString())
                    .endsWith(".");
            assertThat(new Library(place.folders(), new Trash(Optional.empty())).list())
                    .singleElement()
                    .satisfies(kept -> assertThat(kept.folder()).isEqualTo(run));
        } finally {
            Folders.delete(run.getParent());
        }
    }
}
