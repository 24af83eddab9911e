package deltamask.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import deltamask.comparison.ComparisonRow.Status;
import deltamask.dataset.Sample;
import deltamask.inference.StageTimes;
import deltamask.metrics.Confusion;
import deltamask.metrics.EmptyMasks;
import deltamask.run.Conditions;
import deltamask.run.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class SummariesTest {
    private static final Confusion SAME = new Confusion(10, 0, 0, 90);
    private static final Confusion OTHER = new Confusion(10, 1, 0, 89);

    private static Run.Info info(String name, long bytes) {
        return new Run.Info(
                name,
                OptionalLong.of(bytes),
                Optional.empty(),
                "set",
                Optional.of(Conditions.DEFAULT),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                new Run.Made("PyTorch 2.7.1", "CPU", OptionalDouble.of(12.5), OptionalLong.empty(), Optional.empty()));
    }

    /** IoU of {@code tp / 100}. */
    private static Optional<Confusion> percent(int tp) {
        return Optional.of(new Confusion(tp, 0, 100 - tp, 0));
    }

    private static Optional<StageTimes> forward(double milliseconds) {
        return Optional.of(new StageTimes(1, 1, milliseconds, 1));
    }

    private static ComparisonRow row(int number, Status status, Optional<Confusion> a, Optional<Confusion> b) {
        return row(number, status, a, b, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static ComparisonRow row(
            int number,
            Status status,
            Optional<Confusion> a,
            Optional<Confusion> b,
            Optional<Confusion> both,
            Optional<StageTimes> timesA,
            Optional<StageTimes> timesB) {
        Sample sample = new Sample(number, number + ".png", Path.of(number + ".png"), Optional.empty());
        return new ComparisonRow(sample, status, a, b, both, differing(both), timesA, timesB, EmptyMasks.UNDEFINED, "");
    }

    private static OptionalLong differing(Optional<Confusion> both) {
        return both.map(confusion -> OptionalLong.of(confusion.fp() + confusion.fn()))
                .orElse(OptionalLong.empty());
    }

    private static Summary summary(List<ComparisonRow> rows) {
        return Summaries.of(rows, info("scripted", 200), info("quantized", 50));
    }

    @Test
    void countsEveryImageOnce() {
        Optional<Confusion> empty = Optional.of(new Confusion(0, 0, 0, 100));
        Summary summary = summary(List.of(
                row(1, Status.OK, percent(90), percent(80)),
                row(2, Status.OK, empty, empty),
                row(3, Status.OK, empty, Optional.of(new Confusion(0, 5, 0, 95))),
                row(4, Status.OK, Optional.empty(), Optional.empty()),
                row(5, Status.FAILED, percent(50), Optional.empty()),
                row(6, Status.MISSING, Optional.empty(), Optional.empty())));
        assertThat(summary.images()).isEqualTo(6);
        assertThat(summary.scored()).isEqualTo(1);
        assertThat(summary.undefined()).isEqualTo(2);
        assertThat(summary.withoutTruth()).isEqualTo(1);
        assertThat(summary.failed()).isEqualTo(2);
        assertThat(summary.a().meanIou()).hasValue(0.9);
        assertThat(summary.b().meanIou()).hasValue(0.8);
    }

    @Test
    void meansAndWinsByHand() {
        Summary summary = summary(List.of(
                row(1, Status.OK, percent(50), percent(75)),
                row(2, Status.OK, percent(50), percent(50)),
                row(3, Status.OK, percent(100), percent(25)),
                row(4, Status.OK, percent(75), percent(50))));
        assertThat(summary.a().variant()).isEqualTo("scripted");
        assertThat(summary.a().meanIou()).hasValue(0.6875);
        assertThat(summary.b().meanIou()).hasValue(0.5);
        assertThat(summary.delta().meanIou()).hasValue(-0.1875);
        assertThat(summary.delta().medianIou()).hasValue(-0.125);
        assertThat(summary.delta().wins()).isEqualTo(1);
        assertThat(summary.delta().ties()).isEqualTo(1);
        assertThat(summary.delta().losses()).isEqualTo(2);
        assertThat(summary.delta().ci95Iou().low().getAsDouble()).isLessThan(-0.1875);
        assertThat(summary.delta().ci95Iou().high().getAsDouble()).isGreaterThan(-0.1875);
        // Dice 2 tp / (tp + 100): 2/3 6/7, 2/3 2/3, 1 2/5, 6/7 2/3.
        assertThat(summary.delta().meanDice().getAsDouble())
                .isCloseTo(((6 / 7.0 - 2 / 3.0) + (0.4 - 1) + (2 / 3.0 - 6 / 7.0)) / 4, within(1e-15));
        assertThat(summary.b().fileBytes()).hasValue(50);
        assertThat(summary.b().loadMs()).hasValue(12.5);
    }

    @Test
    void timesAreOfImagesThatBothHaveTimesOf() {
        List<ComparisonRow> rows = new ArrayList<>();
        for (int number = 1; number <= 5; number++) {
            rows.add(row(
                    number,
                    Status.OK,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    forward(10 * number),
                    number == 5 ? Optional.empty() : forward(5 * number)));
        }
        Summary summary = summary(rows);
        assertThat(summary.a().medianForwardMs()).hasValue(25);
        assertThat(summary.b().medianForwardMs()).hasValue(12.5);
        assertThat(summary.a().p90ForwardMs()).hasValue(37);
        assertThat(summary.speedRatio().median()).hasValue(2);
        assertThat(summary.speedRatio().ci95().low()).hasValue(2);
        assertThat(summary.speedRatio().ci95().high()).hasValue(2);
    }

    @Test
    void timesOfNothingGiveNoRatio() {
        Summary summary = summary(List.of(
                row(1, Status.OK, Optional.empty(), Optional.empty(), Optional.empty(), forward(0), forward(0))));
        assertThat(summary.speedRatio().median()).isEmpty();
        assertThat(summary.speedRatio().ci95()).isEqualTo(Summary.Interval.NONE);
    }

    @Test
    void identicalIsAboutMasksAndNotScores() {
        ComparisonRow same =
                row(1, Status.OK, percent(90), percent(90), Optional.of(SAME), Optional.empty(), Optional.empty());
        ComparisonRow other =
                row(2, Status.OK, percent(90), percent(90), Optional.of(OTHER), Optional.empty(), Optional.empty());
        ComparisonRow failed = row(3, Status.FAILED, percent(90), Optional.empty());
        assertThat(summary(List.of(same, same)).identical()).isTrue();
        assertThat(summary(List.of(same, failed)).identical()).isTrue();
        assertThat(summary(List.of(same, other)).identical()).isFalse();
        assertThat(summary(List.of(failed)).identical()).isFalse();
        assertThat(summary(List.of(same, other)).delta().wilcoxonP()).isEmpty();
        assertThat(summary(List.of(same, other)).meanAgreement().getAsDouble())
                .isCloseTo((1 + 10 / 11.0) / 2, within(1e-15));
    }

    @Test
    void outliersAreTheFurthestFirst() {
        List<ComparisonRow> rows = new ArrayList<>();
        for (int number = 1; number <= 9; number++) {
            rows.add(row(number, Status.OK, percent(90), percent(90)));
        }
        rows.add(row(10, Status.OK, percent(90), percent(80)));
        rows.add(row(11, Status.OK, percent(90), percent(40)));
        Summary summary = summary(rows);
        assertThat(summary.outlierRule().mad()).hasValue(0);
        assertThat(summary.outlierRule().limit().getAsDouble()).isCloseTo(3.5 * 1.253314 * 0.6 / 11, within(1e-12));
        assertThat(summary.outliers()).extracting(ComparisonRow::number).containsExactly(11);
    }

    @Test
    void nothingSumsUpToNothing() {
        Summary summary = summary(List.of());
        assertThat(summary.images()).isZero();
        assertThat(summary.a().meanIou()).isEmpty();
        assertThat(summary.delta().ci95Iou()).isEqualTo(Summary.Interval.NONE);
        assertThat(summary.identical()).isFalse();
        assertThat(summary.outliers()).isEmpty();
    }
}
