package deltamask.report;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonRow;
import deltamask.metrics.Confusion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Which candidate a report of several names. */
final class VerdictTest {
    private static final Confusion GOOD = new Confusion(90, 5, 5, 100);
    private static final Confusion POOR = new Confusion(40, 30, 30, 100);
    private static final GateTarget BOTH = new GateTarget(OptionalDouble.of(0.97), OptionalDouble.of(0.05));

    /** Twenty images of 10 ms in A. */
    private static List<ComparisonRow> rows(Confusion a, Confusion b, double msInB) {
        List<ComparisonRow> rows = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            rows.add(Rows.row(Rows.sample(i, i + ".jpg"), a, b, b, 10, msInB, ""));
        }
        return rows;
    }

    /** The same masks, with other times. */
    private static Comparison timed(double msInB) {
        return Comparisons.of(rows(GOOD, GOOD, msInB));
    }

    private static String verdict(Optional<GateTarget> gate, Comparison... candidates) {
        return new Verdict(List.of(candidates), gate).inWords();
    }

    @Test
    void namesTheFastestThatKeepsEnough() {
        Comparison slower = timed(20);
        assertThat(verdict(Optional.of(GateTarget.USUAL), slower, timed(4)))
                .startsWith(
                        "2 of 2 candidates pass the gate (at least 99 % of the reference's mean IoU). The fastest that does")
                .contains("it is 2.500 times as fast as the reference", "Take that one")
                .doesNotContain("failed");
        assertThat(verdict(Optional.empty(), slower))
                .contains("1 of 1 candidate passes the usual gate", "it takes 2.000 times as long", "For speed none");
        assertThat(verdict(Optional.of(GateTarget.share(2)), timed(4)))
                .isEqualTo("0 of 1 candidate pass the gate (at least 200 % of the reference's mean IoU)."
                        + " By this the reference is to be kept.");
    }

    /** Else a candidate seems to have failed what it kept. */
    @Test
    void saysAllThatTheGateAsks() {
        List<ComparisonRow> rows = rows(GOOD, GOOD, 4);
        rows.set(0, Rows.row(Rows.sample(1, "1.jpg"), GOOD, POOR, POOR, 10, 4, ""));
        Comparison oneLoss = Comparisons.of(rows);
        assertThat(verdict(Optional.of(GateTarget.share(0.97)), oneLoss)).startsWith("1 of 1");
        assertThat(verdict(Optional.of(BOTH), oneLoss))
                .isEqualTo(
                        "0 of 1 candidate pass the gate (at least 97 % of the reference's mean IoU, and no image loses"
                                + " more than 0.05 IoU). By this the reference is to be kept.");
        assertThat(verdict(Optional.of(new GateTarget(OptionalDouble.empty(), OptionalDouble.of(0.05))), oneLoss))
                .contains("pass the gate (no image loses more than 0.05 IoU)");
    }

    @Test
    void doesNotKeepTheReferenceWhereNothingIsKnown() {
        Confusion empty = new Confusion(0, 0, 0, 200);
        Comparison unscored = Comparisons.of(rows(empty, empty, 4));
        assertThat(verdict(Optional.of(BOTH), unscored))
                .contains("0 of 1", "as no image has a score: this tells nothing of which to take")
                .doesNotContain("to be kept");
        Confusion wrong = new Confusion(0, 50, 50, 100);
        assertThat(verdict(Optional.empty(), Comparisons.of(rows(wrong, wrong, 4))))
                .contains("as the reference's mean IoU is 0: this tells nothing")
                .doesNotContain("to be kept");
        assertThat(verdict(Optional.empty(), unscored, Comparisons.of(rows(GOOD, POOR, 4))))
                .as("one of them is judged")
                .contains("By this the reference is to be kept.");
    }

    @Test
    void doesNotHideThatImagesFailed() {
        List<ComparisonRow> rows = rows(GOOD, GOOD, 4);
        rows.set(3, Rows.failed(Rows.sample(4, "4.jpg"), "out of memory"));
        assertThat(verdict(Optional.empty(), Comparisons.of(rows)))
                .contains("Take that one")
                .endsWith(" But 1 of its 20 images failed or is missing, and all this is said without them.");
    }
}
