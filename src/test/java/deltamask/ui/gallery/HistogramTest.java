package deltamask.ui.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.ui.common.Row;
import deltamask.ui.common.SomeRows;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistogramTest {
    @Test
    void eachDeltaIsCountedOnceAndTheHighestInTheLastBin() {
        List<Row> rows = List.of(
                SomeRows.row(1, "a", 50, 40),
                SomeRows.row(2, "b", 50, 55),
                SomeRows.row(3, "c", 60, 65),
                SomeRows.row(4, "d", 50, 80),
                SomeRows.pending(5, "e"));
        Histogram histogram = Histogram.of(rows, 4).orElseThrow();
        assertThat(histogram.low()).isEqualTo(rows.get(0).result().deltaIou().orElseThrow());
        assertThat(histogram.high()).isEqualTo(rows.get(3).result().deltaIou().orElseThrow());
        assertThat(histogram.counts()).containsExactly(1, 2, 0, 1);
        assertThat(histogram.highest()).isEqualTo(2);
        assertThat(histogram.bound(0)).isEqualTo(histogram.low());
        assertThat(histogram.bound(4)).isEqualTo(histogram.high());
    }

    @Test
    void equalDeltasAreAllInTheFirst() {
        List<Row> rows = List.of(SomeRows.row(1, "a", 50, 50), SomeRows.row(2, "b", 60, 60));
        assertThat(Histogram.of(rows, 3).orElseThrow().counts()).containsExactly(2, 0, 0);
    }

    @Test
    void withoutDeltasThereIsNone() {
        assertThat(Histogram.of(List.of(SomeRows.pending(1, "a")), 3)).isEmpty();
    }
}
