package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.Fixtures;
import deltamask.comparison.Library;
import deltamask.comparison.Rules;
import deltamask.files.Trash;
import deltamask.run.Conditions;
import deltamask.ui.common.Choosers;
import deltamask.ui.common.JobStarter;
import deltamask.ui.common.JobStarter.Request;
import deltamask.ui.common.Row;
import deltamask.ui.common.RunState;
import deltamask.ui.common.Session;
import deltamask.ui.common.Settings;
import deltamask.ui.common.Side;
import deltamask.ui.common.Tasks;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A real window on a small dataset, with a run whose images pass when the test lets them. */
abstract class WindowTest extends FxRobot {
    static final int IMAGES = 6;
    /** No test is about speed: this only ends those that would hang. */
    private static final int PATIENCE_SECONDS = 120;

    private static final Path MODELS = Path.of("models").toAbsolutePath();

    @TempDir
    Path folder;

    final Semaphore permits = new Semaphore(0);
    final List<Request> requests = new ArrayList<>();
    final List<FakeJob> jobs = new ArrayList<>();
    final Answers answers = new Answers();
    /** Whatever the user's own settings are. */
    final Settings settings = Settings.forgetful();

    Session session;
    Stage stage;
    Window window;
    private Tasks tasks;

    /** Answers in the user's place. */
    static final class Answers implements Choosers {
        Path next;

        @Override
        public Optional<Path> folder(String title) {
            return Optional.ofNullable(next);
        }

        @Override
        public Optional<Path> target(String title) {
            return Optional.ofNullable(next);
        }

        @Override
        public Optional<Path> model(String title) {
            return Optional.ofNullable(next);
        }

        @Override
        public Optional<Path> file(String title) {
            return Optional.ofNullable(next);
        }

        @Override
        public Optional<Path> save(String title, String name) {
            return Optional.ofNullable(next);
        }
    }

    @BeforeEach
    void openWindow() throws Exception {
        Path dataset = dataset();
        Path candidate = candidate();
        FxToolkit.registerPrimaryStage();
        // A stage of its own: the primary one would hold every window that a test has opened.
        stage = FxToolkit.registerStage(Stage::new);
        interact(() -> {
            session = new Session();
            tasks = new Tasks(session::problem);
            UiRequest request = new UiRequest(
                    dataset,
                    UnaryOperator.identity(),
                    MODELS.resolve("scripted.pt"),
                    candidate,
                    Conditions.DEFAULT,
                    Rules.DEFAULT,
                    runsAtStart(),
                    MODELS,
                    starter(),
                    () -> Files.createTempDirectory(Files.createDirectories(kept()), "run"),
                    new Library(List.of(kept()), new Trash(Optional.of(folder.resolve("Trash")))),
                    settings,
                    folder.resolve("cache"),
                    warnings());
            window = new Window(stage, session, tasks, request, answers);
            window.show();
        });
        until(() -> session.dataset() != null && session.variant(Side.A) != null && session.variant(Side.B) != null);
    }

    /** The model that the window opens with as B. */
    Path candidate() throws IOException {
        return MODELS.resolve("quantized_scripted.pt");
    }

    /** Whether the window is asked to run at once. */
    boolean runsAtStart() {
        return false;
    }

    /** What the user is told at the start. */
    List<String> warnings() {
        return List.of();
    }

    /** Where comparisons are kept. */
    Path kept() {
        return folder.resolve("kept");
    }

    /** What the window opens with. */
    Path dataset() throws IOException {
        return dataset(folder.resolve("set"), IMAGES);
    }

    /** What a click on Run starts. */
    JobStarter starter() {
        return (wanted, listener) -> {
            requests.add(wanted);
            FakeJob job = new FakeJob(wanted, listener, permits);
            jobs.add(job);
            return job;
        };
    }

    @AfterEach
    void closeWindow() throws TimeoutException {
        interact(() -> {
            window.onClosed(() -> {});
            stage.hide();
        });
        permits.release(1000);
        tasks.close();
        FxToolkit.cleanupStages();
    }

    /** Some of the bundled images, each with its truth; called again, it leaves what is there. */
    Path bundledImages(List<String> names) throws IOException {
        Path set = folder.resolve("portraits");
        for (String name : names) {
            for (String part : List.of("images/" + name, "masks/" + name.replace(".jpg", ".png"))) {
                Files.createDirectories(set.resolve(part).getParent());
                if (!Files.exists(set.resolve(part))) {
                    Files.copy(Fixtures.SAMPLES.resolve(part), set.resolve(part));
                }
            }
        }
        return set;
    }

    /** Pictures with a bright square each, and its mask. */
    static Path dataset(Path folder, int images) throws IOException {
        Files.createDirectories(folder.resolve("images"));
        Files.createDirectories(folder.resolve("masks"));
        for (int i = 1; i <= images; i++) {
            BufferedImage image = new BufferedImage(120, 90, BufferedImage.TYPE_INT_RGB);
            BufferedImage mask = new BufferedImage(120, 90, BufferedImage.TYPE_BYTE_GRAY);
            for (int y = 20; y < 70; y++) {
                for (int x = 30; x < 50 + 8 * i; x++) {
                    image.setRGB(x, y, 0x909090 + 0x0A0000 * i);
                    mask.getRaster().setSample(x, y, 0, 255);
                }
            }
            write(image, folder.resolve("images").resolve("picture_" + i + ".png"));
            write(mask, folder.resolve("masks").resolve("picture_" + i + ".png"));
        }
        return folder;
    }

    private static void write(BufferedImage image, Path file) throws IOException {
        File target = file.toFile();
        assertThat(ImageIO.write(image, "png", target)).isTrue();
    }

    /** Waits until something holds; looks on the JavaFX thread, where the window's state lives. */
    void until(Callable<Boolean> holds) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(holds)
                .get());
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Runs all images and waits for the end. */
    void runToTheEnd() throws TimeoutException {
        permits.release(IMAGES);
        clickOn("#run");
        until(() -> session.runState() == RunState.IDLE && session.results() != null);
    }

    Node node(String query) {
        return lookup(query).query();
    }

    <T extends Node> T node(String query, Class<T> type) {
        return lookup(query).queryAs(type);
    }

    @SuppressWarnings("unchecked")
    <T> TableView<T> table(String query) {
        return lookup(query).queryAs(TableView.class);
    }

    ImageView picture(String pane) {
        return views(pane).get(0);
    }

    List<ImageView> views(String pane) {
        return List.copyOf(from(lookup(pane))
                .lookup((Node node) -> node instanceof ImageView)
                .<ImageView>queryAll());
    }

    List<Integer> shownNumbers() {
        List<Integer> numbers = new ArrayList<>();
        interact(() -> session.rows().shown().stream().map(Row::number).forEach(numbers::add));
        return numbers;
    }

    int selectedNumber() {
        return session.rows().selected().number();
    }
}
