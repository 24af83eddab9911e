package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.comparison.Comparison;
import deltamask.comparison.Kept;
import deltamask.ui.common.DeltaLabel;
import deltamask.ui.common.JobStarter;
import deltamask.ui.common.Notice;
import deltamask.ui.common.RunState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntPredicate;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class RunFlowTest extends WindowTest {
    private IntPredicate failing = number -> number == 5;

    @Override
    JobStarter starter() {
        return (wanted, listener) -> {
            requests.add(wanted);
            return new FakeJob(wanted, listener, permits, failing);
        };
    }

    @Test
    void rowsLandOneByOneAndTheSummaryComesWithTheEnd() throws TimeoutException {
        clickOn("#run");
        until(() -> session.runState() == RunState.RUNNING);
        assertThat(node("#run").isDisabled()).isTrue();
        assertThat(visibleBadges()).isZero();

        for (int landed = 1; landed <= IMAGES; landed++) {
            int now = landed;
            permits.release();
            until(() -> session.rows().results().size() == now);
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(visibleBadges()).isEqualTo(now);
        }

        until(() -> session.runState() == RunState.IDLE);
        assertThat(session.results().comparison()).isPresent();
        assertThat(lookup("#key-figures .figure").queryAll()).hasSize(6);
        assertThat(node("#progress", Label.class).getText()).startsWith("6 of 6");
        assertThat(node("#progress").isVisible())
                .as("what is over is no progress")
                .isFalse();
        clickOn("Summary");
        until(() -> node("#summary", TextArea.class).getText().contains("6 "));
    }

    @Test
    void aRunThatBreaksOffLeavesWhatIsThroughAndSaysSo() throws TimeoutException {
        failing = number -> {
            if (number == 3) {
                throw new UncheckedIOException(new IOException("No space left on device"));
            }
            return number == 2;
        };
        clickOn("#run");
        permits.release(3);
        until(() ->
                session.runState() == RunState.IDLE && session.noticeProperty().get() != null);
        assertThat(session.noticeProperty().get().sentence()).contains("the disk is full");
        assertThat(session.rows().results()).hasSize(2);
        assertThat(node("#key-figures .hint", Label.class).getText())
                .isEqualTo("The run broke off: 2 of 6 images are through, 1 of them failed. Resume (Shift+F6) goes on"
                        + " with it, Run (F5) starts anew.");
    }

    private int visibleBadges() {
        return (int) lookup(".tile .delta-badge").queryAll().stream()
                .filter(badge -> badge instanceof DeltaLabel && badge.isVisible())
                .count();
    }

    @Test
    void cancelledRunsKeepWhatTheyDidAndCanBeResumed() throws TimeoutException {
        clickOn("#run");
        permits.release(2);
        until(() -> session.rows().results().size() == 2);
        clickOn("#cancel");
        until(() -> session.runState() == RunState.IDLE);

        assertThat(session.rows().all().get(0).result().scored()).isTrue();
        assertThat(session.results().comparison()).isPresent();
        assertThat(lookup("2 of 6, cancelled").tryQuery()).isPresent();
        Button resume = node("#resume", Button.class);
        assertThat(resume.isVisible()).isTrue();

        permits.drainPermits();
        permits.release(IMAGES);
        clickOn("#resume");
        until(() -> session.runState() == RunState.IDLE && requests.size() == 2);
        assertThat(requests.get(1).resume()).isTrue();
        assertThat(requests.get(1).folder()).isEqualTo(requests.get(0).folder());
        assertThat(resume.isVisible()).isFalse();
    }

    @Test
    void everyTileHasItsMaskAfterCancelAndResume() throws TimeoutException {
        clickOn("#run");
        permits.release(2);
        until(() -> session.rows().results().size() == 2);
        clickOn("#cancel");
        until(() -> session.runState() == RunState.IDLE);
        // Long enough for the tiles to look for masks that are not there yet.
        WaitForAsyncUtils.sleep(1, TimeUnit.SECONDS);

        permits.drainPermits();
        permits.release(IMAGES);
        clickOn("#resume");
        until(() -> session.runState() == RunState.IDLE && requests.size() == 2);
        until(() -> masksShown() == IMAGES - 1);

        permits.drainPermits();
        permits.release(IMAGES);
        clickOn("#run");
        until(() -> session.runState() == RunState.IDLE && requests.size() == 3);
        until(() -> masksShown() == IMAGES - 1);
    }

    /** Tiles whose picture is blue where the mask is. */
    private int masksShown() {
        return (int) views(".tile").stream()
                .map(view -> view.getImage())
                .filter(image ->
                        image != null && image.getPixelReader().getColor(50, 60).getBlue() > 0.75)
                .count();
    }

    @Test
    void theKeyboardIsAtTheImagesAfterAClickOnRun() throws TimeoutException {
        clickOn("#run");
        until(() -> session.runState() == RunState.RUNNING);
        permits.release(IMAGES);
        until(() -> session.runState() == RunState.IDLE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(stage.getScene().getFocusOwner()).isSameAs(node(".tile-grid"));
    }

    @Test
    void theWorstImageIsOneClickAway() throws TimeoutException {
        permits.release(IMAGES);
        clickOn("#run");
        until(() -> session.runState() == RunState.IDLE
                && session.results().comparison().isPresent());
        int worst = session.rows().results().stream()
                .min(java.util.Comparator.comparingDouble(row -> row.deltaIou().orElse(0)))
                .orElseThrow()
                .number();
        clickOn("#worst-image");
        assertThat(selectedNumber()).isEqualTo(worst);
    }

    @Test
    void escapeClosesAMessageAndNotTheRunWhichHasAKeyOfItsOwn() throws TimeoutException {
        clickOn("#run");
        until(() -> session.runState() == RunState.RUNNING);
        assertThat(node("#dataset").isDisabled()).isTrue();
        assertThat(node("#variant-a").isDisabled()).isTrue();
        interact(() -> session.problem("Something is wrong."));
        push(KeyCode.ESCAPE);
        push(KeyCode.ESCAPE);
        assertThat(session.noticeProperty().get()).isNull();
        assertThat(session.runState()).isEqualTo(RunState.RUNNING);

        press(KeyCode.SHIFT, KeyCode.F5).release(KeyCode.F5, KeyCode.SHIFT);
        until(() -> session.runState() == RunState.IDLE);
        assertThat(node("#dataset").isDisabled()).isFalse();
    }

    @Test
    void aLateClickOnPauseStartsNothing() throws TimeoutException {
        clickOn("#run");
        until(() -> session.runState() == RunState.RUNNING);
        var pause = node("#pause").localToScreen(node("#pause").getBoundsInLocal());
        permits.release(IMAGES);
        until(() -> session.runState() == RunState.IDLE);
        clickOn(pause.getCenterX(), pause.getCenterY());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(requests).hasSize(1);
        assertThat(session.rows().results()).hasSize(IMAGES);
    }

    @Test
    void formerResultsLeaveAtOnceAndComeBackWhereNothingCameInTheirPlace() throws TimeoutException {
        runToTheEnd();
        Comparison first = session.results().comparison().orElseThrow();
        until(() -> node("#dataset-problems", Button.class).isVisible());
        permits.drainPermits();
        clickOn("#run");
        assertThat(session.rows().results()).isEmpty();
        until(() -> requests.size() == 2);
        assertThat(session.rows().results()).isEmpty();
        assertThat(session.results().comparison()).isEmpty();
        assertThat(node("#summary", TextArea.class).getText()).startsWith("The comparison in words comes with the end");
        until(() -> !node("#dataset-problems", Button.class).isVisible());
        assertThat(lookup("#key-figures .figure").queryAll()).isEmpty();
        clickOn("#cancel");
        until(() -> session.runState() == RunState.IDLE);
        assertThat(session.rows().results()).hasSize(IMAGES);
        assertThat(session.results().comparison()).contains(first);
        assertThat(session.results().folder()).isEqualTo(requests.get(0).folder());

        permits.drainPermits();
        clickOn("#run");
        permits.release();
        until(() -> session.rows().results().size() == 1);
        assertThat(session.results().folder()).isEqualTo(requests.get(2).folder());
    }

    @Test
    void howManyFailedIsSaidAtTheEnd() throws TimeoutException {
        runToTheEnd();
        assertThat(session.activityProperty().get()).startsWith("1 of 6 images failed. Done, and kept in ");
        assertThat(session.noticeProperty().get()).isNull();
    }

    @Test
    void aRunInWhichAllFailedSaysSoAndWhyAndLeadsToTheProblems() throws TimeoutException {
        failing = number -> true;
        runToTheEnd();
        assertThat(session.activityProperty().get()).startsWith("All 6 images failed; kept in ");
        assertThat(node("#notice-sentence", Label.class).getText())
                .isEqualTo("All 6 images failed. picture_1.png: B: the worker ended while it ran this image");
        clickOn("#notice-problems");
        assertThat(table("#problems").getItems()).hasSize(IMAGES);
        assertThat(node("#problems-pane").isVisible()).isTrue();
    }

    @Test
    void aShortMessageCoversTheStatusBarAndNoMore() throws TimeoutException {
        runToTheEnd();
        interact(() -> session.noticeProperty().set(Notice.info("Saved chart.pdf in /home/me/figures")));
        WaitForAsyncUtils.waitForFxEvents();
        double bar = node(".status-bar").localToScene(0, 0).getY();
        assertThat(node("#notice").localToScene(0, 0).getY()).isGreaterThanOrEqualTo(bar);
    }

    @Test
    void whatWasDeletedCannotBeResumedUntilItIsPutBack() throws TimeoutException {
        clickOn("#run");
        permits.release(2);
        until(() -> session.rows().results().size() == 2);
        clickOn("#cancel");
        until(() -> session.runState() == RunState.IDLE);
        assertThat(node("#resume").isVisible()).isTrue();
        clickOn("Runs");
        until(() -> table("#kept").getItems().size() == 1);
        assertThat(node("#runs-again").isDisabled()).isFalse();

        interact(() -> {
            table("#kept").getSelectionModel().select(0);
            table("#kept").requestFocus();
        });
        press(KeyCode.DELETE).release(KeyCode.DELETE);
        until(() -> table("#kept").getItems().isEmpty());
        assertThat(node("#resume").isVisible()).isFalse();
        assertThat(node("#runs-again").isDisabled()).isTrue();

        clickOn("#runs-undo");
        until(() -> table("#kept").getItems().size() == 1);
        until(() -> node("#resume").isVisible() && !node("#runs-again").isDisabled());
    }

    @Test
    void whatIsDeletedLeavesTheScreenAndTheNextOneIsChosen() throws TimeoutException {
        runToTheEnd();
        var first = session.results().folder();
        permits.release(IMAGES);
        clickOn("#run");
        until(() -> requests.size() == 2
                && session.runState() == RunState.IDLE
                && session.results().comparison().isPresent());
        clickOn("Runs");
        until(() -> table("#kept").getItems().size() == 2);
        interact(() -> {
            var shown = table("#kept").getItems().stream()
                    .map(Kept.class::cast)
                    .filter(kept -> kept.folder().equals(session.results().folder()))
                    .findFirst()
                    .orElseThrow();
            table("#kept")
                    .getSelectionModel()
                    .clearAndSelect(table("#kept").getItems().indexOf(shown));
            table("#kept").requestFocus();
        });
        push(KeyCode.DELETE);
        until(() -> table("#kept").getItems().size() == 1);
        assertThat(session.results()).isNull();
        assertThat(session.rows().results()).isEmpty();
        assertThat(table("#kept").getSelectionModel().getSelectedIndex()).isZero();
        assertThat(((Kept) table("#kept").getSelectionModel().getSelectedItem()).folder())
                .isEqualTo(first);
    }

    @Test
    void theKeysOfTheListOfRunsDoNothingElsewhere() throws TimeoutException {
        runToTheEnd();
        clickOn("Runs");
        until(() -> table("#kept").getItems().size() == 1);
        interact(() -> {
            table("#kept").getSelectionModel().select(0);
            node("#compare").requestFocus();
        });
        press(KeyCode.DELETE).release(KeyCode.DELETE);
        press(KeyCode.F2).release(KeyCode.F2);
        assertThat(table("#kept").getItems()).hasSize(1);
        assertThat(table("#kept").getEditingCell()).isNull();
        assertThat(session.undo().nextProperty().get()).isEmpty();

        interact(() -> table("#kept").requestFocus());
        press(KeyCode.DELETE).release(KeyCode.DELETE);
        until(() -> table("#kept").getItems().isEmpty());
        press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
        until(() -> table("#kept").getItems().size() == 1);
    }

    @Test
    void noButtonIsCutInANarrowWindow() throws TimeoutException {
        interact(() -> {
            stage.setWidth(1024);
            stage.setHeight(700);
        });
        clickOn("#run");
        until(() -> session.runState() == RunState.RUNNING);
        for (String id : List.of("#run", "#pause", "#cancel", "#export", "#theme", "#swap")) {
            var button = node(id, Region.class);
            assertThat(button.getWidth()).as(id).isGreaterThanOrEqualTo(button.prefWidth(-1) - 1);
            assertThat(button.localToScene(button.getBoundsInLocal()).getMaxX())
                    .as(id)
                    .isLessThanOrEqualTo(1024);
        }
    }

    @Test
    void figuresGiveWayBeforeTheWindowIsCut() throws TimeoutException {
        runToTheEnd();
        interact(() -> {
            stage.setWidth(1280);
            stage.setHeight(800);
        });
        until(() -> captions().containsAll(List.of("Mean Dice", "File size")));
        interact(() -> {
            stage.setWidth(1024);
            stage.setHeight(700);
        });
        until(() -> !captions().contains("Mean Dice"));
        for (String id : List.of("#key-figures", "#lower", "#compare .pane-footer #more", "#problems-pane")) {
            var bounds = node(id).localToScene(node(id).getBoundsInLocal());
            assertThat(bounds.getMinX()).as(id).isNotNegative();
            assertThat(bounds.getMaxX()).as(id).isLessThanOrEqualTo(1024);
        }
        for (var figure : lookup("#key-figures .figure")
                .match(javafx.scene.Node::isVisible)
                .<Region>queryAll()) {
            assertThat(figure.getWidth()).isGreaterThanOrEqualTo(figure.prefWidth(-1) - 1);
            assertThat(figure.localToScene(figure.getBoundsInLocal()).getMaxX()).isLessThanOrEqualTo(1024);
        }
    }

    private List<String> captions() {
        return lookup("#key-figures .figure-caption")
                .match(caption -> caption.getParent().isVisible())
                .<Label>queryAll()
                .stream()
                .map(Label::getText)
                .toList();
    }

    @Test
    void whoseFiguresTheyAreIsSaidWhereAnotherPairIsChosen() throws TimeoutException {
        runToTheEnd();
        assertThat(node("#other-pair").isVisible()).isFalse();
        interact(() -> session.swapVariants());
        assertThat(node("#other-pair").isVisible()).isTrue();
        assertThat(node("#other-pair", Label.class).getText())
                .isEqualTo("Results of " + session.results().a().name() + " → "
                        + session.results().b().name()
                        + ", not of the models chosen above: Run (F5) compares those.");
        interact(() -> session.swapVariants());
        assertThat(node("#other-pair").isVisible()).isFalse();
    }

    @Test
    void pausedRunsGoOn() throws TimeoutException {
        clickOn("#run");
        until(() -> session.runState() == RunState.RUNNING);
        clickOn("#pause");
        assertThat(session.runState()).isEqualTo(RunState.PAUSED);
        assertThat(node("#pause", Button.class).getText()).isEqualTo("Go on");
        clickOn("#pause");
        assertThat(session.runState()).isEqualTo(RunState.RUNNING);
        permits.release(IMAGES);
        until(() -> session.runState() == RunState.IDLE);
    }
}
