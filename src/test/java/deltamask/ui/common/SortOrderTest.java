package deltamask.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.comparison.ComparisonRow;
import deltamask.dataset.Sample;
import deltamask.metrics.Confusion;
import deltamask.metrics.EmptyMasks;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SortOrderTest {
    private final Row worse = row(1, "c.png", 90, 80);
    private final Row same = row(2, "a.png", 90, 90);
    private final Row alsoSame = row(3, "B.png", 70, 70);
    private final Row pending = new Row(new Sample(4, "d.png", Path.of("d.png"), Optional.empty()));
    private final Row better = row(5, "e.png", 60, 90);

    private static Row row(int number, String name, long tpA, long tpB) {
        Sample sample = new Sample(number, name, Path.of(name), Optional.empty());
        Row row = new Row(sample);
        row.land(new ComparisonRow(
                sample,
                ComparisonRow.Status.OK,
                Optional.of(new Confusion(tpA, 0, 100 - tpA, 0)),
                Optional.of(new Confusion(tpB, 0, 100 - tpB, 0)),
                Optional.of(new Confusion(tpB, Math.abs(tpA - tpB), 0, 0)),
                OptionalLong.of(Math.abs(tpA - tpB)),
                Optional.empty(),
                Optional.empty(),
                EmptyMasks.UNDEFINED,
                ""));
        return row;
    }

    private List<Row> sorted(SortOrder order) {
        return Stream.of(better, pending, alsoSame, same, worse)
                .sorted(order.comparator())
                .toList();
    }

    @Test
    void equalDeltasStayByNumberInBothDirections() {
        SortOrder order = SortOrder.Key.DELTA_IOU.order();
        assertThat(sorted(order)).containsExactly(worse, same, alsoSame, better, pending);
        assertThat(sorted(order.reversed())).containsExactly(better, same, alsoSame, worse, pending);
    }

    @Test
    void namesAreSortedWithoutCase() {
        assertThat(sorted(new SortOrder(SortOrder.Key.NAME, true)))
                .containsExactly(same, alsoSame, worse, pending, better);
    }

    @Test
    void filtersGoByResult() {
        assertThat(shown(RowFilter.Kind.CHANGED)).containsExactly(worse, better);
        assertThat(shown(RowFilter.Kind.WORSE)).containsExactly(worse);
        assertThat(shown(RowFilter.Kind.BETTER)).containsExactly(better);
        assertThat(shown(RowFilter.Kind.ALL)).hasSize(5);
    }

    @Test
    void textFiltersByPartOfTheNameOrWholeNumber() {
        assertThat(RowFilter.ALL.withText(" B.P ").accepts(alsoSame)).isTrue();
        assertThat(RowFilter.ALL.withText("3").accepts(alsoSame)).isTrue();
        assertThat(RowFilter.ALL.withText("3").accepts(worse)).isFalse();
    }

    private List<Row> shown(RowFilter.Kind kind) {
        return Stream.of(worse, same, alsoSame, pending, better)
                .filter(RowFilter.ALL.withKind(kind)::accepts)
                .toList();
    }
}
