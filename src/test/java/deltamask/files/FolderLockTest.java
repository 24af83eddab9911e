package deltamask.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deltamask.failure.UnusableException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One writer in a folder, among threads and among programs. */
final class FolderLockTest {
    @TempDir
    private Path folder;

    private Process otherProgram() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        assertThat(out.readLine()).isEqualTo("taken");
        return process;
    }

    private void assertTaken() {
        assertThatThrownBy(() -> FolderLock.take(folder))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("Another run writes into the folder " + folder);
    }

    @Test
    void aSecondOneIsRefusedUntilTheFirstIsThroughAndNothingIsLeft() throws Exception {
        FolderLock first = FolderLock.take(folder);
        assertTaken();
        assertTaken();
        assertThat(Folders.isEmpty(folder))
                .as("who looks into the folder sees nothing")
                .isTrue();

        first.close();

        assertThat(folder).isEmptyDirectory();
        FolderLock.take(folder).close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anotherProgramIsRefusedTooAndItsCrashLetsTheFolderGo() throws Exception {
        Process other = otherProgram();
        assertTaken();
        assertTaken();

        other.destroyForcibly().waitFor();

        FolderLock.take(folder).close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anotherProgramsNormalEndLeavesNothing() throws Exception {
        Process other = otherProgram();
        other.getOutputStream().write('\n');
        other.getOutputStream().close();

        assertThat(other.waitFor()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatACrashLeftInTheMiddleOfItsEndKeepsNobodyOut() throws Exception {
        Files.writeString(folder.resolve(".deltamask.lock"), "-");

        FolderLock.take(folder).close();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aLinkInThePlaceOfTheMarkIsNotWrittenThrough() throws Exception {
        Path mine = Files.writeString(folder.resolve("mine"), "text");
        Path run = Files.createDirectory(folder.resolve("run"));
        Files.createSymbolicLink(run.resolve(".deltamask.lock"), mine);

        assertThatThrownBy(() -> FolderLock.take(run)).isInstanceOf(UnusableException.class);

        assertThat(mine).hasContent("text");
    }
}
