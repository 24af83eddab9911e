package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.Fixtures;
import deltamask.ui.common.JobStarter;
import deltamask.ui.common.Numbers;
import deltamask.ui.common.RunState;
import deltamask.ui.common.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Another threshold, with the bundled variants. */
class ThresholdTest extends WindowTest {
    @Override
    Path dataset() throws IOException {
        return bundledImages(List.of("31.jpg", "41.jpg"));
    }

    @Override
    JobStarter starter() {
        return JobStarter.ENGINE;
    }

    private String words() {
        return node("#what-if-words", Label.class).getText();
    }

    @Test
    void anotherThresholdIsScoredAndPaintedAndTheCardsComesBack() throws TimeoutException, IOException {
        clickOn("#run");
        until(() -> session.runState() == RunState.IDLE && session.results() != null);
        var result = session.rows().selected().result();
        interact(() -> node("#compare").requestFocus());
        until(() -> mask("#picture-b").getImage() != null);
        Image stored = mask("#picture-b").getImage();
        byte[] file = Files.readAllBytes(labelMap());

        press(KeyCode.T).release(KeyCode.T);
        Slider threshold = node("#threshold", Slider.class);
        until(() -> !threshold.isDisabled());
        assertThat(threshold.getValue()).isEqualTo(0.5);
        assertThat(words()).startsWith("Masks as in the card");

        double width = threshold.getWidth();
        interact(() -> threshold.setValue(0.9));
        until(() -> words().startsWith("A  IoU"));
        until(() -> mask("#picture-b").getImage() != stored);
        assertThat(words())
                .startsWith("A  IoU " + Numbers.score(result.iouA()) + " → 0.")
                .contains("B  IoU " + Numbers.score(result.iouB()) + " → 0.");
        assertThat(node("#what-if-words", Label.class).getTooltip().getText())
                .startsWith(words())
                .endsWith("nothing stored changes");
        assertThat(threshold.getWidth()).as("the value stays below the mouse").isEqualTo(width);
        // The threshold of the card makes the masks that the run made, to the last pixel.
        interact(() -> threshold.setValue(0.5));
        String same = "A  IoU " + Numbers.score(result.iouA()) + " → " + Numbers.score(result.iouA()) + "   B  IoU "
                + Numbers.score(result.iouB()) + " → " + Numbers.score(result.iouB());
        until(() -> words().startsWith(same));

        moveTo("#picture-b");
        until(() -> node("#readout", Label.class).getText().matches(".*  ·  B \\w+ \\d\\.\\d{3}"));

        interact(() -> threshold.setValue(0.9));
        until(() -> !words().startsWith(same));
        session.rows().all().stream()
                .filter(row -> row != session.rows().selected())
                .findFirst()
                .ifPresent(other ->
                        interact(() -> session.rows().selectedProperty().set(other)));
        until(() -> words().startsWith("A  IoU "
                + Numbers.score(session.rows().selected().result().iouA())));

        clickOn("#as-in-card");
        assertThat(words()).startsWith("Masks as in the card");
        assertThat(threshold.getValue()).isEqualTo(0.5);
        clickOn("#what-if-close");
        assertThat(node("#what-if").isVisible()).isFalse();
        assertThat(Files.readAllBytes(labelMap())).isEqualTo(file);
    }

    @Test
    void eachCardsOwnThresholdIsShownWhereTheyDiffer() throws TimeoutException, IOException {
        Path model = folder.resolve("eager.pt");
        Files.copy(Fixtures.MODELS.resolve("scripted.pt"), model);
        String card = Files.readString(Fixtures.MODELS.resolve("scripted.pt.json"));
        assertThat(card).contains("\"threshold\": 0.5");
        Files.writeString(folder.resolve("eager.pt.json"), card.replace("\"threshold\": 0.5", "\"threshold\": 0.3"));
        interact(() -> window.drops().open(List.of(model), Side.B));
        until(() -> session.variant(Side.B).file().endsWith("eager.pt"));
        clickOn("#run");
        until(() -> session.runState() == RunState.IDLE && session.results() != null);
        assertThat(node("#readout", Label.class).getTooltip().getText()).contains("what-if threshold (T)");
        interact(() -> node("#compare").requestFocus());
        until(() -> mask("#picture-b").getImage() != null);

        press(KeyCode.T).release(KeyCode.T);
        Slider threshold = node("#threshold", Slider.class);
        until(() -> !threshold.isDisabled());
        assertThat(lookup("#what-if").lookup("A 0.50  B 0.30").queryAll()).isNotEmpty();
        assertThat(words()).startsWith("Masks as in the cards");

        interact(() -> threshold.setValue(0.9));
        until(() -> words().startsWith("A  IoU"));
        assertThat(lookup("#what-if").lookup("0.90").queryAll()).isNotEmpty();
        clickOn("#as-in-card");
        assertThat(lookup("#what-if").lookup("A 0.50  B 0.30").queryAll()).isNotEmpty();
    }

    private Path labelMap() {
        return session.results().b().run().resolve("masks").resolve("31.png");
    }

    private ImageView mask(String pane) {
        return views(pane).get(1);
    }
}
