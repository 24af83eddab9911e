package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.ui.common.Side;
import deltamask.ui.common.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class OpenAndSaveTest extends WindowTest {
    @Test
    void aFolderThatCannotBeOpenedIsToldAndNothingIsLost() throws TimeoutException {
        answers.next = folder.resolve("nowhere");
        clickOn("#dataset");
        until(() -> session.noticeProperty().get() != null);
        assertThat(node("#notice-sentence", Label.class).getText()).contains("nowhere");
        assertThat(session.dataset().name()).isEqualTo("set");
        assertThat(shownNumbers()).hasSize(IMAGES);
        clickOn("#notice-close");
        assertThat(node("#notice").isVisible()).isFalse();
    }

    @Test
    void aModelThatCannotBeReadIsToldAndTheFormerStays() throws IOException, TimeoutException {
        answers.next = Files.writeString(folder.resolve("broken.pt"), "no model");
        clickOn("#variant-b");
        clickOn("Open a file…");
        until(() -> session.noticeProperty().get() != null);
        assertThat(session.noticeProperty().get().sentence())
                .contains("broken.pt")
                .doesNotContain("Exception");
        assertThat(node("#variant-b", MenuButton.class).getText()).isEqualTo("quantized_scripted.pt");
        assertThat(session.variant(Side.B)).isNotNull();
    }

    @Test
    void theMenuOffersTheChosenFilesFolderWithTheChosenTicked() throws IOException, TimeoutException {
        Path scripted = Path.of("models", "scripted.pt").toAbsolutePath();
        Path first = Files.copy(scripted, folder.resolve("first.pt"));
        Files.copy(scripted, folder.resolve("second.pt"));
        answers.next = first;
        clickOn("#variant-b");
        clickOn("Open a file…");
        until(() -> session.variant(Side.B).file().equals(first.toAbsolutePath().normalize()));
        until(() -> items(true).equals(List.of("first.pt")) && items(false).contains("second.pt"));
    }

    private List<String> items(boolean ticked) {
        return node("#variant-b", MenuButton.class).getItems().stream()
                .filter(item -> item instanceof RadioMenuItem radio && radio.isSelected() == ticked)
                .map(MenuItem::getText)
                .toList();
    }

    @Test
    void droppedFoldersAndModelsAreOpened() throws IOException, TimeoutException {
        Path other = dataset(folder.resolve("other"), 2);
        Path model = Path.of("models", "scripted.ptl").toAbsolutePath();
        interact(() -> {
            Drops drops = window.drops();
            assertThat(drops.open(List.of(other), Side.B)).isTrue();
            assertThat(drops.open(List.of(model), Side.A)).isTrue();
            assertThat(drops.open(List.of(), Side.A)).isFalse();
        });
        until(() -> session.dataset().name().equals("other"));
        until(() -> session.variant(Side.A).file().equals(model));
        assertThat(shownNumbers()).containsExactly(1, 2);
        interact(() -> window.drops().open(List.of(other, folder), Side.A));
        until(() -> session.noticeProperty().get() != null);
        assertThat(session.noticeProperty().get().sentence()).startsWith("Drop one folder of images");
    }

    @Test
    void aTruthOfAnotherSizeIsFoundAfterTheDatasetIsShown() throws IOException, TimeoutException {
        Path other = dataset(folder.resolve("other"), 3);
        Files.copy(
                deltamask.Fixtures.SAMPLES.resolve("masks/2.png"),
                other.resolve("masks/picture_2.png"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        answers.next = other;
        clickOn("#dataset");
        until(() -> session.datasetProblemsProperty().get().size() == 1);
        until(() -> node("#dataset-problems").isVisible());
        clickOn("#dataset-problems");
        TableView<Problem> problems = table("#problems");
        assertThat(problems.getItems()).singleElement().satisfies(problem -> assertThat(problem.reason())
                .contains("picture_2.png is 120 x 90 pixels upright, its truth mask 640 x 480"));
    }

    @Test
    void chartTableAndReportAreSaved() throws TimeoutException {
        assertThat(node("#export").isDisabled()).isTrue();
        runToTheEnd();
        for (String format : List.of("SVG", "PDF", "PNG")) {
            answers.next = folder.resolve("chart." + format.toLowerCase(java.util.Locale.ROOT));
            save("Chart as " + format + "…");
            assertThat(answers.next).isNotEmptyFile();
        }
        answers.next = folder.resolve("table");
        save("Table as CSV…");
        assertThat(folder.resolve("table.csv")).content().startsWith("number,image,status,iou_a");
        answers.next = folder.resolve("report");
        save("Report…");
        save("Report…");
        Path report = folder.resolve("report");
        String name = "deltamask-report-set-"
                + session.results().a().name().replace(' ', '_') + "-"
                + session.results().b().name().replace(' ', '_');
        assertThat(report.resolve(name).resolve("summary.json")).isNotEmptyFile();
        assertThat(report.resolve(name + "-2").resolve("summary.json")).isNotEmptyFile();
    }

    @Test
    void aReportHasTheOverlaysOwnLook() throws TimeoutException {
        runToTheEnd();
        interact(() -> node("#opacity", Slider.class).setValue(0.35));
        answers.next = folder.resolve("report");
        save("Report…");
        try (Stream<Path> files = Files.walk(answers.next)) {
            assertThat(files.filter(file -> file.endsWith("report.txt"))
                            .findFirst()
                            .orElseThrow())
                    .content()
                    .contains("--overlay-opacity 0.35");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aMessageTakesNoRoomFromTheContent() {
        double height = node("#columns").getBoundsInParent().getHeight();
        interact(() -> session.problem("Something went wrong"));
        assertThat(node("#notice").isVisible()).isTrue();
        assertThat(node("#columns").getBoundsInParent().getHeight()).isEqualTo(height);
    }

    private void save(String item) throws TimeoutException {
        interact(() -> session.noticeProperty().set(null));
        clickOn("#export");
        clickOn(item);
        until(() -> session.noticeProperty().get() != null);
        assertThat(session.noticeProperty().get().sentence()).startsWith("Saved ");
        assertThat(node("#notice-folder").isVisible()).isTrue();
        assertThat(node("#notice-open").isVisible()).isEqualTo(!item.startsWith("Report"));
        assertThat(session.activityProperty().get()).isEmpty();
    }

    @Test
    void themeIsSwitchedByButtonAndKey() {
        PseudoClass dark = PseudoClass.getPseudoClass("dark");
        clickOn("#theme");
        assertThat(session.themeProperty().get()).isEqualTo(Theme.DARK);
        assertThat(stage.getScene().getRoot().getPseudoClassStates()).contains(dark);
        press(KeyCode.CONTROL, KeyCode.D).release(KeyCode.D, KeyCode.CONTROL);
        assertThat(session.themeProperty().get()).isEqualTo(Theme.LIGHT);
    }

    @Test
    void swappedVariantsChangePlaces() {
        clickOn("#swap");
        assertThat(node("#variant-a", MenuButton.class).getText()).isEqualTo("quantized_scripted.pt");
        assertThat(node("#variant-b", MenuButton.class).getText()).isEqualTo("scripted.pt");
    }
}
