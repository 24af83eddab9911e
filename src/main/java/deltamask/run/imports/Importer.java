package deltamask.run.imports;

import deltamask.dataset.MaskReader;
import deltamask.dataset.Orientation;
import deltamask.dataset.Sample;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.files.Folders;
import deltamask.files.RealPath;
import deltamask.mask.LabelMap;
import deltamask.mask.LabelMapFile;
import deltamask.run.Run;
import deltamask.run.RunFolder;
import deltamask.run.RunRow;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Makes a Run of what was paired and accepted. */
public final class Importer {
    private static final String BESIDE = ".deltamask-import-";

    private Importer() {}

    /**
     * Writes a Run, all of it or nothing: it is made beside its place and then moved there.
     *
     * @param out a folder that is not there or is empty, outside of what is imported
     * @throws UnusableException if misfits are open, or the Run cannot be written
     * @throws java.util.concurrent.CancellationException if the watch ends it
     */
    public static Run write(PairingReport report, Acceptance acceptance, Path out, Watch watch)
            throws UnusableException {
        List<Misfit> open = report.open(acceptance);
        if (!open.isEmpty()) {
            throw new UnusableException("Nothing was imported: " + open.get(0).sentence() + " Accept it first.");
        }
        if (RealPath.isBelow(out, report.request().masks())
                || report.request().dataset().holds(out)) {
            throw new UnusableException(
                    "The output folder " + out + " lies in the dataset or in what is imported, which"
                            + " are never written to: give a folder elsewhere.");
        }
        Path place = out.toAbsolutePath().normalize();
        Path made = firstMissing(place);
        Path beside = null;
        boolean whole = false;
        Ended ended = new Ended(watch);
        try {
            Files.createDirectories(place.getParent());
            removeLeft(place.getParent());
            beside = Files.createDirectory(
                    place.resolveSibling(BESIDE + ProcessHandle.current().pid() + "-" + System.nanoTime()));
            Run run = write(report, acceptance, beside, ended, place);
            Files.move(beside, place, StandardCopyOption.REPLACE_EXISTING);
            whole = true;
            return run;
        } catch (IOException e) {
            throw new UnusableException(
                    "The output folder " + out + " cannot be written: " + Reasons.of(e) + "; give another one.", e);
        } finally {
            if (!whole) {
                removeAll(beside, made, place);
            }
            ended.close();
        }
    }

    /** Ends an import when the program is told to end, which waits until what was written so far is gone. */
    private static final class Ended extends Thread implements Watch {
        /** A disk that does not answer must not keep the program from ending. */
        private static final int LONGEST_SECONDS = 10;

        private final Watch watch;
        private final CountDownLatch tidy = new CountDownLatch(1);
        private volatile boolean ending;

        Ended(Watch watch) {
            super("import-end");
            this.watch = watch;
            Runtime.getRuntime().addShutdownHook(this);
        }

        @Override
        public void run() {
            ending = true;
            try {
                tidy.await(LONGEST_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupt();
            }
        }

        @Override
        public boolean progress(int done, int total) {
            return watch.progress(done, total) && !ending;
        }

        void close() {
            tidy.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(this);
            } catch (IllegalStateException endingAlready) {
                // The hook waited for this, and the program ends now.
                return;
            }
        }
    }

    /** What an import left that was ended from outside, by a process that is no more. */
    private static void removeLeft(Path folder) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, BESIDE + "*")) {
            for (Path one : left) {
                String process =
                        one.getFileName().toString().substring(BESIDE.length()).replaceFirst("-.*", "");
                if (process.matches("\\d{1,18}")
                        && Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS)
                        && ProcessHandle.of(Long.parseLong(process)).isEmpty()) {
                    removeIfAllowed(one);
                }
            }
        }
    }

    private static void removeIfAllowed(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            // Another user's may lie in a folder of many: it is in nobody's way.
            return;
        }
    }

    /** The highest folder on the way to a place that is not there yet. */
    private static Path firstMissing(Path place) {
        Path missing = place;
        while (missing.getParent() != null && !Files.exists(missing.getParent())) {
            missing = missing.getParent();
        }
        return missing;
    }

    /** Whatever was made for an import that came to nothing goes, and nothing that another put there meanwhile. */
    private static void removeAll(Path beside, Path made, Path place) {
        try {
            if (beside != null && Files.exists(beside)) {
                Folders.delete(beside);
            }
            for (Path above = place; !above.equals(made); ) {
                above = above.getParent();
                Files.deleteIfExists(above);
            }
        } catch (IOException e) {
            // A folder that is no longer empty stays. The disk that could not be written cannot be tidied either; what
            // failed is told already.
            return;
        }
    }

    private static Run write(PairingReport report, Acceptance acceptance, Path folder, Watch watch, Path place)
            throws UnusableException, IOException {
        Files.createDirectories(folder.resolve(RunFolder.MASKS));
        MaskReader reader = Pairer.reader(report);
        List<RunRow> rows = new ArrayList<>();
        int done = 0;
        for (PairingReport.Pair pair : report.pairs()) {
            watch.tell(done++, report.pairs().size());
            rows.add(row(pair, reader, report, acceptance, folder));
        }
        watch.tell(done, done);
        report.failures().forEach((image, why) -> sample(report, image)
                .filter(sample -> rows.stream().noneMatch(row -> row.image().equals(image)))
                .ifPresent(sample -> rows.add(new RunRow.Failed(sample.number(), image, why))));
        rows.sort(Comparator.comparingInt(RunRow::number));
        RunFolder.write(new Run(folder, report.info(), rows));
        return new Run(place, report.info(), rows);
    }

    private static Optional<Sample> sample(PairingReport report, String image) {
        return report.request().dataset().samples().stream()
                .filter(sample -> sample.name().equals(image))
                .findFirst();
    }

    private static RunRow row(
            PairingReport.Pair pair, MaskReader reader, PairingReport report, Acceptance acceptance, Path folder)
            throws UnusableException {
        Sample sample = pair.sample();
        String failure = report.failures().get(sample.name());
        if (failure != null) {
            return new RunRow.Failed(sample.number(), sample.name(), failure);
        }
        LabelMap labels;
        try {
            labels = reader.read(pair.file(), report.format());
        } catch (UnusableException changed) {
            return new RunRow.Failed(sample.number(), sample.name(), changed.getMessage());
        }
        List<String> notes = new ArrayList<>();
        Optional<Orientation> turn =
                acceptance.turned().contains(sample.name()) ? pair.turn().flatMap(Turn::orientation) : Optional.empty();
        if (turn.isPresent()) {
            labels = turn.get().upright(labels);
            notes.add("the mask was imported " + turn.get().remedy());
        }
        if (labels.width() != pair.image().width || labels.height() != pair.image().height) {
            notes.add("the image is %d x %d: the imported mask of %d x %d was resized to it"
                    .formatted(pair.image().width, pair.image().height, labels.width(), labels.height()));
            labels = labels.resized(pair.image().width, pair.image().height);
        }
        LabelMapFile.write(labels, RunFolder.labelMapFile(folder, sample));
        return new RunRow.Done(
                sample.number(),
                sample.name(),
                labels.width(),
                labels.height(),
                pair.times(),
                String.join("; ", notes));
    }
}
