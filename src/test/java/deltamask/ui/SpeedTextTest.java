package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.report.SaidRatio;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpeedTextTest {
    @Test
    void aDifferenceIsSaidWithHowSureItIs() {
        SaidRatio said = new SaidRatio(true, 1.62, Optional.of(new SaidRatio.Ends(1.5, 1.74)));
        assertThat(SpeedText.finding(said)).isEqualTo("B 1.62× as fast");
        assertThat(SpeedText.interval(said)).isEqualTo("1.50 to 1.74×");
    }

    @Test
    void whereNoneCanBeToldThatStandsFirst() {
        SaidRatio said = new SaidRatio(false, 1.09, Optional.of(new SaidRatio.Ends(0.98, 1.22)));
        assertThat(SpeedText.finding(said)).isEqualTo("no difference can be told");
        assertThat(SpeedText.interval(said)).isEqualTo("B 0.98 to 1.22× as long");
    }
}
