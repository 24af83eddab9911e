package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.Fixtures;
import deltamask.ui.common.RunState;
import deltamask.ui.common.Side;
import deltamask.variant.Variant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;

/** While a run or a queue measures, nothing of the window's own works beside it, and what is measured stays as it is. */
class MachineTest extends WindowTest {
    @Override
    Path dataset() throws IOException {
        return bundledImages(List.of("2.jpg", "10.jpg"));
    }

    private void startQueue() throws TimeoutException {
        showTab(3);
        clickOn("#runs-queue");
        interact(() -> from(lookup("#queue-dialog"))
                .lookup((Node node) ->
                        node instanceof CheckBox box && box.getText().equals("scripted.ptl"))
                .queryAs(CheckBox.class)
                .setSelected(true));
        clickOn("#queue-start");
        until(() -> requests.size() == 1);
    }

    private void showTab(int index) {
        interact(() -> node("#lower", TabPane.class).getSelectionModel().select(index));
    }

    private void openPreflight() throws TimeoutException {
        showTab(2);
        until(() -> node("#variants-reading", Label.class).getText().endsWith("variants"));
        interact(() -> table("#variants").getSelectionModel().select(0));
        clickOn("#variant-edit");
        until(() -> !lookup("#preflight-picture").queryAll().isEmpty()
                && node("#preflight-picture", ImageView.class).getImage() != null);
    }

    private void assertHeld(String who) {
        assertThat(node("#preflight-picture", ImageView.class).getImage()).isNull();
        assertThat(node("#preflight-problem", Label.class).getText())
                .startsWith(who + ", and its times must not be disturbed");
        assertThat(node("#preflight-save").isDisabled()).isTrue();
    }

    private boolean isTried() {
        return node("#preflight-picture", ImageView.class).getImage() != null
                && !node("#preflight-save").isDisabled();
    }

    private String told() {
        return session.noticeProperty().get().sentence();
    }

    @Test
    void nothingIsChosenBelowAQueue() throws Exception {
        Variant a = session.variant(Side.A);
        Variant b = session.variant(Side.B);
        startQueue();

        for (String id : List.of("#dataset", "#variant-a", "#variant-b", "#swap", "#threads", "#run")) {
            assertThat(node(id).isDisabled()).as(id).isTrue();
        }
        assertThat(node("#queued").isVisible()).as("it is said why").isTrue();
        interact(() -> window.drops().open(List.of(Fixtures.MODELS.resolve("scripted_optimized.pt")), Side.B));
        assertThat(told()).isEqualTo("A queue is running: cancel it first, then open something else.");
        Path other = dataset(folder.resolve("other"), 1);
        interact(() -> window.drops().open(List.of(other), Side.B));
        until(() -> told().startsWith("A queue is running"));

        showTab(2);
        assertThat(node("#variants-reading", Label.class).getText()).startsWith("A queue is running: A, B");
        interact(() -> table("#variants").getSelectionModel().select(0));
        for (String id : List.of("#variant-use-a", "#variant-use-b", "#variant-edit", "#variants-open")) {
            assertThat(node(id).isDisabled()).as(id).isTrue();
        }
        assertThat(session.variant(Side.A)).isEqualTo(a);
        assertThat(session.variant(Side.B)).isEqualTo(b);
        assertThat(session.dataset().name()).isEqualTo("portraits");

        permits.release(2);
        until(() -> !node("#run").isDisabled());
        assertThat(node("#queued").isVisible()).isFalse();
        assertThat(node("#variant-use-b").isDisabled()).isFalse();
        // What the queue made can be looked at; then it is what is chosen, too.
        showTab(3);
        clickOn("#queue-open-1");
        assertThat(session.variant(Side.B).file().getFileName()).hasToString("scripted.ptl");
    }

    @Test
    void aWindowWithAQueueIsNotClosedUnasked() throws TimeoutException {
        startQueue();
        interact(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        assertThat(stage.isShowing()).isTrue();
        assertThat(lookup("A queue is running").tryQuery()).isPresent();
        assertThat(node(".question-words", Label.class).getText())
                .startsWith("The queue is through with 0 of 1. What is done is kept");
        clickOn("#close-stay");
    }

    @Test
    void thePreflightWaitsForARunAndForAQueue() throws TimeoutException {
        openPreflight();
        interact(() -> node("#run", javafx.scene.control.Button.class).fire());
        until(() -> requests.size() == 1);
        assertHeld("A run is going on");
        interact(() -> session.rows().select(2));
        assertHeld("A run is going on");
        interact(() -> node("#cancel", javafx.scene.control.Button.class).fire());
        until(() -> session.runState() == RunState.IDLE);
        until(this::isTried);
        assertThat(node("#preflight-image", Label.class).getText()).startsWith("10.jpg");

        interact(() -> session.machine().give(deltamask.ui.common.Machine.Holder.QUEUE));
        assertHeld("A queue is running");
        interact(() -> session.machine().give(deltamask.ui.common.Machine.Holder.NOBODY));
        until(this::isTried);
    }

    @Test
    void theModelsAreNotAskedWhileAQueueRuns() throws TimeoutException {
        permits.release(2);
        interact(() -> node("#run", javafx.scene.control.Button.class).fire());
        until(() -> session.runState() == RunState.IDLE && session.results() != null);
        until(() -> views("#picture-b").size() > 1 && views("#picture-b").get(1).getImage() != null);
        interact(() -> node("#compare").requestFocus());
        press(KeyCode.T).release(KeyCode.T);
        assertThat(node("#what-if").isVisible()).isTrue();
        permits.drainPermits();
        interact(() -> session.machine().give(deltamask.ui.common.Machine.Holder.QUEUE));
        assertThat(node("#what-if").isVisible()).isFalse();
        press(KeyCode.T).release(KeyCode.T);
        assertThat(node("#what-if").isVisible()).isFalse();
        assertThat(told()).startsWith("A queue is running, and its times must not be disturbed: ask the models");
    }
}
