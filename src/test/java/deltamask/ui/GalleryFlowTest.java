package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.ui.common.Row;
import deltamask.ui.common.RowFilter;
import deltamask.ui.common.SortOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.controlsfx.control.RangeSlider;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** Looking for images in a window full of them. */
class GalleryFlowTest extends WindowTest {
    private void key(KeyCode... keys) {
        push(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void focusGallery() {
        interact(() -> {
            session.rows().select(1);
            node("#gallery").requestFocus();
        });
    }

    private List<Integer> selectedNumbers() {
        List<Integer> numbers = new ArrayList<>();
        interact(() -> session.rows().selection().stream().map(Row::number).forEach(numbers::add));
        return numbers;
    }

    private double value(int number, SortOrder.Key key) {
        return session.rows().all().get(number - 1).value(key);
    }

    private Node tile(int number) {
        return from(lookup(".tile"))
                .lookup((Node node) -> node instanceof Label label
                        && label.getStyleClass().contains("tile-number")
                        && label.getText().equals(Integer.toString(number)))
                .query();
    }

    private Node inTable(int number) {
        String name = "picture_" + number + ".png";
        return from(lookup("#table"))
                .lookup((Node node) -> node instanceof TableCell<?, ?> cell && name.equals(cell.getText()))
                .query();
    }

    @Test
    void aRangeOfDeltaIsChosenOverItsHistogramAndClearedWithAClick() throws TimeoutException {
        runToTheEnd();
        clickOn("#range");
        List<Integer> expected = new ArrayList<>();
        // The two worst of five.
        double middle = session.rows().all().stream()
                .mapToDouble(row -> row.value(SortOrder.Key.DELTA_IOU))
                .sorted()
                .toArray()[1];
        for (Row row : session.rows().all()) {
            if (row.value(SortOrder.Key.DELTA_IOU) <= middle) {
                expected.add(row.number());
            }
        }
        assertThat(expected).hasSize(2);
        RangeSlider slider = node("#range-slider", RangeSlider.class);
        double lowest = slider.getMin();
        clickOn("#range-high");
        interact(() -> node("#range-high", TextField.class).setText(Double.toString(middle)));
        key(KeyCode.ENTER);
        until(() -> session.rows().filterProperty().get().delta().isPresent());
        assertThat(session.rows().filterProperty().get().delta()).contains(new RowFilter.Range(lowest, middle));
        assertThat(shownNumbers()).containsExactlyElementsOf(expected);
        clickOn("#chip-delta");
        assertThat(shownNumbers()).hasSize(IMAGES);
        assertThat(slider.getHighValue()).isEqualTo(slider.getMax());
        assertThat(lookup("#chip-delta").tryQuery()).isEmpty();
    }

    @Test
    void whatIsNoNumberChangesNothing() throws TimeoutException {
        runToTheEnd();
        clickOn("#range");
        interact(() -> node("#range-low", TextField.class).setText("much"));
        clickOn("#range-low");
        key(KeyCode.ENTER);
        assertThat(session.rows().filterProperty().get()).isEqualTo(RowFilter.ALL);
    }

    @Test
    void severalSelectedImagesShowTheirMeans() throws TimeoutException {
        runToTheEnd();
        focusGallery();
        assertThat(node("#selection-bar").isVisible()).isFalse();
        key(KeyCode.SHIFT, KeyCode.RIGHT);
        key(KeyCode.SHIFT, KeyCode.RIGHT);
        assertThat(selectedNumbers()).containsExactly(1, 2, 3);
        assertThat(selectedNumber()).isEqualTo(3);
        until(() -> node("#selection-count", Label.class).getText().equals("3 selected"));
        double delta = (value(1, SortOrder.Key.DELTA_IOU)
                        + value(2, SortOrder.Key.DELTA_IOU)
                        + value(3, SortOrder.Key.DELTA_IOU))
                / 3;
        assertThat(node("#selection-figures", Label.class).getTooltip().getText())
                .contains("3 of 3 have a score")
                .contains("Delta IoU " + delta);
        assertThat(node("#selection-figures", Label.class).getText()).startsWith("Mean Δ IoU ");
        key(KeyCode.SHORTCUT, KeyCode.A);
        assertThat(selectedNumbers()).containsExactly(1, 2, 3, 4, 5, 6);
        until(() ->
                node("#selection-figures", Label.class).getTooltip().getText().contains("5 of 6 have a score"));
        key(KeyCode.LEFT);
        assertThat(selectedNumbers()).containsExactly(2);
        until(() -> !node("#selection-bar").isVisible());
    }

    @Test
    void clicksWithKeysSelectInTilesAndTableAlike() {
        clickOn(tile(1));
        press(KeyCode.SHORTCUT).clickOn(tile(3)).release(KeyCode.SHORTCUT);
        assertThat(selectedNumbers()).containsExactly(1, 3);
        press(KeyCode.SHIFT).clickOn(tile(4)).release(KeyCode.SHIFT);
        assertThat(selectedNumbers()).containsExactly(3, 4);
        clickOn("#as-table");
        clickOn(inTable(5));
        assertThat(selectedNumbers()).containsExactly(5);
        press(KeyCode.SHORTCUT).clickOn(inTable(2)).release(KeyCode.SHORTCUT);
        assertThat(selectedNumbers()).containsExactly(5, 2);
        assertThat(node("#compare-name", Label.class).getText()).isEqualTo("2 picture_2.png");
    }

    @Test
    void rowsAreCopiedInFullPrecisionUnderAHeader() throws TimeoutException {
        runToTheEnd();
        clickOn("#as-table");
        clickOn(inTable(2));
        press(KeyCode.SHORTCUT).clickOn(inTable(1)).release(KeyCode.SHORTCUT);
        key(KeyCode.SHORTCUT, KeyCode.C);
        List<String> copied = new ArrayList<>();
        interact(() -> copied.add(Clipboard.getSystemClipboard().getString()));
        assertThat(copied.get(0))
                .isEqualTo("number\timage\tiou_a\tiou_b\tdelta_iou\tagreement\tforward_ms_a\t"
                        + "forward_ms_b\tdelta_ms\n" + line(1) + line(2));
    }

    private String line(int number) {
        StringBuilder line = new StringBuilder(number + "\tpicture_" + number + ".png");
        for (SortOrder.Key key : List.of(
                SortOrder.Key.IOU_A,
                SortOrder.Key.IOU_B,
                SortOrder.Key.DELTA_IOU,
                SortOrder.Key.AGREEMENT,
                SortOrder.Key.TIME_A,
                SortOrder.Key.TIME_B,
                SortOrder.Key.DELTA_TIME)) {
            line.append('\t').append(value(number, key));
        }
        return line.append('\n').toString();
    }

    @Test
    void theFirstColumnsAllFitBesideThePictures() throws TimeoutException {
        interact(() -> {
            stage.setWidth(1280);
            stage.setHeight(800);
        });
        clickOn("#as-table");
        TableView<?> table = node("#table", TableView.class);
        until(() -> table.getVisibleLeafColumns().stream()
                        .mapToDouble(TableColumn::getWidth)
                        .sum()
                <= table.getWidth() - 16);
        for (TableColumn<?, ?> column : table.getVisibleLeafColumns()) {
            Label title = from(lookup("#table .column-header"))
                    .lookup((Node node) ->
                            node instanceof Label label && label.getText().equals(column.getText()))
                    .query();
            assertThat(from(title).lookup(".text").<Text>query().getText()).isEqualTo(column.getText());
        }
    }

    @Test
    void columnsComeAndGoAndAreRemembered() {
        clickOn("#as-table");
        TableView<?> table = node("#table", TableView.class);
        assertThat(table.getVisibleLeafColumns())
                .extracting(TableColumn::getText)
                .doesNotContain("Dice A");
        clickOn("#table-columns");
        clickOn("#show-dice-a");
        assertThat(table.getVisibleLeafColumns())
                .extracting(TableColumn::getText)
                .contains("Dice A");
        assertThat(settings.list("gallery.columns")).contains("DICE_A 76 true");
        clickOn("#table-columns");
        clickOn("Reset columns");
        assertThat(table.getVisibleLeafColumns())
                .extracting(TableColumn::getText)
                .doesNotContain("Dice A");
        assertThat(settings.list("gallery.columns")).contains("DICE_A 76 false");
    }

    @Test
    void aHeaderWithShiftAddsASortKey() throws TimeoutException {
        runToTheEnd();
        clickOn("#as-table");
        clickOn("IoU A");
        press(KeyCode.SHIFT).clickOn("IoU B").release(KeyCode.SHIFT);
        assertThat(session.rows().orderProperty().get()).hasToString("IOU_A IOU_B");
        assertThat(node("#sort", MenuButton.class).getText()).isEqualTo("IoU of A, …");
        assertThat(node("#sort", MenuButton.class).getTooltip().getText())
                .startsWith("Sorted by IoU of A, then IoU of B");
        assertThat(shownNumbers()).endsWith(5);
        clickOn("#direction");
        assertThat(session.rows().orderProperty().get()).hasToString("-IOU_A IOU_B");
        assertThat(shownNumbers()).endsWith(5);
    }

    @Test
    void aTypedNumberJumpsThere() throws TimeoutException {
        focusGallery();
        write("4");
        assertThat(selectedNumber()).isEqualTo(4);
        assertThat(node("#number-jump").isVisible()).isTrue();
        assertThat(node("#number-says", Label.class).getText()).isEqualTo("picture_4.png");
        key(KeyCode.ENTER);
        assertThat(node("#number-jump").isVisible()).isFalse();
        assertThat(node("#gallery").isFocused()).isTrue();
        write("9");
        assertThat(node("#number-says", Label.class).getText()).isEqualTo("there are 6");
        assertThat(selectedNumber()).isEqualTo(4);
        until(() -> !node("#number-jump").isVisible());
        key(KeyCode.SHORTCUT, KeyCode.G);
        write("x2");
        assertThat(selectedNumber()).isEqualTo(2);
        key(KeyCode.ESCAPE);
        key(KeyCode.RIGHT);
        assertThat(selectedNumber()).isEqualTo(3);
    }

    @Test
    void aFilterThatNothingPassesOffersToGo() {
        clickOn("#search").write("nowhere");
        assertThat(shownNumbers()).isEmpty();
        assertThat(selectedNumber()).isEqualTo(1);
        clickOn("#show-all");
        assertThat(shownNumbers()).hasSize(IMAGES);
        assertThat(node("#search", TextField.class).getText()).isEmpty();
        assertThat(node("#show-all").isVisible()).isFalse();
    }

    @Test
    void fromWhatIsTypedTheKeyboardGoesToWhatIsFound() {
        focusGallery();
        key(KeyCode.SHORTCUT, KeyCode.F);
        write("4");
        key(KeyCode.DOWN);
        assertThat(node("#gallery").isFocused()).isTrue();
        assertThat(selectedNumber()).isEqualTo(4);
        key(KeyCode.SHORTCUT, KeyCode.F);
        write("picture");
        key(KeyCode.ENTER);
        assertThat(node("#gallery").isFocused()).isTrue();
        assertThat(selectedNumber()).as("what is looked at stays").isEqualTo(4);
    }

    @Test
    void aFilteredGalleryBeginsAtItsTop() throws TimeoutException {
        interact(() -> stage.setHeight(640));
        focusGallery();
        key(KeyCode.END);
        ScrollBar bar = from(lookup("#gallery")).lookup(".scroll-bar").query();
        until(() -> bar.getValue() > 0);
        interact(() -> {
            session.rows().pick(session.rows().all().get(0));
            bar.setValue(bar.getMax());
            session.rows().filterProperty().set(RowFilter.ALL.withText("picture"));
        });
        assertThat(bar.getValue()).isZero();
    }

    @Test
    void theChartSaysThatAFilterIsNotItsOwn() throws TimeoutException {
        runToTheEnd();
        assertThat(node("#chart-unfiltered").isVisible()).isFalse();
        interact(() -> session.rows().filterProperty().set(RowFilter.ALL.withText("4")));
        assertThat(node("#chart-unfiltered").isVisible()).isTrue();
        assertThat(node("#chart-unfiltered", Label.class).getText()).isEqualTo("Of all 6 images");
    }

    @Test
    void aFreshDatasetHasNoRangeOfTheFormer() throws Exception {
        runToTheEnd();
        clickOn("#range");
        until(() -> node("#range-low", TextField.class).getText().startsWith("−0."));
        Path other = dataset(folder.resolve("other"), 2);
        interact(() -> window.drops().open(List.of(other), deltamask.ui.common.Side.B));
        until(() -> session.dataset().name().equals("other"));
        until(() -> node("#range-low", TextField.class).getText().isEmpty()
                && node("#range-high", TextField.class).getText().isEmpty());
    }

    @Test
    void kindsAreChipsThatCanBeTakenAwayTogether() throws TimeoutException {
        runToTheEnd();
        clickOn("#filter");
        clickOn("#filter-failed");
        clickOn("#search").write("picture");
        assertThat(shownNumbers()).containsExactly(5);
        clickOn("#chip-failed");
        assertThat(shownNumbers()).hasSize(IMAGES);
        clickOn("#filter");
        clickOn("#filter-without-truth");
        assertThat(shownNumbers()).isEmpty();
        clickOn("#chip-all");
        assertThat(session.rows().filterProperty().get()).isEqualTo(RowFilter.ALL);
        assertThat(node("#chips").isVisible()).isFalse();
    }

    @Test
    void thumbnailsAreKeptInTheCacheAndNeverInTheDataset() throws Exception {
        until(() -> !files(folder.resolve("cache")).isEmpty());
        assertThat(files(folder.resolve("set"))).hasSize(2 * IMAGES).allMatch(name -> name.startsWith("picture_"));
    }

    private static List<String> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }
}
