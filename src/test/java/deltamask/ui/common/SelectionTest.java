package deltamask.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private final List<Row> all = IntStream.rangeClosed(1, 8)
            .mapToObj(number -> SomeRows.pending(number, number + ".png"))
            .toList();
    private final ObservableList<Row> shown = FXCollections.observableArrayList();
    private final Selection selection = new Selection(shown);

    @BeforeEach
    void showAll() {
        show(1, 2, 3, 4, 5, 6, 7, 8);
    }

    private Row row(int number) {
        return all.get(number - 1);
    }

    private void show(int... numbers) {
        all.forEach(row -> row.setPlace(-1));
        shown.setAll(IntStream.of(numbers).mapToObj(this::row).toList());
        for (int i = 0; i < numbers.length; i++) {
            row(numbers[i]).setPlace(i);
        }
        selection.keepShown();
    }

    private void holds(int lead, Integer... numbers) {
        assertThat(selection.rows()).extracting(Row::number).containsExactly(numbers);
        assertThat(selection.leadProperty().get().number()).isEqualTo(lead);
        assertThat(all.stream().filter(Row::isPicked)).containsExactlyInAnyOrderElementsOf(selection.rows());
    }

    @Test
    void whoSetsTheLeadSelectsItAlone() {
        selection.pick(row(2));
        selection.extendTo(row(4));
        selection.leadProperty().set(row(7));
        holds(7, 7);
        selection.leadProperty().set(null);
        assertThat(selection.rows()).isEmpty();
    }

    @Test
    void aRangeGoesFromTheAnchorAndCanTurnRound() {
        selection.pick(row(4));
        selection.extendTo(row(6));
        holds(6, 4, 5, 6);
        selection.extendTo(row(3));
        holds(3, 3, 4);
    }

    @Test
    void aRangeFollowsTheOrderOnScreen() {
        show(8, 1, 7, 2);
        selection.pick(row(1));
        selection.extendTo(row(2));
        holds(2, 1, 7, 2);
    }

    @Test
    void toggledRowsComeAndGoButNeverTheLast() {
        selection.pick(row(2));
        selection.toggle(row(5));
        holds(5, 2, 5);
        selection.toggle(row(5));
        holds(2, 2);
        selection.toggle(row(2));
        holds(2, 2);
    }

    @Test
    void whatAFilterHidesGoesWithTheNextToggle() {
        selection.pick(row(3));
        show(4, 5, 6);
        holds(3, 3);
        selection.toggle(row(5));
        holds(5, 5);
        selection.toggle(row(6));
        holds(6, 5, 6);
    }

    @Test
    void allKeepsTheLead() {
        selection.pick(row(5));
        show(4, 5, 6);
        selection.all();
        holds(5, 4, 5, 6);
    }

    @Test
    void whatAFilterHidesIsNoLongerSelectedButTheLeadIs() {
        selection.pick(row(2));
        selection.extendTo(row(5));
        show(1, 2, 4);
        holds(5, 2, 4, 5);
        selection.extendTo(row(1));
        holds(1, 1, 2);
    }

    @Test
    void aRangeFromAHiddenAnchorBeginsAtItsEnd() {
        selection.pick(row(5));
        show(1, 2, 3);
        selection.extendTo(row(2));
        holds(2, 2);
    }
}
