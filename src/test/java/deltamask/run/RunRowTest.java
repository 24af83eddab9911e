package deltamask.run;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.inference.StageTimes;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class RunRowTest {
    private static RunRow.Done row(double... forwards) {
        List<StageTimes> times = DoubleStream.of(forwards)
                .mapToObj(forward -> new StageTimes(1, 2, forward, 3))
                .toList();
        return new RunRow.Done(1, "x.jpg", 1, 1, times, "");
    }

    @Test
    void itsTimeIsTheMedianOfItsRepeats() {
        assertThat(row(9, 1, 2).forwardMs()).hasValue(2);
        assertThat(row(9, 1).forwardMs()).hasValue(5);
        assertThat(row().forwardMs()).isEmpty();
        assertThat(row(4, 6).medianTimes()).hasValue(new StageTimes(1, 2, 5, 3));
        assertThat(row().medianTimes()).isEmpty();
    }
}
