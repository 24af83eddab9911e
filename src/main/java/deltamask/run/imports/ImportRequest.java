package deltamask.run.imports;

import deltamask.dataset.Dataset;
import deltamask.dataset.MaskFormat;
import deltamask.run.Conditions;
import deltamask.variant.Variant;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is to be imported, and what the user knows of it. What is not said is taken from the files, as far as they say it.
 *
 * @param dataset whose images it is of
 * @param masks a folder of masks, or a Run's folder
 * @param timings a CSV file, logcat lines, or a benchmark's JSON
 * @param timesInOrder whether times that name no image are those of the images, in their order
 * @param format how masks are read; empty: found out
 * @param against a Run of the same dataset that a mask's orientation is held against, in the truth's place
 * @param model that the device ran
 * @param name of the variant
 * @param device that it ran on
 * @param conditions in which its times were taken
 */
public record ImportRequest(
        Dataset dataset,
        Path masks,
        Optional<Path> timings,
        boolean timesInOrder,
        Optional<MaskFormat> format,
        Optional<Path> against,
        Optional<Variant> model,
        Optional<String> name,
        Optional<String> device,
        Optional<Conditions> conditions) {
    public ImportRequest {
        name = inOneLine(name);
        device = inOneLine(device);
    }

    /** Names stand in charts and tables; blank is none. */
    static Optional<String> inOneLine(Optional<String> words) {
        return words.map(text -> text.strip().replaceAll("\\s+", " ")).filter(text -> !text.isEmpty());
    }

    /** Of a folder alone. */
    public static ImportRequest of(Dataset dataset, Path masks) {
        return new ImportRequest(
                dataset,
                masks,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
