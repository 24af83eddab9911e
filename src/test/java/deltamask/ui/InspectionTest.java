package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.ui.common.Side;
import deltamask.variant.inspect.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

/** The inspection of model files in the window. */
class InspectionTest extends WindowTest {
    @Override
    Path dataset() throws IOException {
        return bundledImages(List.of("2.jpg", "10.jpg"));
    }

    private List<String> findings() {
        return node("#inspection-findings", VBox.class).getChildren().stream()
                .map(Label.class::cast)
                .map(Label::getText)
                .toList();
    }

    private List<?> figures() {
        return node("#inspection-figures", TableView.class).getItems();
    }

    private boolean isOpen() {
        return !lookup("#inspection").queryAll().isEmpty();
    }

    private void bothChosen() throws Exception {
        until(() -> session.variant(Side.A) != null && session.variant(Side.B) != null);
    }

    @Test
    void bStandsBesideAAndWhatDiffersIsMarked() throws Exception {
        bothChosen();
        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.I);
        until(() -> isOpen() && !figures().isEmpty());
        assertThat(findings())
                .contains("A: Nothing in this file is quantized.")
                .anyMatch(sentence -> sentence.startsWith("B: All 55 convolutions are int8"));
        assertThat(figures().contains(new Figures.Row("Convolutions", "int8", "0", "55", true)))
                .isTrue();
        push(KeyCode.ESCAPE);
        until(() -> !isOpen());
    }

    @Test
    void theChosenVariantIsInspectedAndABrokenOneSaysWhy() throws Exception {
        bothChosen();
        Path mine = Files.createDirectories(folder.resolve("mine"));
        Files.copy(Path.of("models/scripted.pt"), mine.resolve("good.pt"));
        Files.writeString(mine.resolve("broken.pt"), "no model");
        interact(() -> node("#lower", TabPane.class).getSelectionModel().select(2));
        answers.next = mine.resolve("good.pt");
        clickOn("#variants-open");
        TableView<?> table = node("#variants", TableView.class);
        until(() -> row(table, "good.pt") >= 0 && row(table, "broken.pt") >= 0);
        choose(table, "good.pt");
        clickOn("#variant-inspect");
        until(() -> isOpen() && !figures().isEmpty());
        assertThat(findings()).containsExactly("Nothing in this file is quantized.");
        push(KeyCode.ESCAPE);
        until(() -> !isOpen());
        choose(table, "broken.pt");
        clickOn("#variant-inspect");
        until(() -> isOpen() && findings().get(0).contains("not a TorchScript file"));
        assertThat(figures()).isEmpty();
    }

    private static int row(TableView<?> table, String file) {
        return table.getColumns().stream()
                .filter(column -> column.getId().equals("variants-file"))
                .findFirst()
                .map(column -> java.util.stream.IntStream.range(
                                0, table.getItems().size())
                        .filter(row -> file.equals(String.valueOf(column.getCellData(row))))
                        .findFirst()
                        .orElse(-1))
                .orElseThrow();
    }

    private void choose(TableView<?> table, String file) {
        interact(() -> table.getSelectionModel().clearAndSelect(row(table, file)));
    }
}
