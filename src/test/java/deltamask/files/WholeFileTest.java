package deltamask.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WholeFileTest {
    @TempDir
    private Path folder;

    @Test
    void aTextIsWrittenInUtf8AndReplacesTheFormer() throws Exception {
        Path file = Files.writeString(folder.resolve("x.txt"), "old");

        WholeFile.write(file, "Δ IoU\n");

        assertThat(file).hasBinaryContent(new byte[] {(byte) 0xCE, (byte) 0x94, ' ', 'I', 'o', 'U', '\n'});
        assertThat(names()).containsExactly("x.txt");
    }

    @Test
    void whatFailsHalfWayLeavesTheFormerAndNothingElse() throws Exception {
        Path file = Files.writeString(folder.resolve("x.txt"), "old");

        assertThatThrownBy(() -> WholeFile.write(file, out -> {
                    out.write('n');
                    throw new IOException("no more");
                }))
                .hasMessage("no more");
        assertThatThrownBy(() -> WholeFile.write(file, out -> {
                    throw new IllegalStateException("a fault");
                }))
                .hasMessage("a fault");

        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("x.txt");
    }

    @Test
    void aNameMayBeAsLongAsTheSystemAllows() throws Exception {
        Path file = folder.resolve("n".repeat(251) + ".txt");

        WholeFile.write(file, "x");

        assertThat(file).hasContent("x");
    }

    /** As threads may that write label maps of several images. */
    @Test
    void filesOfOneFolderAreWrittenAtOnceEvenWhereTheirNamesHaveTheSameHash() throws Exception {
        assertThat("Aa.txt").hasSameHashCodeAs("BB.txt");

        WholeFile.write(folder.resolve("Aa.txt"), out -> {
            CompletableFuture.runAsync(() -> writeInner(folder.resolve("BB.txt")))
                    .join();
            out.write('o');
        });

        assertThat(folder.resolve("Aa.txt")).hasContent("o");
        assertThat(folder.resolve("BB.txt")).hasContent("inner");
    }

    private static void writeInner(Path file) {
        try {
            WholeFile.write(file, "inner");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void twoProgramsDoNotWriteIntoEachOthersPart() throws Exception {
        String pid = Long.toHexString(ProcessHandle.current().pid());

        WholeFile.write(
                folder.resolve("x.txt"),
                out -> assertThat(names()).singleElement().satisfies(part -> assertThat(part)
                        .startsWith(".")
                        .contains("-" + pid + "-")
                        .endsWith(".part")));
    }

    @Test
    void whatAnEndedProgramLeftIsRemovedAndNothingElse() throws Exception {
        Files.writeString(folder.resolve(".0a1b2c3d-7f.part"), "half");
        Files.writeString(folder.resolve("music.part"), "the user's");

        WholeFile.removeParts(folder);
        WholeFile.removeParts(folder.resolve("none"));

        assertThat(names()).containsExactly("music.part");
    }

    @Test
    void theFolderMustBeThere() {
        assertThatThrownBy(() -> WholeFile.write(folder.resolve("none").resolve("x.txt"), "x"))
                .isInstanceOf(NoSuchFileException.class);
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
