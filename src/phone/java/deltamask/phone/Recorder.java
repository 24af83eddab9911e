package deltamask.phone;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/** Segments a folder of pictures with one model and writes a Run folder in DeltaMask's format, version 1. */
public final class Recorder {
    private static final List<String> ENDINGS = Arrays.asList("jpg", "jpeg", "png", "bmp", "webp", "tif", "tiff");
    private static final String HEADER =
            "image,status,width,height,decode_ms,preprocess_ms,forward_ms,postprocess_ms,repeat,error\n";

    private final LongSupplier nanos;
    private final int threads;
    private final int warmup;
    private final int repeats;

    /**
     * @param nanos a monotonic clock, in nanoseconds
     * @param threads that the engine was loaded with, from 1
     * @param warmup forwards of each input shape that are made before the first one that counts, from 0
     * @param repeats of each picture, from 1
     */
    public Recorder(LongSupplier nanos, int threads, int warmup, int repeats) {
        if (threads < 1 || warmup < 0 || repeats < 1) {
            throw new IllegalArgumentException("threads and repeats start at 1, warm-up at 0");
        }
        this.nanos = nanos;
        this.threads = threads;
        this.warmup = warmup;
        this.repeats = repeats;
    }

    /** Loads a model file. */
    public interface Loader {
        /**
         * @param key of the output, where the model returns a dictionary
         * @throws IOException if it cannot be loaded; the message is one sentence
         */
        Engine load(Path model, String key, int threads) throws IOException;
    }

    /** Told of each picture when it is done. */
    public interface Progress {
        void done(int pictures, int of);
    }

    /** How many pictures were segmented, and how many failed. */
    public static final class Outcome {
        public final int done;
        public final int failed;

        private Outcome(int done, int failed) {
            this.done = done;
            this.failed = failed;
        }
    }

    /**
     * Records one Run. A picture that fails gets a row with its reason, and the rest goes on; what was done stays on disk
     * whatever happens.
     *
     * @param images a folder of pictures; folders in it are not entered
     * @param model the {@code .ptl} file; its card lies beside it as {@code <file>.json}
     * @param device in words, as it shall stand on every chart
     * @param run a new or an empty folder
     * @throws IOException if there is no Run to be made; the message is one sentence
     */
    public Outcome record(Path images, Path model, Loader loader, String device, Path run, Progress progress)
            throws IOException {
        List<Path> pictures = pictures(images);
        refuseUsed(run);
        Card card = Card.beside(model);
        long begun = nanos.getAsLong();
        try (Engine engine = loader.load(model, card.key, threads)) {
            double loadMs = (nanos.getAsLong() - begun) / 1e6;
            Path masks = Files.createDirectories(run.resolve("masks"));
            RunJson json = new RunJson(model, card, images.getFileName().toString(), engine.name(), device);
            json.conditions(threads, warmup, repeats, loadMs);
            write(run.resolve("run.json"), json.text());
            Segmenter segmenter = new Segmenter(engine, card, warmup, nanos);
            Map<String, Integer> stems = count(pictures);
            int failed = 0;
            try (BufferedWriter rows = Files.newBufferedWriter(run.resolve("images.csv"))) {
                rows.write(HEADER);
                for (int i = 0; i < pictures.size(); i++) {
                    failed += row(pictures.get(i), segmenter, stems, masks, rows) ? 0 : 1;
                    rows.flush();
                    progress.done(i + 1, pictures.size());
                }
            }
            json.finished();
            write(run.resolve("run.json"), json.text());
            return new Outcome(pictures.size() - failed, failed);
        }
    }

    private static List<Path> pictures(Path folder) throws IOException {
        List<Path> pictures = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                    if (Files.isRegularFile(file) && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))) {
                        pictures.add(file);
                    }
                }
            }
        }
        if (pictures.isEmpty()) {
            throw new IOException("There are no pictures in " + folder + ": put the dataset's images there.");
        }
        Collections.sort(pictures);
        return pictures;
    }

    private static void refuseUsed(Path run) throws IOException {
        if (Files.isDirectory(run)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(run)) {
                if (files.iterator().hasNext()) {
                    throw new IOException(run + " is not empty: take it off the device and remove it there first.");
                }
            }
        }
    }

    /** Writes the lines of one picture. */
    private boolean row(Path picture, Segmenter segmenter, Map<String, Integer> stems, Path masks, Writer rows)
            throws IOException {
        String name = picture.getFileName().toString();
        StringBuilder lines = new StringBuilder();
        Labels labels = null;
        String error = stems.get(key(name)) == 1
                ? null
                : "Another picture has the same name but for its ending: rename one of them.";
        try {
            for (int repeat = 1; repeat <= repeats && error == null; repeat++) {
                Segmenter.Result result = segmenter.segment(picture);
                labels = result.labels;
                lines.append(line(
                        name,
                        "done",
                        labels.width,
                        labels.height,
                        result.decodeMs,
                        result.preprocessMs,
                        result.forwardMs,
                        result.postprocessMs,
                        repeat,
                        ""));
            }
        } catch (IOException | RuntimeException e) {
            error = TorchEngine.firstLine(e) + ".";
        } catch (OutOfMemoryError e) {
            error = "It needs more memory than the app may use: make it smaller.";
        }
        if (error == null) {
            write(masks.resolve(stem(name) + ".png"), labels.png());
        }
        rows.write(error == null ? lines.toString() : line(name, "failed", "", "", "", "", "", "", "", error));
        return error == null;
    }

    private static String line(Object... values) {
        StringBuilder line = new StringBuilder();
        for (Object value : values) {
            String text = String.valueOf(value);
            boolean plain = text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0;
            line.append(line.length() == 0 ? "" : ",").append(plain ? text : '"' + text.replace("\"", "\"\"") + '"');
        }
        return line.append('\n').toString();
    }

    /** How many pictures would have their label map in the same file; a card reader knows no case. */
    private static Map<String, Integer> count(List<Path> pictures) {
        Map<String, Integer> stems = new HashMap<>();
        for (Path picture : pictures) {
            String key = key(picture.getFileName().toString());
            Integer before = stems.get(key);
            stems.put(key, before == null ? 1 : before + 1);
        }
        return stems;
    }

    private static String key(String name) {
        return stem(name).toLowerCase(Locale.ROOT);
    }

    static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Beside its place first, so that a file that is there is whole. */
    private static void write(Path file, byte[] bytes) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, bytes);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
