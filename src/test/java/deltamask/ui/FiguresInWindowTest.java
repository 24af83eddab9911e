package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.report.Figure;
import deltamask.report.Figures;
import deltamask.ui.charts.ChartPane;
import deltamask.ui.common.Row;
import deltamask.ui.common.RunState;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class FiguresInWindowTest extends WindowTest {
    private ChartPane chart() {
        return node("#chart-pane", ChartPane.class);
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Figure> chooser() {
        return lookup("#figure").queryAs(ComboBox.class);
    }

    private void choose(String id) throws TimeoutException {
        interact(() -> chooser().setValue(Figures.of(id)));
        until(() -> node("#chart").getAccessibleText() != null
                && node("#chart")
                        .getAccessibleText()
                        .equals(chart().figure().caption(chart().data(), chart().choice())));
    }

    @Test
    void everyFigureIsShownAndTheChoiceIsRemembered() throws TimeoutException {
        runToTheEnd();
        for (Figure figure : Figures.all()) {
            choose(figure.id());
            assertThat(settings.get("chart.figure", "delta")).isEqualTo(figure.id());
        }
        assertThat(session.noticeProperty().get()).isNull();
    }

    @Test
    void arrowKeysChooseTheNextFigure() throws TimeoutException {
        runToTheEnd();
        interact(() -> chooser().requestFocus());
        press(KeyCode.DOWN).release(KeyCode.DOWN);
        until(() -> chart().figure().id().equals("scatter"));
    }

    @Test
    void wheelZoomsAndADoubleClickShowsAll() throws TimeoutException {
        runToTheEnd();
        choose("scatter");
        until(() -> chart().pointOf(3).isPresent());
        moveTo("#chart");
        scroll(3, VerticalDirection.UP);
        until(() -> chart().ranges().isPresent());
        doubleClickOn("#chart");
        until(() -> chart().ranges().isEmpty());
        until(() -> chart().pointOf(3).isPresent());
    }

    @Test
    void aRectangleSelectsTheImagesInIt() throws TimeoutException {
        runToTheEnd();
        choose("delta");
        until(() -> chart().pointOf(2).isPresent() && chart().pointOf(4).isPresent());
        Point2D[] corners = new Point2D[2];
        interact(() -> {
            Point2D from = node("#chart").localToScreen(chart().pointOf(2).orElseThrow());
            Point2D to = node("#chart").localToScreen(chart().pointOf(4).orElseThrow());
            double top = node("#chart").localToScreen(0, 3).getY();
            double bottom = node("#chart")
                    .localToScreen(0, node("#chart").getLayoutBounds().getHeight() - 3)
                    .getY();
            corners[0] = new Point2D(from.getX() - 12, top);
            corners[1] = new Point2D(to.getX() + 12, bottom);
        });
        drag(corners[0]).dropTo(corners[1]);
        until(() -> session.rows().selection().size() == 3);
        interact(() ->
                assertThat(session.rows().selection()).extracting(Row::number).containsExactly(2, 3, 4));
    }

    @Test
    void outlinesAreMeasuredOnceTheyAreLookedAt() throws TimeoutException {
        runToTheEnd();
        choose("delta");
        assertThat(chart().data().outlines()).isEmpty();
        clickOn("#chart-boundary");
        until(() -> chart().data().outlines().isPresent());
        assertThat(chart().data().outlines().orElseThrow().images()).hasSize(IMAGES - 1);
        until(() -> node("#chart").isVisible()
                && node("#chart").getAccessibleText().startsWith("Δ boundary IoU of each image"));
        until(() -> chart().pointOf(2).isPresent());
        choose("classes");
        assertThat(chart().data().classes().orElseThrow().images()).isEqualTo(IMAGES - 1);
        assertThat(session.noticeProperty().get()).isNull();
    }

    @Test
    void anEmptyChartOfARunAsksForNoRun() throws TimeoutException {
        Label nothing = from(lookup("#chart-pane")).lookup(".nothing").query();
        assertThat(nothing.getText()).contains("press Run (F5)");
        clickOn("#run");
        until(() -> session.runState() == RunState.RUNNING && !nothing.getText().contains("press Run"));
        assertThat(nothing.isVisible()).isTrue();
        permits.release();
        until(() -> !nothing.isVisible());
    }
}
