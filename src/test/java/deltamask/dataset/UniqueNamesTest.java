package deltamask.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.dataset.DatasetProblem.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** No two samples share a name, and what tells two names apart is said truly. */
final class UniqueNamesTest {
    @TempDir
    private Path folder;

    private void files(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
    }

    /** Other systems do not let such names come about. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void ofNamesThatLookTheSameTheSecondIsLeftOut() throws Exception {
        files("images/a.jpg");
        // Java itself cannot make a name that is no text.
        String script = "touch \"$(printf 'images/caf\\351.jpg')\" \"$(printf 'images/caf\\350.jpg')\"";
        assertThat(new ProcessBuilder("sh", "-c", script)
                        .directory(folder.toFile())
                        .start()
                        .waitFor())
                .isZero();

        Dataset inFolders = Datasets.open(folder);
        Dataset inOne = Datasets.open(folder.resolve("images"));

        for (Dataset dataset : new Dataset[] {inFolders, inOne}) {
            assertThat(dataset.samples()).extracting(Sample::name).containsExactly("a.jpg", "caf\uFFFD.jpg");
            assertThat(dataset.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.kind()).isEqualTo(Kind.AMBIGUOUS);
                assertThat(problem.message())
                        .isEqualTo("The file caf\uFFFD.jpg was left out: another file's name looks the same, because"
                                + " both hold bytes that are no text; rename one of them.");
            });
        }
    }

    @Test
    void saysWhatTellsTwoNamesApart() throws Exception {
        files("images/a.jpg", "images/a.png", "images/b.jpg", "images/B.jpg", "images/c.jpg", "images/C.png");

        assertThat(Datasets.open(folder).problems())
                .extracting(DatasetProblem::message)
                .containsExactly(
                        "The images a.jpg and a.png differ only in their extension: the second's results are called"
                                + " a.png.",
                        "The images B.jpg and b.jpg differ only in upper and lower case: the second's results are"
                                + " called b.jpg.",
                        "The images c.jpg and C.png differ only in upper and lower case and in their extension: the"
                                + " second's results are called C.png.");
    }
}
