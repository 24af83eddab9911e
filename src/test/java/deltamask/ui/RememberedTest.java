package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.ui.common.Side;
import deltamask.ui.common.SortOrder;
import deltamask.ui.common.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class RememberedTest extends WindowTest {
    private void reopen() throws Exception {
        closeWindow();
        openWindow();
    }

    @Test
    void theNextWindowIsAsTheFormerWasLeft() throws Exception {
        interact(() -> {
            session.themeProperty().set(Theme.DARK);
            session.rows().orderProperty().set(new SortOrder(SortOrder.Key.NAME, false));
            stage.setX(40);
            stage.setY(30);
            stage.setWidth(1100);
            stage.setHeight(720);
            session.rows().select(4);
        });
        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DIGIT2);
        SplitPane columns = node("#columns", SplitPane.class);
        WaitForAsyncUtils.waitForFxEvents();
        interact(() -> columns.setDividerPositions(0.4));
        clickOn("#search");
        push(KeyCode.CONTROL, KeyCode.B);

        reopen();

        assertThat(session.themeProperty().get()).isEqualTo(Theme.DARK);
        assertThat(session.rows().orderProperty().get()).isEqualTo(new SortOrder(SortOrder.Key.NAME, false));
        assertThat(List.of(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()))
                .containsExactly(40.0, 30.0, 1100.0, 720.0);
        assertThat(node("#lower", TabPane.class).getSelectionModel().getSelectedIndex())
                .isEqualTo(1);
        assertThat(node("#columns", SplitPane.class).getItems()).hasSize(1);
        push(KeyCode.CONTROL, KeyCode.B);
        assertThat(node("#columns", SplitPane.class).getDividerPositions()[0]).isCloseTo(0.4, Offset.offset(0.01));
        until(() -> selectedNumber() == 4);
    }

    @Test
    void whatIsRememberedAndNoPathIsPassedOver() throws Exception {
        settings.set("variant.B", "a\u0000b");
        settings.set("variants.opened", "a\u0000b\nbare.pt");
        settings.set("variants.removed", "a\u0000b");
        reopen();
        assertThat(session.variant(Side.B).file().getFileName()).hasToString("quantized_scripted.pt");
    }

    @Test
    void theMaskOnThumbnailsIsRemembered() throws Exception {
        MenuButton overlay = node("#gallery-pane #overlay", MenuButton.class);
        interact(() -> overlay.getItems().get(1).fire());
        assertThat(overlay.getText()).isEqualTo("Truth");
        reopen();
        assertThat(node("#gallery-pane #overlay", MenuButton.class).getText()).isEqualTo("Truth");
    }

    @Test
    void allIsForgottenWhenAskedFor() throws Exception {
        interact(() -> session.themeProperty().set(Theme.DARK));
        push(KeyCode.CONTROL, KeyCode.J);
        fire("settings.reset");
        assertThat(node("#forget-no").isFocused())
                .as("Enter alone forgets nothing")
                .isTrue();
        assertThat(session.themeProperty().get()).isEqualTo(Theme.DARK);
        clickOn("#forget-yes");
        assertThat(session.themeProperty().get()).isEqualTo(Theme.LIGHT);
        assertThat(node("#rows", SplitPane.class).getItems()).hasSize(2);
        reopen();
        assertThat(session.themeProperty().get()).isEqualTo(Theme.LIGHT);
        assertThat(settings.get("theme", "")).isNotEqualTo("DARK");
    }

    @Test
    void whatWasForgottenComesBackAndThatIsSaid() {
        interact(() -> session.themeProperty().set(Theme.DARK));
        fire("settings.reset");
        clickOn("#forget-yes");
        push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(settings.get("theme", "")).isEqualTo("DARK");
        assertThat(session.noticeProperty().get().sentence()).startsWith("All settings are back");
    }

    private void fire(String id) {
        interact(() -> window.actions().all().stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    @Test
    void recentFoldersAreOfferedMarkedWhenGoneAndTakenOut() throws Exception {
        Path other = dataset(folder.resolve("other"), 3);
        answers.next = other;
        clickOn("#dataset");
        until(() -> session.dataset().name().equals("other"));
        assertThat(recent())
                .containsExactly(
                        other + "   (3 images, all with truth)",
                        folder.resolve("set") + "   (6 images, all with truth)");
        Files.move(other, folder.resolve("moved"));
        reopen();
        interact(() -> recentMenu().getOnShowing().handle(null));
        until(() -> recent().stream().anyMatch(text -> text.contains("not there now")));
        assertThat(recentMenu().getItems().get(1).isDisable()).isTrue();
        fire("recent.missing");
        assertThat(recent()).containsExactly(folder.resolve("set") + "   (6 images, all with truth)");
        fire("recent.clear");
        assertThat(recent()).containsExactly("None yet");
        push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(recent()).containsExactly(folder.resolve("set") + "   (6 images, all with truth)");
    }

    private Menu recentMenu() {
        return node("#menu-bar", MenuBar.class).getMenus().get(0).getItems().stream()
                .filter(item -> "menu-recent".equals(item.getId()))
                .map(Menu.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private List<String> recent() {
        return recentMenu().getItems().stream().map(MenuItem::getText).toList();
    }

    @Test
    void oneStepGoesBackToWhereTheUserWasLastTime() throws Exception {
        answers.next = dataset(folder.resolve("other"), 3);
        clickOn("#dataset");
        until(() -> session.dataset().name().equals("other"));
        reopen();
        assertThat(session.dataset().name()).isEqualTo("set");
        fire("dataset.last");
        until(() -> session.dataset().name().equals("other"));
        interact(() -> session.rows().select(3));
        reopen();
        fire("dataset.last");
        until(() -> session.dataset().name().equals("other"));
        fire("dataset.last");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(selectedNumber()).as("once more leaves the image").isEqualTo(3);
    }

    @Test
    void aWindowWhoseScreenIsGoneComesBackOnOneThatIsThere() {
        Rectangle2D screen = new Rectangle2D(0, 0, 1600, 1000);
        assertThat(WindowPlace.graspable(new Rectangle2D(1700, 50, 1200, 800), screen))
                .isFalse();
        assertThat(WindowPlace.graspable(new Rectangle2D(0, -700, 1200, 800), screen))
                .isFalse();
        assertThat(WindowPlace.graspable(new Rectangle2D(800, 50, 1200, 800), screen))
                .isTrue();
        assertThat(WindowPlace.within(new Rectangle2D(800, 50, 1200, 800), screen))
                .isEqualTo(new Rectangle2D(400, 50, 1200, 800));
        assertThat(WindowPlace.within(new Rectangle2D(-300, 0, 3000, 2000), screen))
                .isEqualTo(screen);
    }

    @Test
    void theFirstWindowLiesOnTheScreen() {
        for (Rectangle2D screen : List.of(
                new Rectangle2D(0, 0, 1280, 800),
                new Rectangle2D(0, 25, 1024, 675),
                new Rectangle2D(0, 0, 2560, 1440))) {
            Rectangle2D first = WindowPlace.first(screen);
            assertThat(screen.contains(first)).isTrue();
            assertThat(first.getWidth()).isGreaterThanOrEqualTo(Math.min(1280, screen.getWidth()));
        }
        assertThat(List.of(stage.getX(), stage.getY())).allMatch(side -> side >= 0);
    }
}
