package deltamask.variant;

import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Tells a TorchScript file from what people mistake for one, by its zip entries alone: nothing in it is run or
 * unpickled. A TorchScript archive holds, under one folder, {@code code/}, {@code constants.pkl} and {@code data.pkl}.
 */
public final class TorchArchive {
    private static final String EXPORT_AGAIN =
            " Save the scripted module instead: torch.jit.script(model).save(\"model.pt\").";
    /** First byte of a pickle of protocol 2 or later: what torch.save wrote before it wrote zips. */
    private static final int PICKLE_PROTO = 0x80;

    private TorchArchive() {}

    /** @throws UnusableException saying what the file is instead */
    public static void check(Path file) throws UnusableException {
        if (Files.isDirectory(file)) {
            throw new UnusableException("The model " + file + " is a folder: give the .pt or .ptl file itself.");
        }
        if (!Files.exists(file)) {
            throw new UnusableException("The model " + file + " does not exist: check the path.");
        }
        try {
            if (Files.size(file) == 0) {
                throw new UnusableException(
                        "The model " + file + " is empty: it was cut short when it was copied or saved.");
            }
            checkKind(file);
        } catch (IOException e) {
            throw new UnusableException("The model " + file + " cannot be read: " + Reasons.of(e) + ".", e);
        }
    }

    private static void checkKind(Path file) throws IOException, UnusableException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(4);
        }
        boolean zip = start.length == 4 && start[0] == 'P' && start[1] == 'K';
        if (!zip) {
            String kind = (start[0] & 0xFF) == PICKLE_PROTO
                    ? "a pickle of torch.save (a state dict, or a whole module), not a TorchScript file."
                    : "not a TorchScript file, nor any other archive.";
            throw new UnusableException("The model " + file + " is " + kind + EXPORT_AGAIN);
        }
        Set<String> names = new HashSet<>();
        try (ZipFile archive = new ZipFile(file.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = archive.entries(); entries.hasMoreElements(); ) {
                String name = entries.nextElement().getName();
                names.add(name.substring(name.indexOf('/') + 1));
            }
        } catch (ZipException e) {
            throw new UnusableException(
                    "The model " + file + " is a damaged archive: it was cut short or changed; copy it again.", e);
        }
        if (!names.contains("data.pkl")) {
            throw new UnusableException(
                    "The model " + file + " is a zip archive, but not one that PyTorch wrote." + EXPORT_AGAIN);
        }
        if (!names.contains("constants.pkl")) {
            throw new UnusableException("The model " + file
                    + " holds tensors without a program: a state dict, or a module saved by torch.save."
                    + EXPORT_AGAIN);
        }
    }
}
