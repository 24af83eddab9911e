package deltamask.run;

import deltamask.dataset.Dataset;
import deltamask.dataset.Sample;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.files.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts images that were run again in the place of what a Run had of them; the rest stays. */
public final class Replacement {
    private Replacement() {}

    /**
     * Takes label maps and rows. Can be repeated after it was broken off.
     *
     * @param again the Run of the images that were run again
     * @param images those to be taken, by name; each is done in {@code again}
     * @param note stands with each of them from now on
     * @throws UnusableException if the Run cannot be written, or one of the two is reached over a symbolic link
     */
    public static void take(Path again, Path run, Dataset dataset, Set<String> images, String note)
            throws UnusableException {
        for (Path place : List.of(again, run)) {
            RunFolder.refuseLink(place);
            RunFolder.refuseLinkedMasks(place);
        }
        Map<String, ImagesCsv.Entry> fresh = RunFolder.readImages(again);
        Map<String, ImagesCsv.Entry> entries = RunFolder.readImages(run);
        try {
            for (Sample sample : dataset.samples()) {
                if (images.contains(sample.name())) {
                    Path labelMap = RunFolder.labelMapFile(again, sample);
                    if (Files.exists(labelMap)) {
                        Path place = RunFolder.labelMapFile(run, sample);
                        Files.createDirectories(place.getParent());
                        Files.move(labelMap, place, StandardCopyOption.REPLACE_EXISTING);
                    }
                    entries.put(sample.name(), fresh.get(sample.name()));
                }
            }
            StringBuilder lines = new StringBuilder(ImagesCsv.header());
            entries.forEach((image, entry) ->
                    lines.append(ImagesCsv.lines(images.contains(image) ? noted(entry, note) : entry.row())));
            WholeFile.write(run.resolve(RunFolder.IMAGES_CSV), lines.toString());
        } catch (IOException e) {
            throw new UnusableException("The Run " + run + " cannot be written: " + Reasons.of(e) + ".", e);
        }
    }

    private static RunRow noted(ImagesCsv.Entry entry, String note) {
        List<String> notes = entry.error().isEmpty() ? List.of(note) : List.of(entry.error(), note);
        return new RunRow.Done(
                entry.number(), entry.image(), entry.width(), entry.height(), entry.times(), String.join("; ", notes));
    }
}
