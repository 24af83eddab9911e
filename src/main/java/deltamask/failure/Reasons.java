package deltamask.failure;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/** Turns the library's exceptions into the second half of a sentence: "it does not exist". */
public final class Reasons {
    private static final String DISK_FULL = "the disk is full";

    private Reasons() {}

    /** Says in a few words why an input or output operation failed, without class names. */
    public static String of(Throwable failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (isDiskFull(cause.getMessage())) {
                return DISK_FULL;
            }
        }
        if (failure instanceof NoSuchFileException || failure instanceof java.io.FileNotFoundException) {
            return "it does not exist or may not be opened";
        }
        if (failure instanceof AccessDeniedException || failure instanceof SecurityException) {
            return "permission is denied";
        }
        if (failure instanceof ReadOnlyFileSystemException) {
            return "the file system is read-only";
        }
        if (failure instanceof FileAlreadyExistsException || failure instanceof DirectoryNotEmptyException) {
            return "a file of that name is in the way";
        }
        if (failure instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        if (failure instanceof FileSystemLoopException) {
            return "symbolic links form a loop";
        }
        String message = failure instanceof FileSystemException fs && fs.getReason() != null
                ? fs.getReason()
                : failure.getMessage();
        if (message == null || message.isBlank()) {
            return failure instanceof IOException ? "it could not be read or written" : "of an unexpected failure";
        }
        return isDiskFull(message) ? DISK_FULL : firstLine(message);
    }

    /**
     * A failure as a sentence for the user: its own where it has one.
     *
     * @param otherwise what cannot be done, to which the reason is added
     */
    public static String sentence(Throwable failure, String otherwise) {
        return failure instanceof UnusableException ? failure.getMessage() : otherwise + ": " + of(failure) + ".";
    }

    /** The end of a sentence about a folder that cannot be written: what to do about it. */
    public static String remedy(Throwable failure) {
        return of(failure).equals(DISK_FULL) ? "make room there, and resume" : "give another one";
    }

    private static boolean isDiskFull(String message) {
        return message != null && message.toLowerCase(Locale.ROOT).contains("no space left");
    }

    /** The first line of a message without its full stop, shortened to 300 characters. */
    public static String firstLine(String message) {
        String line = message.strip().lines().findFirst().orElse("").strip();
        String open = line.replaceFirst("[.!]+$", "");
        return open.length() <= 300 ? open : open.substring(0, 297) + "...";
    }
}
