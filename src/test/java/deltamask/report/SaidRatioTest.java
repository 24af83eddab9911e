package deltamask.report;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.comparison.Summary;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SaidRatioTest {
    private static SaidRatio of(double median, double low, double high) {
        return SaidRatio.of(new Summary.SpeedRatio(
                        OptionalDouble.of(median),
                        new Summary.Interval(OptionalDouble.of(low), OptionalDouble.of(high))))
                .orElseThrow();
    }

    @Test
    void theNumberIsNeverBelowOne() {
        assertThat(of(1.6, 1.5, 2).inWords()).isEqualTo("B is 1.600 times as fast");
        assertThat(of(1.6, 1.5, 2).endsInWords()).contains("1.500 to 2.000");
        assertThat(of(0.1, 0.08, 0.125).inWords()).isEqualTo("B takes 10.000 times as long");
        assertThat(of(0.1, 0.08, 0.125).endsInWords()).contains("8.000 to 12.500");
    }

    @Test
    void anIntervalThatHoldsOneDecidesNothing() {
        assertThat(of(1.1, 0.9, 1.2).undecided()).isTrue();
        assertThat(of(0.9, 0.8, 1.1).undecided()).isTrue();
        assertThat(of(1.1, 1, 1.2).undecided()).isTrue();
        assertThat(of(1.1, 1.01, 1.2).undecided()).isFalse();
        assertThat(of(0.9, 0.8, 0.99).undecided()).isFalse();
    }

    @Test
    void withoutAnIntervalTheRatioStandsAlone() {
        Summary.Interval none = new Summary.Interval(OptionalDouble.empty(), OptionalDouble.empty());
        SaidRatio said =
                SaidRatio.of(new Summary.SpeedRatio(OptionalDouble.of(2), none)).orElseThrow();
        assertThat(said.undecided()).isFalse();
        assertThat(said.endsInWords()).isEmpty();
        assertThat(SaidRatio.of(new Summary.SpeedRatio(OptionalDouble.empty(), none)))
                .isEqualTo(Optional.empty());
    }
}
