package deltamask.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.ui.common.RowFilter.Kind;
import deltamask.ui.common.RowFilter.Range;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowFilterTest {
    private final Row worse = SomeRows.row(1, "c.png", 90, 80);
    private final Row same = SomeRows.row(2, "a.png", 90, 90);
    private final Row alsoSame = SomeRows.row(3, "B.png", 70, 70);
    private final Row pending = SomeRows.pending(4, "d.png");
    private final Row better = SomeRows.row(5, "e.png", 60, 90);
    private final Row failed = SomeRows.failed(6);
    private final Row undefined = SomeRows.undefined(7);
    private final Row withoutTruth = SomeRows.withoutTruth(8);

    private List<Row> shown(RowFilter filter) {
        return Stream.of(worse, same, alsoSame, pending, better, failed, undefined, withoutTruth)
                .filter(filter.predicate())
                .toList();
    }

    private List<Row> shown(Kind kind) {
        return shown(RowFilter.ALL.withKind(kind));
    }

    @Test
    void kindsGoByResult() {
        worse.setOutlier(true);
        assertThat(shown(Kind.CHANGED)).containsExactly(worse, better);
        assertThat(shown(Kind.WORSE)).containsExactly(worse);
        assertThat(shown(Kind.BETTER)).containsExactly(better);
        assertThat(shown(Kind.OUTLIERS)).containsExactly(worse);
        assertThat(shown(Kind.FAILED)).containsExactly(failed);
        assertThat(shown(Kind.UNDEFINED)).containsExactly(undefined);
        assertThat(shown(Kind.WITHOUT_TRUTH)).containsExactly(withoutTruth);
        assertThat(shown(RowFilter.ALL)).hasSize(8);
    }

    @Test
    void ofSeveralKindsAnImageMustBeAll() {
        RowFilter changed = RowFilter.ALL.with(Kind.CHANGED, true);
        assertThat(shown(changed.with(Kind.WORSE, true))).containsExactly(worse);
        assertThat(changed.with(Kind.CHANGED, false)).isEqualTo(RowFilter.ALL);
    }

    @Test
    void betterTakesThePlaceOfWorse() {
        RowFilter worseThenBetter = RowFilter.ALL.with(Kind.WORSE, true).with(Kind.BETTER, true);
        assertThat(worseThenBetter.kinds()).containsExactly(Kind.BETTER);
    }

    @Test
    void whatNoImageCanBeBothTakesItsPlace() {
        RowFilter better = RowFilter.ALL.with(Kind.BETTER, true).with(Kind.OUTLIERS, true);
        assertThat(better.kinds()).containsExactlyInAnyOrder(Kind.BETTER, Kind.OUTLIERS);
        assertThat(better.with(Kind.WITHOUT_TRUTH, true).kinds()).containsExactly(Kind.WITHOUT_TRUTH);
        assertThat(better.with(Kind.WITHOUT_TRUTH, true).with(Kind.FAILED, true).kinds())
                .containsExactlyInAnyOrder(Kind.WITHOUT_TRUTH, Kind.FAILED);
        assertThat(RowFilter.ALL
                        .with(Kind.CHANGED, true)
                        .with(Kind.FAILED, true)
                        .kinds())
                .containsExactly(Kind.FAILED);
    }

    @Test
    void aRangeOfDeltaHoldsItsEndsAndLeavesOutWhatHasNone() {
        double down = worse.result().deltaIou().orElseThrow();
        assertThat(shown(RowFilter.ALL.withDelta(Optional.of(new Range(down, 0)))))
                .containsExactly(worse, same, alsoSame);
        assertThat(shown(RowFilter.ALL.withDelta(Optional.of(new Range(Math.nextUp(down), 0.1)))))
                .containsExactly(same, alsoSame);
    }

    @Test
    void textIsPartOfTheNameOrTheWholeNumber() {
        assertThat(shown(RowFilter.ALL.withText(" B.P "))).containsExactly(alsoSame);
        assertThat(shown(RowFilter.ALL.withText("3"))).containsExactly(alsoSame);
        assertThat(shown(RowFilter.ALL.withText("3").withKind(Kind.WORSE))).isEmpty();
    }

    @Test
    void onlyWhatAsksForNothingIsEmpty() {
        assertThat(RowFilter.ALL.withText("  ").isEmpty()).isTrue();
        assertThat(RowFilter.ALL.withText("x").isEmpty()).isFalse();
        assertThat(RowFilter.ALL.withKind(Kind.FAILED).isEmpty()).isFalse();
        assertThat(RowFilter.ALL.withDelta(Optional.of(new Range(0, 1))).isEmpty())
                .isFalse();
    }
}
