package deltamask.files;

import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A folder that one writer has for itself, among all programs. It is a lock of the system's on a hidden file in the
 * folder, so that it ends with its program, however that ends; the file goes when the lock is closed. Who only reads asks
 * for none.
 */
public final class FolderLock implements AutoCloseable {
    private static final String MARK = ".deltamask.lock";
    private static final int TRIES = 3;
    /** A system's lock is a whole program's, and lost when any of its threads closes the file: here they are told apart. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final Optional<FileChannel> mark;

    private FolderLock(Path folder, Optional<FileChannel> mark) {
        this.folder = folder;
        this.mark = mark;
    }

    /** Whether a file in a folder is nothing but the mark of who writes there. */
    static boolean isMark(Path file) {
        return file.endsWith(MARK);
    }

    /**
     * Takes a folder, and makes it where it is not there.
     *
     * @throws UnusableException if somebody else has it, in this program or another, or it cannot be written
     */
    public static FolderLock take(Path folder) throws UnusableException {
        return takeIfFree(folder)
                .orElseThrow(() -> new UnusableException("Another run writes into the folder " + folder
                        + " now, in this DeltaMask or another: wait until it has ended, or give another folder."));
    }

    /**
     * The same; empty if somebody else has it.
     *
     * @throws UnusableException if it cannot be written
     */
    public static Optional<FolderLock> takeIfFree(Path folder) throws UnusableException {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
            Path place = folder.toRealPath();
            if (!HELD.add(place)) {
                return Optional.empty();
            }
            Optional<FolderLock> lock = Optional.empty();
            try {
                lock = lock(place);
                return lock;
            } finally {
                if (lock.isEmpty()) {
                    HELD.remove(place);
                }
            }
        } catch (IOException e) {
            throw new UnusableException(
                    "The folder " + folder + " cannot be written: " + Reasons.of(e) + "; " + Reasons.remedy(e) + ".",
                    e);
        }
    }

    private static Optional<FolderLock> lock(Path folder) throws IOException {
        Path file = folder.resolve(MARK);
        for (int i = 1; ; i++) {
            FileChannel mark = FileChannel.open(
                    file,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
            boolean mine = false;
            try {
                if (mark.tryLock() == null) {
                    return Optional.empty();
                }
                // A mark that was left is no longer in the folder, but for one that a crash left just then.
                mine = mark.size() == 0 || i == TRIES;
                if (mine) {
                    return Optional.of(new FolderLock(folder, Optional.of(mark)));
                }
            } catch (IOException noLocks) {
                // Some network drives have none, and a run there is better than no run.
                Files.deleteIfExists(file);
                return Optional.of(new FolderLock(folder, Optional.empty()));
            } finally {
                if (!mine) {
                    mark.close();
                }
            }
        }
    }

    /** Lets the folder go. */
    @Override
    public void close() {
        if (mark.isPresent()) {
            try (FileChannel left = mark.get()) {
                // Whoever has opened the file already must see that it is not the one in the folder any more.
                left.write(ByteBuffer.wrap(new byte[] {'-'}), 0);
                Files.deleteIfExists(folder.resolve(MARK));
            } catch (IOException gone) {
                // The folder was moved or its disk is full: an empty file without a lock keeps nobody out.
                HELD.remove(folder);
                return;
            }
        }
        HELD.remove(folder);
    }
}
