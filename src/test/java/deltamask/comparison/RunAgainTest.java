package deltamask.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.dataset.Sample;
import deltamask.inference.StageTimes;
import deltamask.metrics.EmptyMasks;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RunAgainTest {
    private static final String NOTE = RunAgain.note(LocalDate.of(2026, 11, 24));

    private static ComparisonRow row(int number, String note, boolean timed) {
        Optional<StageTimes> times = timed ? Optional.of(new StageTimes(1, 1, 8, 1)) : Optional.empty();
        return new ComparisonRow(
                new Sample(
                        number, number + ".png", Integer.toString(number), Path.of(number + ".png"), Optional.empty()),
                ComparisonRow.Status.OK,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                times,
                times,
                EmptyMasks.UNDEFINED,
                note);
    }

    @Test
    void whatIsWrongStaysOfANote() {
        assertThat(RunAgain.without("A: " + NOTE + "; B: " + NOTE)).isEmpty();
        assertThat(RunAgain.without("A: resized; " + NOTE + "; B: " + NOTE)).isEqualTo("A: resized");
        assertThat(RunAgain.without("the masks were resized; twice")).isEqualTo("the masks were resized; twice");
        assertThat(RunAgain.without("")).isEmpty();
    }

    @Test
    void timesOfAnotherMomentAreCounted() {
        String both = "A: " + NOTE + "; B: " + NOTE;
        List<ComparisonRow> rows = List.of(row(1, both, true), row(2, "A: odd", true), row(3, both, false));
        assertThat(RunAgain.count(rows)).isEqualTo(1);
        assertThat(RunAgain.inWords(rows)).contains("1 of 3 run again later");
    }

    @Test
    void nothingIsSaidWhereAllTimesAreOfOneMoment() {
        String both = "A: " + NOTE + "; B: " + NOTE;
        assertThat(RunAgain.inWords(List.of(row(1, both, true), row(2, both, true))))
                .isEmpty();
        assertThat(RunAgain.inWords(List.of(row(1, "", true)))).isEmpty();
        assertThat(RunAgain.inWords(List.of())).isEmpty();
    }
}
