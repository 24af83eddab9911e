package deltamask.ui;

import deltamask.Fixtures;
import deltamask.PhoneMasks;
import deltamask.ui.common.Action;
import deltamask.ui.common.JobStarter;
import deltamask.ui.common.RunState;
import deltamask.ui.common.Side;
import deltamask.ui.common.SortOrder;
import deltamask.ui.common.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Makes the pictures in {@code docs/screens} from the real window, after a real run on the bundled images. Not among the
 * tests by its name: {@code ./mvnw test -Dtest=ScreensMaker -Ddeltamask.screens=docs/screens}
 */
class ScreensMaker extends WindowTest {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final long SETTLE_MS = 1500;
    private static final List<String> MODES = List.of(
            "side-by-side", "wipe", "blink", "onion-skin", "who-has-it", "against-the-truth", "heat", "on-the-phone");

    private final Path target = Path.of(System.getProperty("deltamask.screens", "target/screens"));

    @Override
    Path dataset() throws IOException {
        return Fixtures.SAMPLES;
    }

    @Override
    JobStarter starter() {
        return JobStarter.ENGINE;
    }

    @Test
    void makeAll() throws Exception {
        Files.createDirectories(target);
        interact(() -> {
            stage.setWidth(WIDTH);
            stage.setHeight(HEIGHT);
        });
        clickOn("#run");
        until(() -> session.runState() == RunState.IDLE && session.results() != null);
        interact(() -> {
            session.rows().orderProperty().set(SortOrder.Key.DELTA_IOU.order());
            session.rows().selectedProperty().set(session.rows().shown().get(0));
            // Where this machine keeps its runs is nobody's business.
            session.activityProperty().set("Done, and kept in ~/.local/share/deltamask/comparisons");
        });
        for (Theme theme : Theme.values()) {
            interact(() -> session.themeProperty().set(theme));
            window(theme);
            modes(theme);
        }
    }

    /** An import with a mask that lies on its side and one that is missing. */
    @Test
    void makeImport() throws Exception {
        Files.createDirectories(target);
        clickOn("#run");
        until(() -> session.runState() == RunState.IDLE && session.results() != null);
        Path phone = PhoneMasks.make(session.results().a().run(), folder.resolve("phone"), "5", "31");
        interact(() -> window.drops().open(List.of(phone), Side.B));
        until(() -> lookup("#import-found").tryQuery().isPresent()
                && node("#import-found", javafx.scene.control.Label.class)
                        .getText()
                        .contains(" have a mask"));
        for (Theme theme : Theme.values()) {
            interact(() -> {
                session.themeProperty().set(theme);
                // Where this machine keeps its files is nobody's business.
                node("#import-masks", javafx.scene.control.Label.class).setText("~/from-the-phone/masks");
            });
            picture(node("#import-pane"), "import", theme, "jpg");
        }
    }

    private void window(Theme theme) throws Exception {
        fire("tab.chart");
        picture(stage.getScene().getRoot(), "window", theme, "png");
        for (String tab : List.of("variants", "runs", "summary", "problems")) {
            fire("tab." + tab);
            picture(stage.getScene().getRoot(), tab, theme, "jpg");
        }
        fire("tab.chart");
        fire("gallery.table");
        picture(stage.getScene().getRoot(), "table", theme, "jpg");
        fire("gallery.table");
        fire("palette.show");
        picture(stage.getScene().getRoot(), "palette", theme, "jpg");
        push(javafx.scene.input.KeyCode.ESCAPE);
        fire("keys.show");
        picture(stage.getScene().getRoot(), "keys", theme, "jpg");
        push(javafx.scene.input.KeyCode.ESCAPE);
    }

    private void modes(Theme theme) throws Exception {
        fire("panel.lower");
        for (int i = 0; i < MODES.size(); i++) {
            fire("compare.mode." + (i + 1));
            picture(node("#compare"), "mode-" + MODES.get(i), theme, "jpg");
        }
        fire("compare.mode.1");
        fire("panel.lower");
    }

    private void fire(String id) {
        interact(() -> window.actions().all().stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .map(Action::run)
                .orElseThrow(() -> new IllegalStateException("no action " + id))
                .run());
    }

    private void picture(Node node, String name, Theme theme, String format)
            throws IOException, TimeoutException, InterruptedException {
        WaitForAsyncUtils.waitForFxEvents();
        // Masks are painted in the background.
        Thread.sleep(SETTLE_MS);
        BufferedImage[] taken = new BufferedImage[1];
        interact(() -> {
            assert Platform.isFxApplicationThread();
            SnapshotParameters parameters = new SnapshotParameters();
            // A part of the window has no ground of its own.
            Background ground = ((Region) stage.getScene().getRoot()).getBackground();
            parameters.setFill(ground.getFills().get(0).getFill());
            WritableImage image = node.snapshot(parameters, null);
            taken[0] = SwingFXUtils.fromFXImage(image, null);
        });
        BufferedImage opaque = new BufferedImage(taken[0].getWidth(), taken[0].getHeight(), BufferedImage.TYPE_INT_RGB);
        opaque.createGraphics().drawImage(taken[0], 0, 0, null);
        Path file = target.resolve(name + "-" + theme.name().toLowerCase(java.util.Locale.ROOT) + "." + format);
        try (OutputStream out = Files.newOutputStream(file)) {
            ImageIO.write(opaque, format, out);
        }
    }
}
