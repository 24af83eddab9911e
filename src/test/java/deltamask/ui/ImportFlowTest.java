package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.PhoneMasks;
import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonRow;
import deltamask.run.RunFolder;
import deltamask.run.imports.Misfit;
import deltamask.ui.common.JobStarter;
import deltamask.ui.common.RunState;
import deltamask.ui.common.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;

/** A phone's masks through the window: dropped, looked at, accepted, compared. */
class ImportFlowTest extends WindowTest {
    private static final List<String> NAMES = List.of("2.jpg", "5.jpg", "31.jpg", "41.jpg");

    @Override
    Path dataset() throws IOException {
        return bundledImages(NAMES);
    }

    @Override
    JobStarter starter() {
        return JobStarter.ENGINE;
    }

    private Path runAndMakePhoneFolder() throws Exception {
        clickOn("#run");
        until(() -> session.runState() == RunState.IDLE && session.results() != null);
        return PhoneMasks.make(session.results().a().run(), folder.resolve("phone"), "5", "31");
    }

    private void drop(Path path) throws TimeoutException {
        interact(() -> window.drops().open(List.of(path), Side.B));
        until(() -> lookup("#import-pane").tryQuery().isPresent());
        settle();
    }

    /** Waits for the end of the look at the masks: with what was found, or what is wrong. */
    private void settle() throws TimeoutException {
        until(() -> found().contains(" have a mask")
                || !node("#import-problem", Label.class).getText().isEmpty());
    }

    private String found() {
        return node("#import-found", Label.class).getText();
    }

    private boolean disabled(String button) {
        return node(button).isDisabled();
    }

    private List<String> misfits() {
        TableView<Misfit> table = table("#import-misfits");
        return table.getItems().stream()
                .map(misfit ->
                        misfit.kind() + " " + misfit.sample().orElseThrow().name())
                .toList();
    }

    @Test
    void aDroppedFolderOfMasksIsLookedAtAcceptedAndCompared() throws Exception {
        Path phone = runAndMakePhoneFolder();
        List<Path> before = comparisons();
        drop(phone);

        assertThat(found())
                .isEqualTo("3 of 4 images have a mask, read as the phone's red, green and blue on black. Times: none.");
        assertThat(misfits()).containsExactly("missing 31.jpg", "turned 5.jpg");
        assertThat(disabled("#import-compare")).isTrue();
        assertThat(disabled("#import-save")).isTrue();
        assertThat(node("#import-accept", CheckBox.class).getText())
                .isEqualTo(
                        "Import all the same: 1 missing (the image stays without a mask), 1 turned (the mask is taken"
                                + " as it lies)");
        assertThat(comparisons()).as("nothing is written before it is accepted").isEqualTo(before);

        clickOn("#turn-2");
        assertThat(node("#import-accept", CheckBox.class).getText())
                .isEqualTo("Import all the same: 1 missing (the image stays without a mask)");
        assertThat(disabled("#import-compare")).isTrue();
        interact(() -> node("#import-accept", CheckBox.class).fire());
        assertThat(disabled("#import-compare")).isFalse();
        interact(() -> {
            node("#import-name", TextField.class).setText("scripted on the phone");
            node("#import-device", TextField.class).setText("Pixel 7");
        });
        clickOn("#import-compare");
        until(() -> session.results().b().name().equals("scripted on the phone")
                && session.results().comparison().isPresent()
                && session.runState() == RunState.IDLE);

        assertThat(lookup("#import-pane").tryQuery()).isEmpty();
        Comparison comparison = session.results().comparison().orElseThrow();
        assertThat(comparison.b().info().made().device()).isEqualTo("Pixel 7");
        assertThat(comparison.rows())
                .extracting(ComparisonRow::status)
                .containsExactly(
                        ComparisonRow.Status.OK,
                        ComparisonRow.Status.OK,
                        ComparisonRow.Status.MISSING,
                        ComparisonRow.Status.OK);
        assertThat(lookup("3 of 4, 1 missing").tryQuery())
                .as("nothing was cancelled")
                .isPresent();
        assertThat(comparison.rows().get(1).agreement())
                .as("it is upright again")
                .hasValue(1);
        assertThat(comparison.rows().get(1).note()).contains("turned by 90° counterclockwise");
        assertThat(session.results().b().run())
                .isEqualTo(session.results().folder().resolve("b"));
        String manifest = Files.readString(session.results().folder().resolve("comparison.json"));
        assertThat(manifest).contains("\"device\": \"Pixel 7\"", "\"run\": \"b\"");
        assertThat(comparisons()).hasSize(before.size() + 1);
        assertThat(phone.toFile().list()).hasSize(3);
    }

    private List<Path> comparisons() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("kept"))) {
            return all.sorted().toList();
        }
    }

    @Test
    void aCancelledImportLeavesNothingAndASavedOneIsARun() throws Exception {
        Path phone = runAndMakePhoneFolder();
        List<Path> before = comparisons();
        answers.next = phone;
        clickOn("Runs");
        clickOn("#runs-import");
        until(() -> lookup("#import-pane").tryQuery().isPresent());
        settle();
        clickOn("#import-cancel");
        until(() -> lookup("#import-pane").tryQuery().isEmpty());
        assertThat(comparisons()).isEqualTo(before);

        drop(phone);
        interact(() -> node("#import-accept", CheckBox.class).fire());
        answers.next = folder.resolve("portraits/masks");
        clickOn("#import-save");
        until(() -> !node("#import-problem", Label.class).getText().isEmpty());
        assertThat(node("#import-problem", Label.class).getText()).contains("never written to");
        assertThat(folder.resolve("portraits/masks/phone-run")).doesNotExist();

        answers.next = Files.createDirectories(folder.resolve("mine"));
        clickOn("#import-save");
        until(() -> lookup("#import-pane").tryQuery().isEmpty());
        Path run = folder.resolve("mine/phone-run");
        assertThat(RunFolder.read(run, session.dataset()).rows()).hasSize(3);
        assertThat(session.noticeProperty().get().sentence()).contains("phone-run");
        assertThat(comparisons()).isEqualTo(before);
    }

    @Test
    void beforeThereIsAComparisonItCanOnlyBeSaved() throws Exception {
        // The truths once more, as if another program had made them.
        Path masks = Files.createDirectories(folder.resolve("theirs"));
        try (Stream<Path> truths = Files.list(folder.resolve("portraits/masks"))) {
            for (Path truth : truths.toList()) {
                Files.copy(truth, masks.resolve(truth.getFileName()));
            }
        }
        drop(masks);

        assertThat(disabled("#import-save")).isFalse();
        assertThat(disabled("#import-compare")).isTrue();
        assertThat(node("#import-notes", Label.class).getText())
                .contains("No finished comparison is on screen whose A it could be compared with: save it as a Run");
    }

    @Test
    void whatCannotBeImportedIsToldAndTheFormCanMendIt() throws Exception {
        Path phone = runAndMakePhoneFolder();
        Path benchmark = Files.writeString(folder.resolve("benchmark.json"), "{\"tool\": \"another\"}");
        drop(phone);
        answers.next = benchmark;
        clickOn("#import-choose-timings");
        until(() -> !node("#import-problem", Label.class).getText().isEmpty());
        assertThat(node("#import-problem", Label.class).getText()).contains("JSON of another tool");
        assertThat(disabled("#import-save")).isTrue();
        assertThat(misfits()).isEmpty();

        Files.writeString(benchmark, "{\"latency_metrics\": {\"avg_ms\": 14.5}}");
        clickOn("#import-choose-timings");
        until(() -> found().contains("1 that belongs to no image (TFLite benchmark)"));
        clickOn("#import-no-timings");
        until(() -> found().contains("Times: none"));

        interact(
                () -> node("#import-format", ComboBox.class).getSelectionModel().select(3));
        until(() -> !node("#import-problem", Label.class).getText().isEmpty());
        assertThat(node("#import-problem", Label.class).getText())
                .contains("None of the masks")
                .contains("Pascal VOC");
    }
}
