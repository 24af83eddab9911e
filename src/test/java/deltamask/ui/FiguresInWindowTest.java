package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.report.Figure;
import deltamask.report.Figures;
import deltamask.ui.charts.ChartPane;
import deltamask.ui.charts.FigureHandle;
import deltamask.ui.common.Row;
import deltamask.ui.common.RunState;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.css.PseudoClass;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;
import javax.imageio.ImageIO;
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

    /** What a drag hands over; the drag itself needs a screen, which tests have not. */
    @Test
    void theFigureIsDraggedOutAsFilesAndPicture() throws Exception {
        runToTheEnd();
        choose("scatter");
        moveTo("#chart-drag");
        until(() -> node("#chart-drag").getPseudoClassStates().contains(PseudoClass.getPseudoClass("ready")));
        Map<DataFormat, Object> content =
                node("#chart-drag", FigureHandle.class).content();
        List<?> files = (List<?>) content.get(DataFormat.FILES);
        Image picture = (Image) content.get(DataFormat.IMAGE);
        assertThat(files)
                .extracting(file -> ((File) file).getName())
                .containsExactly("scatter-iou.png", "scatter-iou.svg");
        BufferedImage png = ImageIO.read((File) files.get(0));
        assertThat(picture.getWidth()).isEqualTo(png.getWidth());
        assertThat(Files.readString(((File) files.get(1)).toPath())).contains("<svg", "A against B");
    }

    @Test
    void aDragBeforeTheFilesAreThereIsToldAndToldAgainWhenTheyAre() throws TimeoutException {
        runToTheEnd();
        interact(() -> {
            node("#chart-drag").fireEvent(mouse(MouseEvent.MOUSE_ENTERED));
            node("#chart-drag").fireEvent(mouse(MouseEvent.DRAG_DETECTED));
            assertThat(session.activityProperty().get()).startsWith("The figure is being written");
        });
        until(() -> session.activityProperty().get().equals("The figure is written: drag it now"));
    }

    private static MouseEvent mouse(EventType<MouseEvent> type) {
        return new MouseEvent(
                type,
                0,
                0,
                0,
                0,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null);
    }

    @Test
    void anImagesTipShowsItsPicture() throws TimeoutException {
        runToTheEnd();
        choose("scatter");
        until(() -> chart().pointOf(3).isPresent());
        Point2D[] place = new Point2D[1];
        interact(
                () -> place[0] = node("#chart").localToScreen(chart().pointOf(3).orElseThrow()));
        moveTo(place[0]);
        until(() -> Window.getWindows().stream()
                .anyMatch(window -> window instanceof Tooltip tip
                        && "chart-tooltip".equals(tip.getId())
                        && tip.getGraphic() instanceof ImageView view
                        && view.getImage().getWidth() > 1));
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
