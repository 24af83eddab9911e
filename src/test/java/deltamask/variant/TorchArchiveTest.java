package deltamask.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import deltamask.failure.UnusableException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each thing that people mistake for a TorchScript file gets a sentence of its own. */
final class TorchArchiveTest {
    @TempDir
    private Path folder;

    private String complaint(Path file) {
        UnusableException exception = catchThrowableOfType(UnusableException.class, () -> TorchArchive.check(file));
        assertThat(exception).isNotNull();
        assertThat(exception.getMessage())
                .contains(file.toString())
                .doesNotContain("Exception")
                .endsWith(".");
        return exception.getMessage();
    }

    private Path zip(String... entries) throws IOException {
        Path file = folder.resolve("model.pt");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(1);
                zip.closeEntry();
            }
        }
        return file;
    }

    @Test
    void takesTorchScript() throws Exception {
        Path file = zip("net/data.pkl", "net/code/__torch__.py", "net/constants.pkl", "net/version");

        assertThatCode(() -> TorchArchive.check(file)).doesNotThrowAnyException();
    }

    @Test
    void aStateDict() throws Exception {
        assertThat(complaint(zip("archive/data.pkl", "archive/version", "archive/data/0")))
                .contains("a state dict")
                .contains("torch.jit.script");
    }

    @Test
    void anOldPickle() throws Exception {
        assertThat(complaint(Files.write(folder.resolve("x.pt"), new byte[] {(byte) 0x80, 2, 0x7d, 0x71})))
                .contains("pickle of torch.save");
    }

    @Test
    void aZipOfSomethingElse() throws Exception {
        assertThat(complaint(zip("readme.txt"))).contains("not one that PyTorch wrote");
    }

    @Test
    void aTruncatedArchive() throws Exception {
        Path file = zip("net/data.pkl", "net/constants.pkl");
        byte[] bytes = Files.readAllBytes(file);

        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));

        assertThat(complaint(file)).contains("damaged archive");
    }

    @Test
    void text() throws Exception {
        assertThat(complaint(Files.writeString(folder.resolve("x.pt"), "hello")))
                .contains("is not a TorchScript file, nor any other archive. ")
                .containsOnlyOnce("TorchScript");
    }

    @Test
    void anEmptyFile() throws Exception {
        assertThat(complaint(Files.createFile(folder.resolve("x.pt")))).contains("is empty");
    }

    @Test
    void aFolder() {
        assertThat(complaint(folder)).contains("is a folder");
    }

    @Test
    void nothing() {
        assertThat(complaint(folder.resolve("absent.pt"))).contains("does not exist");
    }
}
