package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.ui.common.RunState;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/** The queue through the window: its states, skip and cancel. */
class QueueFlowTest extends WindowTest {
    private void choose(String model) {
        interact(() -> from(lookup("#queue-dialog"))
                .lookup((Node node) ->
                        node instanceof CheckBox box && box.getText().equals(model))
                .queryAs(CheckBox.class)
                .setSelected(true));
    }

    private String state(int number) {
        return node("#queue-state-" + number, Label.class).getText();
    }

    @Test
    void oneIsDoneOneSkippedOneCancelledAndTheDoneOneCanBeSeenMeanwhile() throws TimeoutException {
        assertThat(node("#queue").isVisible()).isFalse();
        clickOn("Runs");
        clickOn("#runs-queue");
        assertThat(node("#queue-start").isDisabled()).isTrue();
        List.of("quantized_scripted.pt", "scripted.ptl", "scripted_optimized.pt")
                .forEach(this::choose);
        clickOn("#queue-start");
        until(() -> requests.size() == 1 && state(1).startsWith("running"));
        assertThat(state(2)).isEqualTo("waiting");
        assertThat(state(3)).isEqualTo("waiting");
        assertThat(node("#run").isDisabled()).isTrue();

        clickOn("#queue-skip-2");
        until(() -> state(2).equals("cancelled: left out"));
        permits.release(IMAGES);
        until(() -> requests.size() == 2 && state(1).startsWith("done: Δ IoU ") && state(3).startsWith("running"));
        assertThat(state(1)).as("the fifth image fails").endsWith(", 1 image failed");
        assertThat(requests.get(1).b().file().getFileName()).hasToString("scripted_optimized.pt");
        assertThat(requests.get(1).a())
                .as("the reference runs anew")
                .isEqualTo(requests.get(0).a());
        assertThat(requests.get(1).folder()).isNotEqualTo(requests.get(0).folder());

        clickOn("#queue-open-1");
        until(() -> session.results() != null);
        assertThat(session.results().folder()).isEqualTo(requests.get(0).folder());
        assertThat(session.rows().results()).hasSize(IMAGES);
        assertThat(state(3)).startsWith("running");

        clickOn("#queue-cancel");
        until(() -> state(3).startsWith("cancelled") && !node("#run").isDisabled());
        assertThat(session.activityProperty().get()).isEqualTo("The queue is through: 1 done, 0 failed, 2 cancelled");
        clickOn("#queue-clear");
        assertThat(node("#queue").isVisible()).isFalse();
        assertThat(session.rows().results()).as("what is on screen stays").hasSize(IMAGES);
    }

    @Test
    void aQueueWaitsForTheRunAndCanBeHeld() throws TimeoutException {
        clickOn("#run");
        until(() -> session.runState() == RunState.RUNNING && requests.size() == 1);
        clickOn("Runs");
        clickOn("#runs-queue");
        List.of("quantized_scripted.pt").forEach(this::choose);
        clickOn("#queue-start");
        assertThat(state(1)).isEqualTo("waiting");
        assertThat(node("#queue-pause").isDisabled()).isTrue();
        assertThat(session.noticeProperty().get()).isNull();

        permits.release(IMAGES);
        until(() -> session.runState() == RunState.IDLE && requests.size() == 2 && state(1).startsWith("running"));
        clickOn("#queue-pause");
        assertThat(node("#queue-pause", Button.class).getText()).isEqualTo("Go on");
        assertThat(jobs.get(1).isPaused()).isTrue();
        clickOn("#queue-pause");
        assertThat(jobs.get(1).isPaused()).isFalse();
        clickOn("#queue-pause");
        clickOn("#queue-cancel");
        until(() -> state(1).startsWith("cancelled") && !node("#run").isDisabled());
    }
}
