package deltamask.run;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.Fixtures;
import deltamask.dataset.Dataset;
import deltamask.dataset.Datasets;
import deltamask.dataset.Sample;
import deltamask.mask.LabelMap;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A Run that the phone's recorder in {@code src/phone} wrote with a made-up model; a test there holds it to be so. */
class PhoneRunTest {
    private static final Path RUN = Fixtures.FOLDER.resolve("phone-run");

    @Test
    void isReadLikeAnyOther() throws Exception {
        Dataset dataset = Datasets.open(Fixtures.PNG);

        Run run = RunFolder.read(RUN, dataset);

        assertThat(run.rows()).extracting(RunRow::image).containsExactly("1.png", "3.png", "17.png");
        assertThat(run.rows()).allSatisfy(row -> assertThat(
                        ((RunRow.Done) row).medianTimes().orElseThrow().forward())
                .isEqualTo(7.25));
        assertThat(run.info().made().device()).isEqualTo("Maker Phone 7, Android 14");
        assertThat(run.info().conditions().orElseThrow()).isEqualTo(new Conditions(2, Mode.TIMED, 3, 1));
        assertThat(run.info().card().orElseThrow().classes()).containsExactly("background", "person");
        assertThat(RunFolder.notes(run, dataset))
                .isEqualTo(List.of("The Run " + RUN + " was made of the dataset \"portraits\", this one is \"png\"."));
        for (Sample sample : dataset.samples().subList(0, 2)) {
            LabelMap map = RunFolder.labelMap(RUN, sample);
            RunRow.Done row = (RunRow.Done) run.row(sample.name()).orElseThrow();
            assertThat(map.width()).isEqualTo(row.width());
            assertThat(map.height()).isEqualTo(row.height());
            assertThat(map.labels()).contains(0, 1);
        }
    }
}
