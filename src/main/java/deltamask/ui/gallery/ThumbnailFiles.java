package deltamask.ui.gallery;

import deltamask.dataset.ImageReader;
import deltamask.dataset.RgbImage;
import deltamask.failure.UnusableException;
import deltamask.files.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Small pictures of images, kept as files by what the images hold: a renamed or copied image has its thumbnail already, a
 * changed one gets another. Whatever is wrong with the folder costs speed and nothing else. From any thread; several
 * processes may share a folder.
 */
final class ThumbnailFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ThumbnailFiles.class);
    private static final String NAME = "[0-9a-f]{62}-[0-9]+\\.thumbnail";
    /** A file is marked as used at most this often, because that is a write as well. */
    private static final Duration USED = Duration.ofHours(12);

    private final Path folder;
    private final long maxBytes;
    /** Below 0 before the folder was looked into. */
    private long bytes = -1;

    /**
     * @param folder made when the first thumbnail is kept
     * @param maxBytes of all files together; beyond it those that were not used for the longest time go
     */
    ThumbnailFiles(Path folder, long maxBytes) {
        this.folder = folder;
        this.maxBytes = maxBytes;
    }

    /**
     * An image's thumbnail: the kept one, or a new one, which is kept then.
     *
     * @param side longest side in pixels
     * @throws UnusableException if the image cannot be read
     */
    RgbImage read(Path image, int side) throws UnusableException {
        byte[] file;
        try {
            if (!Files.isRegularFile(image)) {
                throw new NoSuchFileException(image.toString());
            }
            file = Files.readAllBytes(image);
        } catch (IOException | OutOfMemoryError e) {
            // Says what is wrong with it, in words for the user.
            return ImageReader.readReduced(image, side);
        }
        Path place = place(file, side);
        Optional<RgbImage> kept = kept(place);
        if (kept.isPresent()) {
            return kept.get();
        }
        RgbImage made = ImageReader.readReduced(image, file, side);
        keep(place, made);
        return made;
    }

    private Path place(byte[] file, int side) {
        String hash = HexFormat.of().formatHex(sha256().digest(file));
        return folder.resolve(hash.substring(0, 2)).resolve(hash.substring(2) + "-" + side + ".thumbnail");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Optional<RgbImage> kept(Path place) {
        try {
            Optional<RgbImage> kept = ThumbnailFormat.decode(Files.readAllBytes(place));
            if (kept.isPresent()) {
                markUsed(place);
            }
            return kept;
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    private static void markUsed(Path place) {
        try {
            Instant now = Instant.now();
            if (Files.getLastModifiedTime(place).toInstant().isBefore(now.minus(USED))) {
                Files.setLastModifiedTime(place, FileTime.from(now));
            }
        } catch (IOException unmarked) {
            LOG.debug("{} cannot be marked as used", place, unmarked);
        }
    }

    private void keep(Path place, RgbImage image) {
        try {
            byte[] encoded = ThumbnailFormat.encode(image);
            Files.createDirectories(place.getParent());
            WholeFile.write(place, out -> out.write(encoded));
            kept(encoded.length);
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("{} cannot be kept", place, e);
        }
    }

    private synchronized void kept(long length) throws IOException {
        bytes = bytes < 0 ? files().stream().mapToLong(Kept::length).sum() : bytes + length;
        if (bytes > maxBytes) {
            prune();
        }
    }

    private record Kept(Path file, long length, FileTime used) {}

    /** Leaves room for some more, so that this is not done for each. */
    private void prune() throws IOException {
        List<Kept> files =
                files().stream().sorted(Comparator.comparing(Kept::used)).toList();
        bytes = files.stream().mapToLong(Kept::length).sum();
        for (Kept kept : files) {
            if (bytes <= maxBytes / 10 * 8) {
                return;
            }
            Files.deleteIfExists(kept.file());
            bytes -= kept.length();
        }
    }

    /** The thumbnails that are there now; another process may take some away meanwhile. */
    private List<Kept> files() throws IOException {
        try (Stream<Path> found = Files.walk(folder, 2)) {
            return found.filter(file -> file.getFileName().toString().matches(NAME))
                    .flatMap(file -> look(file).stream())
                    .toList();
        }
    }

    private static Optional<Kept> look(Path file) {
        try {
            return Optional.of(new Kept(file, Files.size(file), Files.getLastModifiedTime(file)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
