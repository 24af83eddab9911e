package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.Fixtures;
import deltamask.ui.common.JobStarter;
import deltamask.ui.common.RunState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeoutException;
import javafx.geometry.VerticalDirection;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** The main job through the window, with the bundled variants in their workers on four bundled images. */
class RealVariantsTest extends WindowTest {
    private static final List<String> NAMES = List.of("2.jpg", "10.jpg", "31.jpg", "41.jpg");

    @Override
    Path dataset() throws IOException {
        return bundledImages(NAMES);
    }

    @Override
    JobStarter starter() {
        return JobStarter.ENGINE;
    }

    @Test
    void openRunSortSelectZoomExport() throws TimeoutException, IOException {
        clickOn("#run");
        until(() -> session.runState() == RunState.IDLE && session.results() != null);
        assertThat(session.noticeProperty().get()).isNull();
        assertThat(session.results().comparison()).isPresent();

        List<CSVRecord> study = Fixtures.csv("expected_48_scripted.csv");
        for (String name : NAMES) {
            double expected = study.stream()
                    .filter(row -> row.get("image").equals(name))
                    .mapToDouble(row -> Double.parseDouble(row.get("iou")))
                    .findFirst()
                    .orElseThrow();
            OptionalDouble actual = session.rows().all().stream()
                    .filter(row -> row.name().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .result()
                    .iouA();
            assertThat(actual).as(name).isPresent();
            // The last bit is another test's: here a JPEG decoder of another platform may have its say.
            assertThat(actual.getAsDouble()).as(name).isCloseTo(expected, org.assertj.core.data.Offset.offset(0.002));
        }

        clickOn("#sort");
        clickOn("Delta IoU");
        int worst = session.rows().all().stream()
                .min(Comparator.comparingDouble(row -> row.result().deltaIou().orElseThrow()))
                .orElseThrow()
                .number();
        assertThat(shownNumbers().get(0)).isEqualTo(worst);
        interact(() -> node("#gallery").requestFocus());
        press(KeyCode.HOME).release(KeyCode.HOME);
        assertThat(selectedNumber()).isEqualTo(worst);
        until(() -> picture("#picture-b").getImage() != null);
        assertThat(node("#picture-b-meta", Label.class).getText()).endsWith(" ms");

        double fit = picture("#picture-a").getFitWidth();
        moveTo("#picture-b");
        // TestFX names the direction that the content moves in: this turns the wheel away from the user.
        scroll(3, VerticalDirection.DOWN);
        until(() -> picture("#picture-a").getFitWidth() > fit);

        answers.next = folder.resolve("worst.svg");
        clickOn("#export");
        clickOn("Chart as SVG…");
        until(() -> session.noticeProperty().get() != null
                && session.noticeProperty().get().sentence().startsWith("Saved"));
        assertThat(answers.next).content().contains("<svg").contains("image number");
    }
}
