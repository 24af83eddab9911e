package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.Fixtures;
import deltamask.ui.common.RunState;
import deltamask.ui.common.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** A window that is asked to run at once, with a model that has no card. */
class RunAtStartTest extends WindowTest {
    @Override
    Path candidate() throws IOException {
        Path model = folder.resolve("mine/portrait.pt");
        Files.createDirectories(model.getParent());
        return Files.copy(Fixtures.MODELS.resolve("quantized_scripted.pt"), model);
    }

    @Override
    boolean runsAtStart() {
        return true;
    }

    private void preflightIsOpen() throws TimeoutException {
        until(() -> !lookup("#preflight-save").queryAll().isEmpty());
        assertThat(session.runState()).isEqualTo(RunState.IDLE);
        assertThat(requests).isEmpty();
    }

    @Test
    void theRunWaitsForTheCard() throws TimeoutException {
        preflightIsOpen();
        clickOn("#preflight-save");
        until(() -> requests.size() == 1);
        assertThat(requests.get(0).b().hasCard()).isTrue();
    }

    @Test
    void withoutACardIsAnAnswerToo() throws TimeoutException {
        preflightIsOpen();
        clickOn("#preflight-cancel");
        until(() -> requests.size() == 1);
        assertThat(requests.get(0).b().hasCard()).isFalse();
    }

    @Test
    void aPreflightThatIsClosedStartsNothing() throws TimeoutException {
        preflightIsOpen();
        press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        until(() -> lookup("#preflight-save").queryAll().isEmpty());
        assertThat(session.noticeProperty().get().sentence())
                .isEqualTo("The preflight of portrait.pt was closed, so the run was not started: press Run (F5).");
        // What would have started it before.
        interact(() -> session.swapVariants());
        assertThat(session.runState()).isEqualTo(RunState.IDLE);
        assertThat(session.variant(Side.A).hasCard()).isFalse();
    }
}
