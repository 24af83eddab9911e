package deltamask.ui.bench;

import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** A temporary folder for what a benchmark makes: nothing of it belongs among the user's comparisons and thumbnails. */
record WorkFolder(Path path) implements AutoCloseable {
    static WorkFolder make() throws UnusableException {
        try {
            return new WorkFolder(Files.createTempDirectory("deltamask-bench-"));
        } catch (IOException e) {
            throw new UnusableException("The benchmark finds no room for its files: " + Reasons.of(e) + ".", e);
        }
    }

    @Override
    public void close() throws UnusableException {
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UnusableException("The benchmark's files in " + path + " cannot be deleted.", e);
        }
    }
}
