package deltamask.ui.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deltamask.ui.common.SortOrder.By;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SortOrderTest {
    private final Row worse = SomeRows.row(1, "c.png", 90, 80);
    private final Row same = SomeRows.row(2, "a.png", 90, 90);
    private final Row alsoSame = SomeRows.row(3, "B.png", 70, 70);
    private final Row pending = SomeRows.pending(4, "d.png");
    private final Row better = SomeRows.row(5, "e.png", 60, 90);

    private List<Row> sorted(SortOrder order) {
        Row[] rows = {better, pending, alsoSame, same, worse};
        order.sort(rows);
        return List.of(rows);
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
        assertThat(sorted(new SortOrder(SortOrder.Key.NAME, false)))
                .containsExactly(better, pending, worse, alsoSame, same);
    }

    @Test
    void numbersInNamesAreNumbers() {
        Row[] rows = {
            SomeRows.pending(1, "img_10.png"), SomeRows.pending(2, "IMG_9.png"), SomeRows.pending(3, "img_2.png")
        };
        new SortOrder(SortOrder.Key.NAME, true).sort(rows);
        assertThat(rows).extracting(Row::number).containsExactly(3, 2, 1);
    }

    @Test
    void whereTheFirstKeyIsEqualTheNextDecides() {
        SortOrder order = new SortOrder(List.of(new By(SortOrder.Key.IOU_B, false), new By(SortOrder.Key.IOU_A, true)));
        assertThat(sorted(order)).containsExactly(better, same, worse, alsoSame, pending);
        SortOrder other =
                new SortOrder(List.of(new By(SortOrder.Key.IOU_B, false), new By(SortOrder.Key.IOU_A, false)));
        assertThat(sorted(other)).containsExactly(same, better, worse, alsoSame, pending);
    }

    @Test
    void manyRowsComeAsAComparatorOfTheirNumbersWouldPutThem() {
        Random random = new Random(7);
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i <= 2000; i++) {
            rows.add(
                    i % 50 == 0
                            ? SomeRows.pending(i, i + ".png")
                            : SomeRows.row(i, i + ".png", random.nextInt(40), random.nextInt(40)));
        }
        Comparator<Row> byDelta = Comparator.comparingDouble(row -> -row.value(SortOrder.Key.DELTA_IOU));
        Comparator<Row> expected = byDelta.thenComparing(
                        row -> row.value(SortOrder.Key.IOU_A) + 0.0, Comparator.naturalOrder())
                .thenComparing(Row::number);
        Row[] sorted = rows.toArray(Row[]::new);
        new SortOrder(List.of(new By(SortOrder.Key.DELTA_IOU, false), new By(SortOrder.Key.IOU_A, true))).sort(sorted);
        assertThat(sorted).isSortedAccordingTo(expected);
        assertThat(sorted).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(sorted[1959].result()).isNotNull();
        assertThat(sorted[1960].number()).isEqualTo(50);
    }

    @Test
    void anOrderIsReadAsItWasWritten() {
        SortOrder order =
                new SortOrder(List.of(new By(SortOrder.Key.DELTA_IOU, false), new By(SortOrder.Key.NAME, true)));
        assertThat(order).hasToString("-DELTA_IOU NAME");
        assertThat(SortOrder.parse("-DELTA_IOU NAME")).isEqualTo(order);
        assertThatThrownBy(() -> SortOrder.parse("COLOUR")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SortOrder(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
