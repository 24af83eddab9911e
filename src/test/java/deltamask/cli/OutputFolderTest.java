package deltamask.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deltamask.dataset.Dataset;
import deltamask.dataset.TruthFormat;
import deltamask.failure.UnusableException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a result may go. */
final class OutputFolderTest {
    @TempDir
    private Path folder;

    /** A script's unset variable: some fifty files came to lie where it was started. */
    @Test
    void noNameIsNotTheWorkingFolder() {
        Dataset dataset = new Dataset(folder, "images", List.of(), TruthFormat.AUTO, List.of());
        assertThatThrownBy(() -> OutputFolder.checkPlace(Path.of(""), dataset, true, ""))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("has no name: give one");
    }
}
