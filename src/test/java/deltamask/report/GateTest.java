package deltamask.report;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.comparison.ComparisonRow;
import deltamask.metrics.Confusion;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What a gate lets through. */
final class GateTest {
    private static final Confusion BOTH = new Confusion(1, 1, 1, 1);

    /** IoU 0.8 in A, and what is said in B. */
    private static ComparisonRow row(int number, int percentInB) {
        return Rows.row(
                Rows.sample(number, number + ".jpg"),
                new Confusion(80, 0, 20, 0),
                new Confusion(percentInB, 0, 100 - percentInB, 0),
                BOTH,
                2,
                1,
                "");
    }

    private static Gate gate(OptionalDouble share, OptionalDouble loss, ComparisonRow... rows) {
        return Gate.of(Comparisons.of(List.of(rows)), new GateTarget(share, loss));
    }

    private static Gate losing(double most, ComparisonRow... rows) {
        return gate(OptionalDouble.empty(), OptionalDouble.of(most), rows);
    }

    @Test
    void oneImageThatLosesTooMuchFailsThoughTheMeanIsKept() {
        assertThat(gate(OptionalDouble.of(0.99), OptionalDouble.empty(), row(1, 90), row(2, 70))
                        .passed())
                .isTrue();
        Gate both = gate(OptionalDouble.of(0.99), OptionalDouble.of(0.05), row(1, 90), row(2, 70));
        assertThat(both.passed()).isFalse();
        assertThat(both.inWords())
                .contains("failed", "B keeps 100 % of A's mean IoU", "0.100000 IoU (2.jpg)", "at most 0.05 is allowed");
        assertThat(losing(0.11, row(1, 90), row(2, 70)).passed()).isTrue();
    }

    @Test
    void whatIsNotKnownIsNotPassed() {
        Gate failed = losing(0.5, row(1, 80), Rows.failed(Rows.sample(2, "2.jpg"), "out of memory"));
        assertThat(failed.passed()).isFalse();
        assertThat(failed.inWords()).contains("What 1 image lost cannot be known", "not passed: 2.jpg");
        assertThat(losing(0.5).passed()).as("no image at all").isFalse();
    }

    @Test
    void whatOnlyBInventsIsALossThatNoScoreTells() {
        Confusion nothing = new Confusion(0, 0, 0, 100);
        Confusion invented = new Confusion(0, 40, 0, 60);
        ComparisonRow row = Rows.row(Rows.sample(2, "2.jpg"), nothing, invented, BOTH, 2, 1, "");
        assertThat(losing(0.5, row(1, 80), row).passed()).isFalse();
        ComparisonRow empty = Rows.row(Rows.sample(2, "2.jpg"), nothing, nothing, BOTH, 2, 1, "");
        assertThat(losing(0.5, row(1, 80), empty).passed())
                .as("nothing to find, nothing found")
                .isTrue();
    }
}
