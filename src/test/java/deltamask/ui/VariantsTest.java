package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.Fixtures;
import deltamask.ui.common.JobStarter;
import deltamask.ui.common.RunState;
import deltamask.ui.common.Side;
import deltamask.variant.ModelCard;
import deltamask.variant.ModelCard.Kind;
import deltamask.variant.ModelCard.Resize;
import deltamask.variant.ModelCards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.ImageView;
import org.junit.jupiter.api.Test;

/** The list of variants and the preflight, through the window, with real models in their workers. */
class VariantsTest extends WindowTest {
    @Override
    Path dataset() throws IOException {
        return bundledImages(List.of("2.jpg", "10.jpg"));
    }

    @Override
    JobStarter starter() {
        return JobStarter.ENGINE;
    }

    private static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        return Files.copy(from, to);
    }

    private void showTab() {
        interact(() -> node("#lower", TabPane.class).getSelectionModel().select(2));
    }

    private TableView<?> table() {
        return node("#variants", TableView.class);
    }

    private List<String> cells(String column) {
        return table().getColumns().stream()
                .filter(any -> any.getId().equals(column))
                .findFirst()
                .map(any -> java.util.stream.IntStream.range(
                                0, table().getItems().size())
                        .mapToObj(row -> String.valueOf(any.getCellData(row)))
                        .toList())
                .orElseThrow();
    }

    private void choose(String file) {
        interact(() -> {
            int row = cells("variants-file").indexOf(file);
            table().getSelectionModel().clearAndSelect(row);
        });
    }

    private boolean isRead() {
        return node("#variants-reading", Label.class).getText().endsWith("variants");
    }

    private String text(String id) {
        return node(id, Label.class).getText();
    }

    private void write(String id, String text) {
        interact(() -> node(id, TextInputControl.class).setText(text));
    }

    @SuppressWarnings("unchecked")
    private <T> ComboBox<T> choice(String id) {
        return (ComboBox<T>) node(id, ComboBox.class);
    }

    private boolean isShown(String id) {
        return !lookup(id).queryAll().isEmpty();
    }

    @Test
    void allBundledVariantsAreListedAndChosenFromTheList() throws Exception {
        showTab();
        until(this::isRead);
        assertThat(cells("variants-file"))
                .containsExactlyInAnyOrder(Arrays.stream(Fixtures.MODELS
                                .toFile()
                                .list((dir, name) -> name.endsWith(".pt") || name.endsWith(".ptl")))
                        .toArray(String[]::new));

        choose("scripted_optimized.ptl");
        assertThat(text("#variant-details-title")).isEqualTo("Portrait scripted optimized (lite)");
        assertThat(node("#variant-hash", TextField.class).getText())
                .isEqualTo(deltamask.variant.Variants.open(Fixtures.MODELS.resolve("scripted_optimized.ptl"))
                        .sha256());
        clickOn("#variant-use-a");
        until(() -> session.variant(Side.A).file().endsWith("scripted_optimized.ptl"));
        clickOn("#variant-use-b");
        until(() -> session.variant(Side.B).file().endsWith("scripted_optimized.ptl"));
        assertThat(cells("variants-sides")).contains("A B");
        assertThat(node("#variant-remove").isDisabled()).isTrue();
    }

    @Test
    void aBrokenFileIsListedWithItsReasonAndCanBeTakenOff() throws Exception {
        Path mine = copy(Fixtures.MODELS.resolve("scripted.pt"), folder.resolve("mine/scripted_copy.pt"));
        copy(Fixtures.MODELS.resolve("scripted.pt.json"), folder.resolve("mine/scripted_copy.pt.json"));
        Files.writeString(folder.resolve("mine/broken.pt"), "no model");
        answers.next = mine;
        showTab();
        clickOn("#variants-open");
        until(() -> session.variant(Side.B).file().equals(mine.toAbsolutePath()));
        until(() -> cells("variants-file").contains("broken.pt") && isRead());
        assertThat(table("#variants").getSelectionModel().getSelectedItem())
                .as("what was opened is in sight")
                .asString()
                .contains("scripted_copy.pt");

        choose("broken.pt");
        assertThat(text("#variant-problem")).contains("broken.pt", "not a TorchScript file");
        assertThat(node("#variant-use-a").isDisabled()).isTrue();
        clickOn("#variant-remove");
        assertThat(cells("variants-file")).doesNotContain("broken.pt").contains("scripted_copy.pt");
        assertThat(folder.resolve("mine/broken.pt")).exists();
        assertThat(settings.list("variants.opened"))
                .containsExactly(mine.toAbsolutePath().toString());
        assertThat(isShown("#preflight-save")).isFalse();
    }

    @Test
    void aModelWithoutACardIsGivenOneThatWorks() throws Exception {
        Path model = copy(Fixtures.MODELS.resolve("quantized_scripted.pt"), folder.resolve("mine/portrait.pt"));
        answers.next = model;
        showTab();
        clickOn("#variants-open");
        until(() -> isShown("#preflight-save"));
        // torchvision's convention: the network refuses a portrait of this size.
        until(() -> text("#preflight-problem").contains("failed on an input of"));
        assertThat(node("#preflight-save").isDisabled())
                .as("what has failed is not to be saved")
                .isTrue();
        assertThat(text("#preflight-problem"))
                .contains("set the input size that it was made for (\"Resize\", \"Size\"). PyTorch said: ")
                .doesNotContain("input.");
        assertThat(node("#preflight-problem", Label.class).getTooltip().getText())
                .hasSizeGreaterThan(100);
        assertThat(node("#preflight-picture", ImageView.class).getImage()).isNull();

        interact(() -> this.<Resize>choice("#card-resize").setValue(Resize.STRETCH));
        until(() -> text("#preflight-problem").contains("set \"Numbers\" to probability"));
        assertThat(node("#preflight-problem", Label.class).getTooltip()).isNull();
        assertThat(text("#preflight-outputs")).isEqualTo("out: 1 × 1 × 256 × 256");
        interact(() -> this.<Kind>choice("#card-kind").setValue(Kind.PROBABILITY));
        until(() -> node("#preflight-picture", ImageView.class).getImage() != null);
        assertThat(node("#preflight-save").isDisabled()).isFalse();
        String wrong = text("#preflight-classes");
        interact(() -> choice("#card-preset").getSelectionModel().select(1));
        assertThat(wrong).contains("foreground");
        write("#card-classes", "background\nperson");
        until(() -> text("#preflight-classes").contains("person")
                && !text("#preflight-classes").equals(wrong)
                && !node("#preflight-working").isVisible());
        assertThat(node("#card-mean", TextField.class).getText()).isEqualTo("0, 0, 0");
        assertThat(text("#preflight-range")).contains("all within 0 and 1");
        assertThat(text("#preflight-times")).contains("forward").contains("1 thread");

        String atHalf = text("#preflight-classes");
        interact(() -> node("#card-threshold", Slider.class).setValue(0.95));
        until(() -> !text("#preflight-classes").equals(atHalf)
                && !text("#preflight-classes").isEmpty());
        interact(() -> node("#card-threshold", Slider.class).setValue(0.5));
        until(() -> text("#preflight-classes").equals(atHalf));

        write("#card-std", "1, 1");
        until(() -> text("#preflight-problem").contains("three numbers"));
        assertThat(node("#preflight-save").isDisabled()).isTrue();
        write("#card-std", "1, 1, 0");
        until(() -> text("#preflight-problem").contains("\"Std\""));
        write("#card-width", "");
        until(() -> text("#preflight-problem").contains("\"Size\" lacks the width"));
        write("#card-width", "0");
        until(() -> text("#preflight-problem").contains("The width is a whole number of pixels from 1"));
        write("#card-width", "256");
        write("#card-std", "1, 1, 1");
        until(() -> text("#preflight-classes").equals(atHalf));

        clickOn("#preflight-save");
        until(() -> session.variant(Side.B).hasCard());
        assertThat(isShown("#preflight-save")).isFalse();
        ModelCard card = ModelCards.readBeside(model).orElseThrow();
        ModelCard bundled = ModelCards.readBeside(Fixtures.MODELS.resolve("quantized_scripted.pt"))
                .orElseThrow();
        assertThat(card.input()).isEqualTo(bundled.input());
        assertThat(card.output()).isEqualTo(bundled.output());
        assertThat(card.classes()).isEqualTo(bundled.classes());

        clickOn("#run");
        until(() -> session.runState() == RunState.IDLE && session.results() != null);
        assertThat(session.results()
                        .comparison()
                        .orElseThrow()
                        .summary()
                        .b()
                        .meanIou()
                        .getAsDouble())
                .isGreaterThan(0.9);
    }

    @Test
    void aCardCanBeEditedAndLeftAsItIs() throws Exception {
        Path model = copy(Fixtures.FOLDER.resolve("models/other_key.pt"), folder.resolve("mine/other_key.pt"));
        answers.next = model;
        showTab();
        clickOn("#variants-open");
        until(() -> isShown("#preflight-save"));
        until(() -> text("#preflight-problem").contains("the outputs aux (1 x "));
        assertThat(choice("#card-key").getItems().stream().map(String::valueOf))
                .containsExactlyInAnyOrder("aux", "masks", "out");
        interact(() -> this.<String>choice("#card-key").setValue("masks"));
        until(() -> node("#preflight-picture", ImageView.class).getImage() != null);
        clickOn("#preflight-convention");
        until(() -> text("#preflight-problem").contains("the outputs aux (1 x "));
        clickOn("#preflight-cancel");
        until(() -> !isShown("#preflight-save"));
        assertThat(ModelCards.besideOf(model)).doesNotExist();
        assertThat(session.variant(Side.B).hasCard()).isFalse();
        assertThat(session.variant(Side.B).file()).isEqualTo(model.toAbsolutePath());
    }

    @Test
    void anotherImageIsTriedWhenItIsSelected() throws TimeoutException {
        showTab();
        until(this::isRead);
        choose("scripted.pt");
        clickOn("#variant-edit");
        until(() -> isShown("#preflight-image") && text("#preflight-image").startsWith("2.jpg"));
        interact(() -> session.rows().select(2));
        until(() -> text("#preflight-image").startsWith("10.jpg"));
        assertThat(text("#preflight-problem")).isEmpty();
        assertThat(node("#card-name", TextField.class).getText()).isEqualTo("Portrait scripted");
    }
}
