package deltamask.cli;

import deltamask.dataset.Dataset;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a folder may take a result: checked before any work is done. */
final class OutputFolder {
    private OutputFolder() {}

    /**
     * Makes the folder where it is not there.
     *
     * @param resume whether the folder may hold something already
     * @throws UnusableException if it is not empty, cannot be written, or lies in the dataset
     */
    static void check(Path out, Dataset dataset, boolean resume) throws UnusableException {
        checkPlace(out, dataset, resume, ", or --resume to finish what is in it");
        try {
            Files.createDirectories(out);
            Path probe = Files.createTempFile(out, "probe", ".tmp");
            Files.delete(probe);
        } catch (IOException e) {
            throw new UnusableException(
                    "The output folder " + out + " cannot be written: " + Reasons.of(e) + "; give another one.", e);
        }
    }

    /**
     * The same without making anything: whether it can be written is not known then.
     *
     * @param orElse what else than another folder helps where it is not empty; empty for nothing
     */
    static void checkPlace(Path out, Dataset dataset, boolean resume, String orElse) throws UnusableException {
        if (out.toString().isEmpty()) {
            throw new UnusableException("The output folder has no name: give one, or . for the folder where you are.");
        }
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new UnusableException("The output " + out + " is a file: give a folder.");
        }
        if (dataset.holds(out)) {
            throw new UnusableException("The output folder " + out + " lies in the dataset " + dataset.folder()
                    + ", which is never written to: give a folder elsewhere.");
        }
        if (Files.isDirectory(out) && !resume) {
            try {
                if (!Folders.isEmpty(out)) {
                    throw new UnusableException(
                            "The output folder " + out + " is not empty: give a new or an empty folder" + orElse + ".");
                }
            } catch (IOException e) {
                throw new UnusableException("The output folder " + out + " cannot be read: " + Reasons.of(e) + ".", e);
            }
        }
    }
}
