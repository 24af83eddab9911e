package deltamask.dataset;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.mask.PlainPng;
import java.awt.Dimension;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** A picture file of any kind: what its bytes are, its size, and its pixels, with one sentence where that fails. */
final class PictureFile {
    /** Above this a picture is refused before memory is asked for it. */
    static final long LARGEST_PIXELS = 200_000_000;

    /** What a picture is read for; its word is what the sentences call it. */
    enum Use {
        IMAGE("image"),
        TRUTH("truth mask"),
        MASK("mask");

        private final String noun;

        Use(String noun) {
            this.noun = noun;
        }
    }

    private final Use use;
    private final String called;
    private final Path path;

    PictureFile(Use use, Path path) {
        this.use = use;
        this.called = "The " + use.noun + " " + path;
        this.path = path;
    }

    /** Width and height of the upright picture, from the file's header alone. */
    Dimension size() throws UnusableException {
        return guarded(() -> {
            FileFormat format = headFormat();
            Orientation orientation;
            try (InputStream in = Files.newInputStream(path)) {
                orientation = Orientation.read(format, in);
            }
            ImageReader reader = reader(format);
            try (ImageInputStream in = new FileImageInputStream(path.toFile())) {
                reader.setInput(in, true, false);
                Dimension stored = checkedSize(reader);
                return orientation.swapsSides()
                        ? new Dimension(/* width= */ stored.height, /* height= */ stored.width)
                        : stored;
            } finally {
                reader.dispose();
            }
        });
    }

    /** What its first bytes say that it is. */
    FileFormat format() throws UnusableException {
        return guarded(this::headFormat);
    }

    private FileFormat headFormat() throws IOException, UnusableException {
        try (InputStream in = Files.newInputStream(regularFile())) {
            return format(in.readNBytes(FileFormat.HEAD));
        }
    }

    /** All pixels, upright. */
    Pixels read() throws UnusableException {
        return read(Integer.MAX_VALUE);
    }

    /** Upright pixels, every n-th of the stored ones, so that the longer side keeps at least {@code enough} of them. */
    Pixels read(int enough) throws UnusableException {
        return guarded(() -> upright(Files.readAllBytes(regularFile()), enough));
    }

    /** The same of the file's bytes. */
    Pixels read(byte[] file, int enough) throws UnusableException {
        return guarded(() -> upright(file, enough));
    }

    private Pixels upright(byte[] file, int enough) throws IOException, UnusableException {
        FileFormat format = format(file.length > FileFormat.HEAD ? Arrays.copyOf(file, FileFormat.HEAD) : file);
        Pixels stored = read(file, format, enough);
        return format == FileFormat.PNG && !PngChunks.hasNotes(file)
                ? stored
                : stored.upright(Orientation.read(format, new ByteArrayInputStream(file)));
    }

    private Pixels read(byte[] file, FileFormat format, int enough) throws IOException, UnusableException {
        try {
            return decode(file, format, enough);
        } catch (IOException | RuntimeException e) {
            // libjpeg names what it misses first, which need not be the file's end.
            if (format == FileFormat.JPEG && !JpegHeader.hasEndMark(file)) {
                throw new EOFException("the file ends too early");
            }
            throw e;
        }
    }

    private Pixels decode(byte[] file, FileFormat format, int enough) throws IOException, UnusableException {
        if (format == FileFormat.WEBP) {
            WebpChunks.prepare(file);
        } else if (format == FileFormat.PNG) {
            PngChunks.check(file);
            Optional<Pixels> plain = plain(file, enough);
            if (plain.isPresent()) {
                return plain.get();
            }
        }
        ImageReader reader = reader(format);
        try (ImageInputStream in = new ByteArrayImageInputStream(file)) {
            reader.setInput(in, false, true);
            Dimension size = checkedSize(reader);
            ImageReadParam param = reader.getDefaultReadParam();
            int step = Math.max(1, Math.max(size.width, size.height) / enough);
            param.setSourceSubsampling(step, step, 0, 0);
            if (format == FileFormat.JPEG) {
                return JpegDecoder.decode(file, reader, param);
            }
            // PNG's header says what its numbers are; of other formats Java's own word is good.
            boolean storedAsGrey = format == FileFormat.PNG && (file[25] == 0 || file[25] == 4);
            return RasterPixels.of(reader.read(0, param), storedAsGrey, use != Use.IMAGE);
        } finally {
            reader.dispose();
        }
    }

    /** Most truths, and whole: thousands of them are read to score a Run. */
    private Optional<Pixels> plain(byte[] file, int enough) {
        return use == Use.TRUTH && enough == Integer.MAX_VALUE
                ? PlainPng.read(file, LARGEST_PIXELS)
                        .map(picture -> new Pixels.Indexed(
                                picture.labels().width(),
                                picture.labels().height(),
                                picture.labels().labels(),
                                picture.colours()))
                : Optional.empty();
    }

    private static ImageReader reader(FileFormat format) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.imageIoName());
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            boolean javas = reader.getClass().getName().startsWith("com.sun.");
            // Another JPEG reader on the class path may convert by profile; Java's own gives components as stored.
            if (format != FileFormat.JPEG || javas) {
                return reader;
            }
            reader.dispose();
        }
        throw new IOException("this Java has no reader for " + format);
    }

    private FileFormat format(byte[] head) throws UnusableException {
        if (head.length == 0) {
            throw new UnusableException(called + " is empty (0 bytes): copy it again or leave it out.");
        }
        return FileFormat.of(head)
                .orElseThrow(() -> new UnusableException(
                        called + " is not a picture, whatever its name says: it must be " + FileFormat.list() + "."));
    }

    private Dimension checkedSize(ImageReader reader) throws IOException, UnusableException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width < 1 || height < 1) {
            throw new IOException("its size is " + width + " x " + height);
        }
        if ((long) width * height > LARGEST_PIXELS) {
            throw new UnusableException(called
                    + " is %d x %d pixels; more than %d million are not read: make it smaller."
                            .formatted(width, height, LARGEST_PIXELS / 1_000_000));
        }
        return new Dimension(width, height);
    }

    /** Reading a pipe or a device could wait for ever. */
    private Path regularFile() throws UnusableException, NoSuchFileException {
        if (Files.isRegularFile(path)) {
            return path;
        }
        if (Files.exists(path)) {
            throw new UnusableException(called + " is not a file: leave it out.");
        }
        throw new NoSuchFileException(path.toString());
    }

    private interface Reading<T> {
        T run() throws IOException, UnusableException;
    }

    /** Readers of damaged files throw whatever they stumble over; out comes one sentence. */
    private <T> T guarded(Reading<T> reading) throws UnusableException {
        try {
            return reading.run();
        } catch (FileSystemException e) {
            throw new UnusableException(called + " cannot be read: " + Reasons.of(e) + ".", e);
        } catch (IOException | RuntimeException e) {
            if (endsEarly(e)) {
                throw new UnusableException(called + " is cut short: copy it again or leave it out.", e);
            }
            throw new UnusableException(
                    called + " is damaged or of an unknown kind (" + Reasons.of(e)
                            + "): save it anew as PNG or leave it out.",
                    e);
        } catch (OutOfMemoryError e) {
            throw new UnusableException(called + " needs more memory than there is: make it smaller.", e);
        }
    }

    private static boolean endsEarly(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            // The last two: Java's words for a JPEG that ends in its header, TwelveMonkeys' for such a TIFF.
            if (cause instanceof EOFException
                    || message.contains("premature end")
                    || message.contains("unexpected end")
                    || message.contains("unexpected eof")
                    || message.contains("no image data present")
                    || message.contains("numimages")) {
                return true;
            }
        }
        return false;
    }
}
