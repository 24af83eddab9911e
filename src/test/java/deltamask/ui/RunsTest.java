package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonListener;
import deltamask.comparison.ComparisonRow;
import deltamask.comparison.Kept;
import deltamask.comparison.Library;
import deltamask.report.SummaryText;
import deltamask.run.Run;
import deltamask.run.RunFolder;
import deltamask.run.RunRow;
import deltamask.ui.common.JobStarter;
import deltamask.ui.common.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** What is kept, through the window, with the bundled variants on four bundled images. */
class RunsTest extends WindowTest {
    private static final List<String> NAMES = List.of("2.jpg", "10.jpg", "31.jpg", "41.jpg");

    @Override
    Path dataset() throws IOException {
        return bundledImages(NAMES);
    }

    @Override
    JobStarter starter() {
        return (wanted, listener) -> {
            requests.add(wanted);
            return JobStarter.ENGINE.prepare(wanted, listener);
        };
    }

    @SuppressWarnings("unchecked")
    private TableView<Kept> table() {
        return node("#kept", TableView.class);
    }

    private void run() throws TimeoutException {
        clickOn("#run");
        until(() -> session.runState() == RunState.IDLE && session.results() != null);
        assertThat(session.noticeProperty().get()).isNull();
    }

    private Comparison comparison() {
        return session.results().comparison().orElseThrow();
    }

    private void select(int row) throws TimeoutException {
        clickOn("Runs");
        until(() -> table().getItems().size() > row && row >= 0);
        interact(() -> {
            table().getSelectionModel().clearAndSelect(row);
            table().requestFocus();
        });
    }

    private void key(KeyCode code) {
        press(code).release(code);
    }

    private void settled() throws TimeoutException {
        until(() -> session.runState() == RunState.IDLE
                && session.results() != null
                && session.results().comparison().isPresent());
    }

    @Test
    void aReopenedComparisonIsWhatItWasAfterItsRun() throws Exception {
        run();
        Comparison first = comparison();
        Path kept = session.results().folder();
        Path other = dataset(folder.resolve("other"), 2);
        interact(() -> window.drops().open(List.of(other), deltamask.ui.common.Side.B));
        until(() -> session.dataset().name().equals("other"));
        assertThat(session.results()).isNull();

        select(0);
        Kept listed = table().getItems().get(0);
        assertThat(listed.folder()).isEqualTo(kept);
        assertThat(listed.done()).isEqualTo(4);
        assertThat(listed.manifest().orElseThrow().isWhole()).isTrue();
        List<RunState> states = new ArrayList<>();
        List<Boolean> pausable = new ArrayList<>();
        interact(() -> session.runStateProperty().addListener((property, old, now) -> {
            states.add(now);
            pausable.add(node("#pause").isVisible());
        }));
        key(KeyCode.ENTER);
        settled();

        assertThat(states).as("not as if it ran").containsExactly(RunState.OPENING, RunState.IDLE);
        assertThat(pausable).containsOnly(false);
        assertThat(requests).as("nothing is run").hasSize(1);
        assertThat(session.dataset().name()).isEqualTo("portraits");
        assertThat(comparison().summary()).isEqualTo(first.summary());
        assertThat(comparison().rows()).isEqualTo(first.rows());
        assertThat(SummaryText.sentences(comparison())).isEqualTo(SummaryText.sentences(first));
        assertThat(session.rows().results()).isEqualTo(first.rows());

        // Its dataset moves away, and is found again.
        Path moved = Files.move(folder.resolve("portraits"), folder.resolve("portraits 2"));
        interact(() -> window.drops().open(List.of(other), deltamask.ui.common.Side.B));
        until(() -> session.dataset().name().equals("other"));
        select(0);
        key(KeyCode.ENTER);
        until(() -> session.noticeProperty().get() != null);
        assertThat(session.noticeProperty().get().sentence()).contains("any more: point to its new place.");
        answers.next = moved;
        clickOn("#kept-find");
        settled();
        assertThat(comparison().summary()).isEqualTo(first.summary());
        until(() -> table().getItems().get(0).manifest().orElseThrow().dataset().equals(java.util.Optional.of(moved)));
    }

    @Test
    void lastTimesResultsComeBackWithTheirImage() throws Exception {
        run();
        Comparison first = comparison();
        Path kept = session.results().folder();
        interact(() -> session.rows().select(3));
        closeWindow();
        openWindow();
        assertThat(session.results()).isNull();
        interact(() -> window.actions().all().stream()
                .filter(action -> action.id().equals("dataset.last"))
                .findFirst()
                .orElseThrow()
                .fire());
        settled();
        assertThat(session.results().folder()).isEqualTo(kept);
        assertThat(comparison().rows()).isEqualTo(first.rows());
        assertThat(selectedNumber()).isEqualTo(3);
        assertThat(requests).as("nothing is run").hasSize(1);
    }

    @Test
    void whereNothingIsMissingNothingIsRunOrWritten() throws Exception {
        run();
        Path manifest = session.results().folder().resolve("comparison.json");
        String before = Files.readString(manifest);
        select(0);
        clickOn("#runs-finish");
        until(() -> session.noticeProperty().get() != null);
        assertThat(session.noticeProperty().get().sentence()).startsWith("Nothing is missing in ");
        assertThat(session.runState()).isEqualTo(RunState.IDLE);
        assertThat(requests).hasSize(1);
        assertThat(Files.readString(manifest)).isEqualTo(before);
    }

    @Test
    void theRateOfAResumedRunIsThatOfTheImagesThatRun() throws Exception {
        run();
        JobStarter.Request whole = requests.get(0);
        JobStarter.Request resumed = new JobStarter.Request(
                whole.dataset(),
                whole.a(),
                whole.b(),
                whole.conditions(),
                whole.rules(),
                whole.folder(),
                true,
                Optional.empty());
        List<Double> rates = new ArrayList<>();
        ComparisonListener listener = new ComparisonListener() {
            @Override
            public void progress(int done, int total, double imagesPerSecond, double secondsLeft) {
                rates.add(imagesPerSecond);
                assertThat(secondsLeft == -1).isEqualTo(imagesPerSecond == 0);
            }
        };
        JobStarter.ENGINE.prepare(resumed, listener).run();
        assertThat(rates).as("all were there").containsExactly(0.0, 0.0, 0.0, 0.0);

        rates.clear();
        cut(whole.folder().resolve("b"), 2);
        JobStarter.ENGINE.prepare(resumed, listener).run();
        assertThat(rates.subList(0, 2)).as("one was there, one is the first").containsExactly(0.0, 0.0);
        assertThat(rates.subList(2, 4)).allMatch(rate -> rate > 0);
    }

    @Test
    void selectedImagesRunAgainReplaceTheirRowsAndNoOthers() throws Exception {
        run();
        Comparison first = comparison();
        Path kept = session.results().folder();
        List<RunRow> before =
                RunFolder.read(kept.resolve("a"), session.dataset()).rows();
        interact(() -> session.rows().select(2));
        clickOn("Runs");
        clickOn("#runs-again");
        until(() -> session.runState() == RunState.IDLE && requests.size() == 2);

        assertThat(session.noticeProperty().get()).isNull();
        for (String side : List.of("a", "b")) {
            Run run = RunFolder.read(kept.resolve(side), session.dataset());
            assertThat(run.rows()).extracting(RunRow::image).containsExactlyElementsOf(NAMES);
            assertThat(((RunRow.Done) run.rows().get(1)).note()).startsWith("run again on 2");
            assertThat(Files.readAllLines(kept.resolve(side).resolve("images.csv")))
                    .hasSize(5);
        }
        List<RunRow> after =
                RunFolder.read(kept.resolve("a"), session.dataset()).rows();
        assertThat(after.get(0)).isEqualTo(before.get(0));
        assertThat(after.get(2)).isEqualTo(before.get(2));
        assertThat(after.get(3)).isEqualTo(before.get(3));
        assertThat(comparison().rows().get(0)).isEqualTo(first.rows().get(0));
        ComparisonRow again = session.rows().all().get(1).result();
        assertThat(again.note()).startsWith("A: run again on 2").contains("; B: run again on 2");
        assertThat(again.iouA())
                .as("the same model gives the same mask")
                .isEqualTo(first.rows().get(1).iouA());
        assertThat(kept.resolve("again")).doesNotExist();
        // Nothing is wrong with it, and yet its times are of another moment.
        assertThat(lookup("Forward, median; " + session.results().conditionsInWords())
                        .tryQuery())
                .isPresent();
        assertThat(session.results().conditionsInWords()).endsWith("; 1 of 4 run again later");
        clickOn("Problems");
        assertThat(table("#problems").getItems()).isEmpty();
        assertThat(node("#dataset-problems").isVisible()).isFalse();
    }

    @Test
    void figuresOfAnotherDeviceOrEngineAreNotMixedIn() throws Exception {
        run();
        Path kept = session.results().folder();
        String images = Files.readString(kept.resolve("b/images.csv"));
        change(kept.resolve("b/run.json"), "\"device\": \"cpu\"", "\"device\": \"gpu 0\"");
        interact(() -> session.rows().select(2));
        clickOn("Runs");
        clickOn("#runs-again");
        until(() -> session.runState() == RunState.IDLE && requests.size() == 2);

        assertThat(session.noticeProperty().get().sentence())
                .contains("device gpu 0, now cpu", "run the whole comparison anew");
        assertThat(Files.readString(kept.resolve("b/images.csv"))).isEqualTo(images);
        assertThat(kept.resolve("again")).doesNotExist();

        // The same holds for what is missing.
        change(kept.resolve("b/run.json"), "\"device\": \"gpu 0\"", "\"device\": \"cpu\"");
        change(kept.resolve("b/run.json"), "\"wait_policy\": \"", "\"wait_policy\": \"once ");
        cut(kept.resolve("b"), 2);
        select(0);
        clickOn("#runs-finish");
        until(() -> session.runState() == RunState.IDLE && requests.size() == 3);
        until(() -> session.noticeProperty().get() != null);
        assertThat(session.noticeProperty().get().sentence()).contains("wait policy once ", ", now ");
        assertThat(Files.readAllLines(kept.resolve("b/images.csv"))).hasSize(2);
        assertThat(Files.readString(kept.resolve("b/run.json"))).contains("\"wait_policy\": \"once ");
    }

    private static void change(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    @Test
    void theConditionsOfAReopenedOneAreThoseThatItsRunsWereMadeIn() throws Exception {
        run();
        Path kept = session.results().folder();
        change(kept.resolve("comparison.json"), "\"threads\": 1", "\"threads\": 7");
        select(0);
        key(KeyCode.ENTER);
        until(() -> node("#activity", Label.class).getText().startsWith("Reopened"));
        assertThat(session.results().conditionsInWords()).startsWith("1 thread, timed");
        assertThat(session.conditionsProperty().get().threads()).isEqualTo(1);

        change(kept.resolve("b/run.json"), "\"threads\": 1", "\"threads\": 2");
        select(0);
        key(KeyCode.ENTER);
        until(() -> session.results().conditionsInWords().startsWith("A 1 thread"));
        assertThat(session.results().conditionsInWords()).contains(", B 2 threads");
    }

    @Test
    void onlyWhatIsMissingIsRunAlsoAfterARestart() throws Exception {
        run();
        Comparison first = comparison();
        Path kept = session.results().folder();
        // As a crash leaves it: two images done in A, one in B, and no end in the manifest.
        cut(kept.resolve("a"), 3);
        cut(kept.resolve("b"), 2);
        String json = Files.readString(kept.resolve("comparison.json"));
        Files.writeString(kept.resolve("comparison.json"), json.replaceAll("(?s),\\s*\"end\": \\{.*?\\}", ""));
        List<String> linesA = Files.readAllLines(kept.resolve("a/images.csv"));
        closeWindow();
        openWindow();

        select(0);
        assertThat(table().getItems().get(0).done()).isEqualTo(1);
        clickOn("#runs-finish");
        until(() -> requests.size() == 2);
        settled();

        assertThat(requests.get(1).resume()).isTrue();
        assertThat(session.results().folder()).isEqualTo(kept);
        assertThat(Files.readAllLines(kept.resolve("a/images.csv")))
                .as("what was done is not done again")
                .hasSize(5)
                .startsWith(linesA.toArray(String[]::new));
        assertThat(Files.readAllLines(kept.resolve("b/images.csv"))).hasSize(5);
        assertThat(comparison().summary().a().meanIou())
                .isEqualTo(first.summary().a().meanIou());
        assertThat(comparison().summary().delta().meanIou())
                .isEqualTo(first.summary().delta().meanIou());
        until(() -> table().getItems().get(0).manifest().orElseThrow().isWhole());
        assertThat(table().getItems()).hasSize(1);
    }

    /** Keeps the header and so many lines less one. */
    private static void cut(Path run, int lines) throws IOException {
        Path csv = run.resolve("images.csv");
        Files.writeString(csv, String.join("\n", Files.readAllLines(csv).subList(0, lines)) + "\n");
    }

    @Test
    void aComparisonIsRenamedDeletedAndPutBack() throws Exception {
        run();
        Path kept = session.results().folder();
        select(0);
        key(KeyCode.F2);
        write("The baseline");
        key(KeyCode.ENTER);
        until(() -> table().getItems().get(0).title().equals("The baseline"));
        assertThat(Library.read(kept).title()).isEqualTo("The baseline");

        interact(() -> node("#kept-search", TextField.class).setText("no such thing"));
        assertThat(table().getItems()).isEmpty();
        interact(() -> node("#kept-search", TextField.class).setText("BASEL"));
        assertThat(table().getItems()).hasSize(1);

        select(0);
        key(KeyCode.DELETE);
        until(() -> table().getItems().isEmpty());
        assertThat(kept).doesNotExist();
        assertThat(folder.resolve("Trash/files").resolve(kept.getFileName())).isDirectory();
        clickOn("#runs-undo");
        until(() -> table().getItems().size() == 1);
        assertThat(Library.read(kept).title()).isEqualTo("The baseline");
        // It was on screen, and is there again.
        settled();
        assertThat(session.results().folder()).isEqualTo(kept);
    }

    @Test
    void aQueueWithABrokenModelRunsTheOthers() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.pt"), "no model");
        clickOn("Runs");
        clickOn("#runs-queue");
        answers.next = broken;
        clickOn("#queue-other");
        interact(() -> from(lookup("#queue-dialog"))
                .lookup((Node node) ->
                        node instanceof CheckBox box && box.getText().equals("quantized_scripted.pt"))
                .queryAs(CheckBox.class)
                .setSelected(true));
        clickOn("#queue-start");
        until(() -> lookup("#queue-state-2").tryQuery().isPresent()
                && node("#queue-state-2", Label.class).getText().matches("(?s)(done|failed).*")
                && node("#queue-state-1", Label.class).getText().matches("(?s)(done|failed).*")
                && !node("#run").isDisabled());

        List<String> states = List.of(
                node("#queue-state-1", Label.class).getText(),
                node("#queue-state-2", Label.class).getText());
        assertThat(states)
                .filteredOn(state -> state.startsWith("failed: ") && state.contains("broken.pt"))
                .hasSize(1);
        assertThat(states).filteredOn(state -> state.startsWith("done: Δ IoU ")).hasSize(1);
        assertThat(session.results()).as("the queue shows nothing unasked").isNull();
        assertThat(requests).hasSize(1);
        int done = states.get(0).startsWith("done") ? 1 : 2;
        clickOn("#queue-open-" + done);
        until(() -> session.results() != null);
        assertThat(comparison().rows()).hasSize(4);
        assertThat(session.results().folder()).isEqualTo(requests.get(0).folder());
        until(() -> table().getItems().size() == 1);
    }

    @Test
    void runsFromElsewhereAreCompared() throws Exception {
        run();
        Comparison first = comparison();
        Path elsewhere = Files.move(session.results().folder(), folder.resolve("elsewhere"));
        Path a = elsewhere.resolve("a");
        Path b = elsewhere.resolve("b");
        interact(() -> window.drops().open(List.of(a, b), deltamask.ui.common.Side.B));
        until(() -> session.results() != null
                && session.results().a().run().equals(a)
                && session.runState() == RunState.IDLE
                && session.results().comparison().isPresent());
        assertThat(comparison().summary()).isEqualTo(first.summary());

        interact(() -> window.drops().open(List.of(a), deltamask.ui.common.Side.B));
        until(() -> session.results().b().run().equals(a)
                && session.runState() == RunState.IDLE
                && session.results().comparison().isPresent());
        assertThat(comparison().summary().identical()).isTrue();

        interact(() -> window.drops().open(List.of(elsewhere), deltamask.ui.common.Side.B));
        until(() -> session.results().folder().equals(elsewhere)
                && session.runState() == RunState.IDLE
                && session.results().comparison().isPresent());
        assertThat(comparison().summary()).isEqualTo(first.summary());
        // An older one that does not say where its dataset lies: the open one has that name.
        Path older = Files.move(elsewhere, folder.resolve("older"));
        Files.delete(older.resolve("comparison.json"));
        interact(() -> window.drops().open(List.of(older), deltamask.ui.common.Side.B));
        until(() -> session.results().folder().equals(older)
                && session.runState() == RunState.IDLE
                && session.results().comparison().isPresent());
        assertThat(comparison().summary()).isEqualTo(first.summary());
        assertThat(older.resolve("comparison.json"))
                .as("nothing is written into a folder that is not DeltaMask's own")
                .doesNotExist();
        clickOn("Runs");
        until(() -> table().getItems().size() == 2);
    }
}
