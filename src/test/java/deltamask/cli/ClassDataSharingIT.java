package deltamask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start is fast because classes lie ready in an archive: that can go wrong without anybody noticing. */
final class ClassDataSharingIT {
    private static final String SHARED = " source: shared objects file";

    @TempDir
    private Path folder;

    @Test
    void theBuildsArchiveIsUsedWhereItWasBuilt() throws Exception {
        List<String> loaded = classesLoadedBy(Deltamask.DISTRIBUTION);

        assertThat(loaded).anyMatch(line -> line.contains(" deltamask.Main" + SHARED));
    }

    @Test
    void aMovedDistributionStartsWithJavasOwnArchive() throws Exception {
        Path moved = folder.resolve("moved here");
        link(Deltamask.DISTRIBUTION, moved);

        List<String> loaded = classesLoadedBy(moved);

        assertThat(loaded).anyMatch(line -> line.contains(" java.lang.Object" + SHARED));
        assertThat(loaded).anyMatch(line -> line.contains(" deltamask.Main source: "));
        assertThat(loaded).noneMatch(line -> line.contains(" deltamask.Main" + SHARED));
    }

    private List<String> classesLoadedBy(Path distribution) throws Exception {
        Path log = folder.resolve("classes.txt");
        var command = Deltamask.command("--version");
        command.command()
                .set(
                        0,
                        distribution
                                .resolve(Deltamask.DISTRIBUTION.relativize(
                                        Path.of(command.command().get(0))))
                                .toString());
        command.environment().putAll(Map.of("DELTAMASK_JAVA_OPTIONS", "-Xlog:class+load=info:file=" + log));
        assertThat(command.redirectOutput(folder.resolve("out.txt").toFile())
                        .start()
                        .waitFor())
                .isZero();
        return Files.readAllLines(log);
    }

    /** The same files under other names, for they are large. */
    private static void link(Path from, Path to) throws Exception {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes)
                    throws java.io.IOException {
                Files.createDirectories(to.resolve(from.relativize(visited)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws java.io.IOException {
                try {
                    Files.createLink(to.resolve(from.relativize(file)), file);
                } catch (java.nio.file.FileSystemException | UnsupportedOperationException otherDisk) {
                    Files.copy(file, to.resolve(from.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
