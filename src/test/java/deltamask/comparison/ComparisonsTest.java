package deltamask.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.dataset.Dataset;
import deltamask.dataset.Datasets;
import deltamask.dataset.Sample;
import deltamask.dataset.TruthFormat;
import deltamask.mask.Foreground;
import deltamask.mask.LabelMap;
import deltamask.mask.LabelMapFile;
import deltamask.metrics.EmptyMasks;
import deltamask.run.Run;
import deltamask.run.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two Runs written by hand, compared; every figure worked out by hand. */
final class ComparisonsTest {
    @TempDir
    private Path folder;

    private Path dataset() {
        return folder.resolve("set");
    }

    private static LabelMap row(int... labels) {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        return LabelMap.of(labels.length, 1, bytes);
    }

    /** The image's pixels play no part: a mask does for a picture. */
    private void image(String name, int... truth) throws Exception {
        LabelMapFile.write(row(1, 1, 1, 1), dataset().resolve("images").resolve(name));
        if (truth.length > 0) {
            LabelMapFile.write(row(truth), dataset().resolve("masks").resolve(name));
        }
    }

    private void mask(String run, String name, int... labels) throws Exception {
        LabelMapFile.write(row(labels), folder.resolve(run).resolve("masks").resolve(name));
    }

    private Comparison compare(Rules rules) throws Exception {
        Dataset dataset = Datasets.open(dataset()).withTruthFormat(TruthFormat.GREY);
        Run a = RunFolder.read(folder.resolve("a"), dataset);
        Run b = RunFolder.read(folder.resolve("b"), dataset);
        return Comparisons.of(dataset, a, b, rules, new ComparisonListener() {});
    }

    @Test
    void scoresDeltaAndAgreement() throws Exception {
        image("1.png", 1, 1, 0, 0);
        mask("a", "1.png", 1, 1, 0, 0);
        mask("b", "1.png", 1, 0, 0, 1);

        ComparisonRow row = compare(Rules.DEFAULT).rows().get(0);

        assertThat(row.iouA()).hasValue(1);
        assertThat(row.iouB()).hasValue(1.0 / 3);
        assertThat(row.deltaIou()).hasValue(1.0 / 3 - 1);
        assertThat(row.diceB()).hasValue(0.5);
        assertThat(row.agreement()).hasValue(1.0 / 3);
        assertThat(row.deltaMs()).as("folders of masks bring no times").isEmpty();
        assertThat(row.status()).isEqualTo(ComparisonRow.Status.OK);
        assertThat(row.note()).isEmpty();
    }

    @Test
    void samplesStandInNaturalOrderAndWhatIsMissingIsListed() throws Exception {
        for (String name : new String[] {"10.png", "2.png", "1.png"}) {
            image(name, 1, 0, 0, 0);
            mask("a", name, 1, 0, 0, 0);
        }
        mask("b", "2.png", 1, 0, 0, 0);

        Comparison comparison = compare(Rules.DEFAULT);

        assertThat(comparison.rows()).extracting(ComparisonRow::image).containsExactly("1.png", "2.png", "10.png");
        assertThat(comparison.rows())
                .extracting(ComparisonRow::status)
                .containsExactly(ComparisonRow.Status.MISSING, ComparisonRow.Status.OK, ComparisonRow.Status.MISSING);
        assertThat(comparison.rows().get(0).note()).isEqualTo("B: not in the Run");
        assertThat(comparison.summary().scored()).isEqualTo(1);
        assertThat(comparison.summary().failed()).isEqualTo(2);
        assertThat(comparison.summary().a().meanIou())
                .as("the same samples on both sides")
                .hasValue(1);
    }

    @Test
    void emptyMasksAreUndefinedUnlessOneIsChosen() throws Exception {
        image("1.png", 0, 0, 0, 0);
        mask("a", "1.png", 0, 0, 0, 0);
        mask("b", "1.png", 0, 0, 0, 0);

        Summary undefined = compare(Rules.DEFAULT).summary();
        Summary one = compare(new Rules(Optional.empty(), EmptyMasks.ONE)).summary();

        assertThat(undefined.scored()).isZero();
        assertThat(undefined.undefined()).isEqualTo(1);
        assertThat(undefined.a().meanIou()).isEmpty();
        assertThat(one.scored()).isEqualTo(1);
        assertThat(one.a().meanIou()).hasValue(1);
    }

    @Test
    void maskAndTruthOfDifferentSizesMeetAtTheTruthsSize() throws Exception {
        image("1.png", 1, 0);
        mask("a", "1.png", 1, 1, 0, 0);
        mask("b", "1.png", 0, 0, 1, 1);

        ComparisonRow row = compare(Rules.DEFAULT).rows().get(0);

        assertThat(row.iouA()).hasValue(1);
        assertThat(row.iouB()).hasValue(0);
        assertThat(row.note()).isEqualTo("the truth is 2 x 1: the masks of 4 x 1 resized to it");
    }

    @Test
    void aGreyTruthIsForegroundWhateverClassIsScored() throws Exception {
        image("1.png", 255, 255, 0, 0);
        mask("a", "1.png", 15, 15, 0, 0);
        mask("b", "1.png", 15, 12, 0, 0);

        Comparison comparison = compare(new Rules(Optional.of(Foreground.ids(Set.of(15))), EmptyMasks.UNDEFINED));

        assertThat(comparison.rows().get(0).iouA()).hasValue(1);
        assertThat(comparison.rows().get(0).iouB()).hasValue(0.5);
    }

    @Test
    void withoutTruthThereIsAgreement() throws Exception {
        image("1.png");
        mask("a", "1.png", 1, 1, 0, 0);
        mask("b", "1.png", 1, 1, 0, 0);

        Comparison comparison = compare(Rules.DEFAULT);

        assertThat(comparison.rows().get(0).iouA()).isEmpty();
        assertThat(comparison.rows().get(0).agreement()).hasValue(1);
        assertThat(comparison.summary().withoutTruth()).isEqualTo(1);
        assertThat(comparison.summary().identical()).isTrue();
    }

    @Test
    void aDamagedMaskOrTruthCostsItsImageAlone() throws Exception {
        image("1.png", 1, 0, 0, 0);
        image("2.png", 1, 0, 0, 0);
        image("3.png", 1, 0, 0, 0);
        for (String name : new String[] {"1.png", "2.png", "3.png"}) {
            mask("a", name, 1, 0, 0, 0);
            mask("b", name, 1, 0, 0, 0);
        }
        Files.writeString(folder.resolve("b/masks/1.png"), "no picture");
        Files.writeString(dataset().resolve("masks/2.png"), "no picture");

        Comparison comparison = compare(Rules.DEFAULT);

        assertThat(comparison.rows())
                .extracting(ComparisonRow::status)
                .containsExactly(ComparisonRow.Status.FAILED, ComparisonRow.Status.FAILED, ComparisonRow.Status.OK);
        assertThat(comparison.rows().get(0).note()).contains("1.png is not a PNG file");
        assertThat(comparison.rows().get(1).note()).contains("2.png");
        assertThat(comparison.summary().scored()).isEqualTo(1);
    }

    @Test
    void namesNeverClimbOutOfTheRun() throws Exception {
        image("1.png", 1, 0, 0, 0);
        mask("a", "1.png", 1, 0, 0, 0);
        mask("b", "1.png", 1, 0, 0, 0);
        Files.writeString(folder.resolve("b/images.csv"), "image,forward_ms\n../../../etc/passwd,1\n1.png,7\n");

        Comparison comparison = compare(Rules.DEFAULT);

        assertThat(comparison.rows()).hasSize(1);
        assertThat(comparison.rows().get(0).forwardMsB()).hasValue(7);
        assertThat(comparison.b().rows()).extracting(row -> row.image()).containsExactly("1.png");
        assertThat(new Sample(1, "1.png", Path.of("x"), Optional.empty()).stem())
                .isEqualTo("1");
    }
}
