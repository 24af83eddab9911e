package deltamask.run;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.Fixtures;
import deltamask.dataset.Dataset;
import deltamask.dataset.Datasets;
import deltamask.dataset.Sample;
import deltamask.mask.LabelMap;
import deltamask.mask.LabelMapFile;
import deltamask.variant.Variants;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the same PNG files the same label maps as the study's Python, by real variants in worker processes: at most one
 * pixel in 100,000 differs on any image, and none on most.
 */
final class StudyLabelMapsTest {
    @TempDir
    private Path folder;

    @Test
    void floatVariant() throws Exception {
        assertAgreement(differences("scripted.pt", "scripted"), "scripted");
    }

    /** int8 comes in two roundings, by the processor: oneDNN's where it has AVX512-VNNI, FBGEMM's elsewhere. */
    @Test
    void int8Variant() throws Exception {
        Path run = run("quantized_scripted.pt");
        List<Double> oneDnn = differences(run, "quantized_scripted");
        List<Double> fbgemm = differences(run, "quantized_scripted_fbgemm");

        assertAgreement(sum(oneDnn) < sum(fbgemm) ? oneDnn : fbgemm, "int8");
    }

    private static double sum(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static void assertAgreement(List<Double> differences, String variant) {
        assertThat(differences).as(variant).hasSize(12).allMatch(share -> share <= 1e-5);
        assertThat(differences.stream().filter(share -> share == 0)).as(variant).hasSizeGreaterThan(6);
    }

    private List<Double> differences(String model, String expected) throws Exception {
        return differences(run(model), expected);
    }

    private Path run(String model) throws Exception {
        Dataset dataset = Datasets.open(Fixtures.PNG);
        Path run = folder.resolve(model);
        List<RunRow> rows = new ArrayList<>();
        new Runner(
                        dataset,
                        List.of(new Runner.Job(Variants.open(Fixtures.MODELS.resolve(model)), run)),
                        new Conditions(1, Mode.FAST, 0, 1),
                        false,
                        new Runner.Listener() {
                            @Override
                            public void activity(String activity) {}

                            @Override
                            public void row(int job, RunRow row) {
                                rows.add(row);
                            }
                        })
                .run();
        assertThat(rows).hasSize(12).allMatch(RunRow.Done.class::isInstance);
        return run;
    }

    private static List<Double> differences(Path run, String expected) throws Exception {
        List<Double> shares = new ArrayList<>();
        for (Sample sample : Datasets.open(Fixtures.PNG).samples()) {
            LabelMap ours = RunFolder.labelMap(run, sample);
            LabelMap theirs = LabelMapFile.read(
                    Fixtures.FOLDER.resolve("labels").resolve(expected).resolve(sample.name()));
            assertThat(ours.sameSize(theirs)).isTrue();
            long different = IntStream.range(0, ours.labels().length)
                    .filter(i -> ours.labels()[i] != theirs.labels()[i])
                    .count();
            shares.add((double) different / ours.labels().length);
        }
        return shares;
    }

    @Test
    void theFixturesAreThere() throws Exception {
        assertThat(Datasets.open(Fixtures.PNG).samples())
                .extracting(Sample::name)
                .containsExactlyElementsOf(Stream.of(1, 3, 4, 9, 12, 16, 17, 19, 31, 33, 40, 41)
                        .map(number -> number + ".png")
                        .toList());
    }
}
