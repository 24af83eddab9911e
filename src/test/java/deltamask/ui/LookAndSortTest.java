package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.comparison.ComparisonRow;
import deltamask.ui.charts.ChartPane;
import deltamask.ui.common.SortOrder;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class LookAndSortTest extends WindowTest {
    @Test
    void everyOrderPutsUndefinedValuesLast() throws TimeoutException {
        runToTheEnd();
        for (SortOrder.Key key : SortOrder.Key.values()) {
            for (boolean ascending : List.of(true, false)) {
                interact(() -> session.rows().orderProperty().set(new SortOrder(key, ascending)));
                if (key != SortOrder.Key.NUMBER && key != SortOrder.Key.NAME) {
                    assertThat(shownNumbers()).as(key + " " + ascending).endsWith(5);
                }
            }
        }
    }

    @Test
    void sortMenuPutsTheWorstImageFirstInGalleryAndTable() throws TimeoutException {
        runToTheEnd();
        clickOn("#sort");
        clickOn("Delta IoU");
        List<Double> deltas = session.rows().shown().stream()
                .limit(IMAGES - 1)
                .map(row -> row.result().deltaIou().orElseThrow())
                .toList();
        assertThat(deltas).isSorted();
        clickOn("#as-table");
        TableView<?> table = node("#table", TableView.class);
        assertThat(table.getItems()).isEqualTo(session.rows().shown());
    }

    @Test
    void filterHidesAndTellsHowMany() throws TimeoutException {
        runToTheEnd();
        clickOn("#search").write("picture_3");
        assertThat(shownNumbers()).containsExactly(3);
        assertThat(node("#gallery-pane .count", Label.class).getText()).isEqualTo("1 of 6");
        press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        clickOn("#filter");
        clickOn("#filter-failed");
        assertThat(shownNumbers()).containsExactly(5);
    }

    @Test
    void arrowKeysWalkAndTheComparedPicturesFollow() throws TimeoutException {
        runToTheEnd();
        interact(() -> node("#gallery").requestFocus());
        press(KeyCode.RIGHT).release(KeyCode.RIGHT);
        assertThat(selectedNumber()).isEqualTo(2);
        press(KeyCode.END).release(KeyCode.END);
        assertThat(selectedNumber()).isEqualTo(IMAGES);
        press(KeyCode.HOME).release(KeyCode.HOME);
        assertThat(selectedNumber()).isEqualTo(1);
        clickOn("#next");
        assertThat(node("#compare-name", Label.class).getText()).isEqualTo("2 picture_2.png");
        until(() -> picture("#picture-b").getImage() != null);
        assertThat(node("#picture-b-meta", Label.class).getText())
                .startsWith("IoU 0.")
                .endsWith(" ms");
    }

    @Test
    void anotherImagesPicturesAreGoneAtOnce() throws TimeoutException {
        until(() -> picture("#picture-image").getImage() != null);
        Image first = picture("#picture-image").getImage();
        interact(() -> {
            session.rows().select(2);
            assertThat(picture("#picture-image").getImage()).isNotSameAs(first);
            assertThat(node("#compare-name", Label.class).getText()).isEqualTo("2 picture_2.png");
        });
    }

    @Test
    void placeholdersSayWhyThereIsNoMask() throws TimeoutException {
        until(() -> node("#picture-a-placeholder", Label.class).getText().equals("Not run yet"));
        runToTheEnd();
        interact(() -> session.rows().select(5));
        until(() -> node("#picture-b-placeholder", Label.class).getText().startsWith("Failed: B: the worker ended"));
        assertThat(session.rows().selected().result().status()).isEqualTo(ComparisonRow.Status.FAILED);
    }

    @Test
    void zoomAndPanAreOneForAllPanes() throws TimeoutException {
        runToTheEnd();
        until(() -> picture("#picture-b").getImage() != null);
        double before = picture("#picture-a").getFitWidth();
        moveTo("#picture-image");
        scroll(3, javafx.geometry.VerticalDirection.UP);
        WaitForAsyncUtils.waitForFxEvents();
        double after = picture("#picture-a").getFitWidth();
        assertThat(after).isNotEqualTo(before);
        for (String pane : List.of("#picture-image", "#picture-truth", "#picture-b")) {
            assertThat(picture(pane).getFitWidth()).isEqualTo(after);
            assertThat(picture(pane).getX()).isEqualTo(picture("#picture-a").getX());
        }
        clickOn("#one-to-one");
        assertThat(node("#zoom", Label.class).getText()).isEqualTo("100 %");
        assertThat(picture("#picture-a").isSmooth()).isFalse();
        clickOn("#fit");
        assertThat(picture("#picture-a").getFitWidth()).isEqualTo(before);
    }

    @Test
    void opacityIsOneForAllMasks() throws TimeoutException {
        runToTheEnd();
        interact(() -> node("#opacity", Slider.class).setValue(0.25));
        assertThat(mask("#picture-truth").getOpacity()).isEqualTo(0.25);
        assertThat(mask("#picture-a").getOpacity()).isEqualTo(0.25);
        assertThat(mask("#picture-b").getOpacity()).isEqualTo(0.25);
    }

    @Test
    void aClickInTheChartSelectsTheImage() throws TimeoutException {
        runToTheEnd();
        ChartPane chart = node("#chart-pane", ChartPane.class);
        until(() -> chart.pointOf(4).isPresent());
        interact(() -> {
            Point2D point = node("#chart").localToScreen(chart.pointOf(4).orElseThrow());
            moveTo(point).clickOn(point);
        });
        until(() -> selectedNumber() != 1);
        assertThat(selectedNumber()).isEqualTo(4);
    }

    /** Of a pane's two pictures the lower: the photograph. */
    private ImageView mask(String pane) {
        return views(pane).get(1);
    }
}
