package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** The compare view, driven as a user drives it. */
class CompareViewTest extends WindowTest {
    private static final int BLUE = 0xFF1E90FF;

    private void runAndFocus() throws TimeoutException {
        runToTheEnd();
        interact(() -> node("#compare").requestFocus());
        until(() -> painted("#picture-b"));
    }

    private boolean painted(String pane) {
        return lookup(pane).tryQuery().isPresent()
                && views(pane).get(1).getImage() != null
                && placeholder(pane).isEmpty();
    }

    private String placeholder(String pane) {
        return node(pane + "-placeholder", Label.class).getText();
    }

    private void key(KeyCode... codes) {
        press(codes).release(codes);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String text(String id) {
        return node(id, Label.class).getText();
    }

    private List<String> legend() {
        return lookup("#legend .legend-entry").<Label>queryAll().stream()
                .map(Label::getText)
                .toList();
    }

    private boolean isShown(String pane) {
        return lookup(pane).tryQuery().isPresent();
    }

    @Test
    void buttonsStayWhereTheyAreWhateverTheMode() throws TimeoutException {
        runAndFocus();
        double place = left("#layout-two");
        for (int mode = 0; mode < 8; mode++) {
            key(KeyCode.M);
            String title = node("#mode", MenuButton.class).getText();
            assertThat(left("#layout-two")).as(title).isEqualTo(place);
            assertThat(from(lookup("#mode")).lookup(".text").<Text>query().getText())
                    .isEqualTo(title);
        }
    }

    private double left(String id) {
        return node(id).localToScene(node(id).getBoundsInLocal()).getMinX();
    }

    @Test
    void noButtonIsCutInANarrowWindow() throws TimeoutException {
        runAndFocus();
        interact(() -> {
            stage.setWidth(1024);
            stage.setHeight(700);
        });
        for (boolean table : List.of(false, true)) {
            if (table) {
                clickOn("#as-table");
            }
            until(() -> node(".pane-footer > #more")
                            .localToScene(node(".pane-footer > #more").getBoundsInLocal())
                            .getMaxX()
                    <= 1024);
            for (Node button : from(lookup(".compare-pane > .pane-footer"))
                    .lookup(".button, .menu-button, .toggle-button")
                    .match(Node::isVisible)
                    .queryAll()) {
                Region whole = (Region) button;
                assertThat(whole.getWidth()).as(whole.getId()).isGreaterThanOrEqualTo(whole.prefWidth(-1) - 1);
            }
        }
    }

    @Test
    void beforeARunNoPaneIsEmpty() throws TimeoutException {
        interact(() -> node("#compare").requestFocus());
        key(KeyCode.CONTROL, KeyCode.DIGIT2);
        until(() -> isShown("#picture-image") && isShown("#picture-truth") && !isShown("#picture-a"));
        key(KeyCode.ALT, KeyCode.DIGIT6);
        assertThat(isShown("#picture-image")).isTrue();
        key(KeyCode.CONTROL, KeyCode.DIGIT1);
        until(() -> !isShown("#picture-truth"));
        assertThat(isShown("#picture-image")).isTrue();
        runToTheEnd();
        until(() -> !isShown("#picture-image"));
    }

    @Test
    void layoutsFollowTheirKeys() throws TimeoutException {
        runAndFocus();
        assertThat(isShown("#picture-image")).isTrue();
        key(KeyCode.CONTROL, KeyCode.DIGIT2);
        until(() -> !isShown("#picture-image"));
        assertThat(isShown("#picture-a")).isTrue();
        assertThat(isShown("#picture-b")).isTrue();
        key(KeyCode.CONTROL, KeyCode.DIGIT1);
        until(() -> !isShown("#picture-a"));
        assertThat(isShown("#picture-b")).isTrue();
        key(KeyCode.X);
        until(() -> isShown("#picture-a") && !isShown("#picture-b"));
        key(KeyCode.CONTROL, KeyCode.DIGIT4);
        until(() -> isShown("#picture-image"));
        assertThat(settings.get("compare.layout", "")).isEqualTo("FOUR");
        assertThat(settings.get("compare.alone", "")).isEqualTo("A");
    }

    @Test
    void theKeyMGoesThroughAllWaysToCompareAndBack() throws TimeoutException {
        runAndFocus();
        MenuButton mode = node("#mode", MenuButton.class);
        List<String> titles = mode.getItems().stream().map(MenuItem::getText).toList();
        assertThat(titles).hasSize(8).startsWith("Side by side", "Wipe");
        for (int i = 1; i <= titles.size(); i++) {
            key(KeyCode.M);
            assertThat(mode.getText()).isEqualTo(titles.get(i % titles.size()));
        }
        key(KeyCode.SHIFT, KeyCode.M);
        assertThat(mode.getText()).isEqualTo("As on the phone");
        until(() -> text("#picture-a-meta").matches("\\d+ ms"));
        assertThat(settings.get("compare.mode", "")).isEqualTo("As on the phone");
    }

    @Test
    void wipeFollowsTheMouseAndTheKeys() throws TimeoutException {
        runAndFocus();
        key(KeyCode.ALT, KeyCode.DIGIT2);
        until(() -> isShown("#picture-both") && views("#picture-both").get(2).getImage() != null);
        Slider share = node("#share", Slider.class);
        assertThat(share.getValue()).isEqualTo(0.5);
        Node handle = node("#picture-both-handle");
        assertThat(handle.isVisible()).isTrue();
        double width =
                views("#picture-both").get(1).getParent().getLayoutBounds().getWidth();
        drag(handle, MouseButton.PRIMARY).moveBy(width / 4, 0).drop();
        assertThat(share.getValue()).isBetween(0.7, 0.8);
        assertThat(clip("#picture-both", 1).getMaxX())
                .isEqualTo(clip("#picture-both", 2).getMinX());
        assertThat(clip("#picture-both", 1).getMaxX()).isBetween(0.7 * width, 0.8 * width);
        interact(() -> {
            share.setValue(0.5);
            node("#compare").requestFocus();
        });
        key(KeyCode.SHIFT, KeyCode.LEFT);
        assertThat(share.getValue()).isEqualTo(0.45);
        key(KeyCode.SHIFT, KeyCode.RIGHT);
        key(KeyCode.SHIFT, KeyCode.RIGHT);
        assertThat(share.getValue()).isEqualTo(0.55);
        assertThat(selectedNumber()).isEqualTo(1);
    }

    private Bounds clip(String pane, int view) {
        return views(pane).get(view).getClip().getBoundsInLocal();
    }

    @Test
    void holdingBShowsB() throws TimeoutException {
        runAndFocus();
        key(KeyCode.ALT, KeyCode.DIGIT3);
        until(() -> isShown("#picture-both") && views("#picture-both").get(2).getImage() != null);
        List<ImageView> views = views("#picture-both");
        assertThat(views.get(1).getOpacity()).isEqualTo(0.6);
        assertThat(views.get(2).getOpacity()).isZero();
        press(KeyCode.B);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(views.get(1).getOpacity()).isZero();
        assertThat(views.get(2).getOpacity()).isEqualTo(0.6);
        release(KeyCode.B);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(views.get(1).getOpacity()).isEqualTo(0.6);
        key(KeyCode.K);
        until(() -> views.get(2).getOpacity() == 0.6);
        key(KeyCode.K);
        assertThat(views.get(2).getOpacity()).isZero();
    }

    @Test
    void onionSkinFades() throws TimeoutException {
        runAndFocus();
        key(KeyCode.ALT, KeyCode.DIGIT4);
        until(() -> isShown("#picture-both") && views("#picture-both").get(2).getImage() != null);
        interact(() -> node("#share", Slider.class).setValue(0.25));
        assertThat(views("#picture-both").get(1).getOpacity()).isEqualTo(0.6 * 0.75);
        assertThat(views("#picture-both").get(2).getOpacity()).isEqualTo(0.6 * 0.25);
    }

    @Test
    void countsStandInTheLegendAndOpacityRepaintsNothing() throws TimeoutException {
        runAndFocus();
        key(KeyCode.ALT, KeyCode.DIGIT6);
        var counts = session.rows().selected().result().a().orElseThrow();
        var countsB = session.rows().selected().result().b().orElseThrow();
        until(() -> legend().size() == 3);
        assertThat(legend())
                .containsExactly(
                        "TP  A " + apart(counts.tp()) + " · B " + apart(countsB.tp()),
                        "FP  A " + apart(counts.fp()) + " · B " + apart(countsB.fp()),
                        "FN  A " + apart(counts.fn()) + " · B " + apart(countsB.fn()));
        until(() -> painted("#picture-a"));
        Image before = views("#picture-a").get(1).getImage();
        key(KeyCode.SHIFT, KeyCode.UP);
        assertThat(views("#picture-a").get(1).getOpacity()).isEqualTo(0.7);
        assertThat(views("#picture-a").get(1).getImage()).isSameAs(before);
    }

    private static String apart(long count) {
        return count < 1000 ? "" + count : count / 1000 + "\u202f" + String.format("%03d", count % 1000);
    }

    @Test
    void differencesAreWalkedBySize() throws TimeoutException {
        runAndFocus();
        interact(() -> session.rows().select(2));
        until(() -> text("#difference").startsWith("A and B differ in "));
        double fit = picture("#picture-a").getFitWidth();
        key(KeyCode.D);
        long differing = session.rows().selected().result().both().orElseThrow().fp()
                + session.rows().selected().result().both().orElseThrow().fn();
        assertThat(text("#difference")).isEqualTo("Region 1 of 1: " + apart(differing) + " px differ");
        assertThat(picture("#picture-a").getFitWidth()).isGreaterThan(fit);
        assertThat(node("#mini-map").isVisible()).isTrue();
        key(KeyCode.N);
        assertThat(text("#difference")).startsWith("Region 1 of 1: ");
        key(KeyCode.F);
        assertThat(picture("#picture-a").getFitWidth()).isEqualTo(fit);
        assertThat(node("#mini-map").isVisible()).isFalse();
    }

    @Test
    void theMiniMapMoves() throws TimeoutException {
        runAndFocus();
        for (int i = 0; i < 5; i++) {
            key(KeyCode.PLUS);
        }
        Node map = node("#mini-map");
        assertThat(map.isVisible()).isTrue();
        double middle = picture("#picture-a").getX();
        Bounds bounds = map.localToScreen(map.getLayoutBounds());
        clickOn(new Point2D(bounds.getMinX() + 3, bounds.getMinY() + 3));
        assertThat(picture("#picture-a").getX()).isGreaterThan(middle);
        assertThat(picture("#picture-b").getX()).isEqualTo(picture("#picture-a").getX());
    }

    @Test
    void theReadOutTellsThePixelUnderTheCursor() throws TimeoutException {
        runAndFocus();
        ImageView image = picture("#picture-image");
        double scale = image.getFitWidth() / 120;
        moveTo(image.getParent().localToScreen(image.getX() + 40.5 * scale, image.getY() + 60.5 * scale));
        until(() -> text("#readout").startsWith("x "));
        assertThat(text("#readout"))
                .isEqualTo("x 40, y 60  ·  RGB 154 144 144  ·  truth foreground  ·  A person  ·  B person");
        assertThat(node("#picture-a .marker").isVisible()).isTrue();
        assertThat(node("#picture-image .marker").isVisible()).isFalse();
        moveTo("#run");
        until(() -> text("#readout").isEmpty());
        assertThat(node("#picture-a .marker").isVisible()).isFalse();
    }

    @Test
    void aPictureIsSavedAsItIsSeenAndNeverIntoTheDataset() throws TimeoutException, IOException {
        assertThat(saveA().isDisable()).isTrue();
        runAndFocus();
        assertThat(saveA().isDisable()).isFalse();
        interact(() -> node("#opacity", Slider.class).setValue(1));
        answers.next = folder.resolve("set").resolve("saved.png");
        interact(() -> saveA().fire());
        until(() -> session.noticeProperty().get() != null);
        assertThat(session.noticeProperty().get().sentence()).contains("lies in the dataset");
        assertThat(answers.next).doesNotExist();

        answers.next = folder.resolve("saved");
        interact(() -> saveA().fire());
        File saved = folder.resolve("saved.png").toFile();
        until(() -> session.activityProperty().get().equals("Saved " + saved));
        BufferedImage png = ImageIO.read(saved);
        assertThat(png.getWidth()).isEqualTo(120);
        assertThat(png.getHeight()).isEqualTo(90);
        assertThat(png.getRGB(45, 60)).isEqualTo(BLUE);
        assertThat(png.getRGB(2, 2)).isEqualTo(0xFF000000);
    }

    private MenuItem saveA() {
        return more("more-image-save-a");
    }

    private MenuItem more(String id) {
        return node("#more", MenuButton.class).getItems().stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theViewIsCopied() throws TimeoutException {
        runAndFocus();
        key(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        interact(() -> {
            Image copied = Clipboard.getSystemClipboard().getImage();
            assertThat(copied.getWidth())
                    .isEqualTo(node("#picture-grid").getLayoutBounds().getWidth());
        });
    }

    @Test
    void aClickOnTheScoresExplainsThem() throws TimeoutException {
        runAndFocus();
        var count = session.rows().selected().result().a().orElseThrow();
        clickOn("#compare-scores");
        until(() -> lookup("#score-explained").tryQuery().isPresent());
        assertThat(text("#score-explained"))
                .contains("IoU = tp / (tp + fp + fn)")
                .contains("IoU = " + count.tp() + " / (" + count.tp() + " + " + count.fp() + " + " + count.fn() + ") = "
                        + count.iou().orElseThrow());
        clickOn("#compare-scores");
        assertThat(node("#compare-scores", Button.class).getTooltip().getText()).contains("tn ");
    }

    @Test
    void overlayIsChosenAndRemembered() throws TimeoutException {
        runAndFocus();
        key(KeyCode.O);
        until(() -> lookup("#overlay-outlined").tryQuery().isPresent());
        clickOn("#overlay-outlined");
        assertThat(settings.get("compare.outlined", "")).isEqualTo("true");
        interact(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<Object> colours = node("#overlay-colours", ComboBox.class);
            colours.getSelectionModel().selectLast();
        });
        assertThat(settings.get("compare.colours", "")).isEqualTo("SAFE");
        until(() -> legend().equals(List.of("person")));
        interact(() -> node("#compare").requestFocus());
        clickOn("#overlay");
        key(KeyCode.C);
        until(() -> settings.get("compare.outlined", "").equals("false"));
        assertThat(lookup("#overlay-outlined").tryQueryAs(CheckBox.class)).isEmpty();
    }

    @Test
    void aFailedImageSaysSoInEveryMode() throws TimeoutException {
        runAndFocus();
        interact(() -> session.rows().select(5));
        until(() -> isShown("#picture-b") && placeholder("#picture-b").startsWith("Failed"));
        assertThat(saveA().isDisable()).isTrue();
        for (int mode = 0; mode < 8; mode++) {
            key(KeyCode.M);
            until(() ->
                    !isShown("#picture-both") || placeholder("#picture-both").startsWith("A: Failed"));
        }
        assertThat(text("#difference")).isEmpty();
        assertThat(session.noticeProperty().get()).isNull();
    }
}
