package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.ui.common.Action;
import deltamask.ui.common.Notice;
import deltamask.ui.common.RunState;
import deltamask.ui.common.Side;
import deltamask.ui.common.SortOrder;
import deltamask.ui.common.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

class FindAndListTest extends WindowTest {
    private void type(String text) {
        interact(() -> node("#palette-text", TextInputControl.class).setText(text));
    }

    private List<PaletteEntry> found() {
        ListView<PaletteEntry> list = list("#palette-list");
        return List.copyOf(list.getItems());
    }

    @SuppressWarnings("unchecked")
    private <T> ListView<T> list(String query) {
        return lookup(query).queryAs(ListView.class);
    }

    private boolean overlayShown() {
        return node("#card-layer").isVisible();
    }

    @Test
    void anImageIsFoundOnceByItsNumberAndItsName() throws Exception {
        Path many = Files.createDirectories(folder.resolve("many"));
        for (int number = 1; number <= 12; number++) {
            Files.copy(folder.resolve("set/images/picture_1.png"), many.resolve("picture_" + number + ".png"));
        }
        interact(() -> window.drops().open(List.of(many), deltamask.ui.common.Side.B));
        until(() -> session.dataset().name().equals("many"));
        push(KeyCode.CONTROL, KeyCode.K);
        type("10");
        assertThat(found()).extracting(PaletteEntry::title).containsOnlyOnce("#10  picture_10.png");
    }

    @Test
    void thePaletteFindsAnActionByAFewLettersAndDoesIt() {
        push(KeyCode.CONTROL, KeyCode.K);
        assertThat(stage.getScene().getFocusOwner()).isSameAs(node("#palette-text"));
        type("dark");
        assertThat(found().get(0).title()).isEqualTo("Light or dark");
        assertThat(found().get(0).keys()).isEqualTo("Ctrl+D");
        push(KeyCode.ENTER);
        assertThat(session.themeProperty().get()).isEqualTo(Theme.DARK);
        assertThat(overlayShown()).isFalse();
    }

    @Test
    void thePaletteKnowsOtherWordsForWhatAnActionDoes() {
        push(KeyCode.CONTROL, KeyCode.K);
        for (String[] said : new String[][] {
            {"delete", "Move the kept comparison to the trash"},
            {"save", "Export: Report…"},
            {"night", "Light or dark"},
            {"stop", "Cancel the run"},
            {"continue", "Resume the run that was cancelled"},
            {"shortcuts", "Keys"},
            {"quit", "Close"}
        }) {
            type(said[0]);
            assertThat(found()).extracting(PaletteEntry::title).as(said[0]).contains(said[1]);
        }
    }

    @Test
    void thePaletteJumpsToAnImageByNumberAndByName() {
        push(KeyCode.CONTROL, KeyCode.K);
        type("#4");
        push(KeyCode.ENTER);
        assertThat(selectedNumber()).isEqualTo(4);
        push(KeyCode.CONTROL, KeyCode.K);
        type("picture_6");
        assertThat(found()).extracting(PaletteEntry::title).containsExactly("#6  picture_6.png");
        push(KeyCode.ENTER);
        assertThat(selectedNumber()).isEqualTo(6);
    }

    @Test
    void withNothingTypedTheMostWantedComeFirstAndWhatWasUsedLastBeforeThem() {
        push(KeyCode.CONTROL, KeyCode.K);
        assertThat(found()).extracting(PaletteEntry::title).startsWith("Run both variants", "Open a folder of images…");
        type("onion");
        push(KeyCode.ENTER);
        push(KeyCode.CONTROL, KeyCode.K);
        assertThat(found()).extracting(PaletteEntry::title).startsWith("Onion skin", "Run both variants");
    }

    @Test
    void whatCannotBeDoneNowIsListedLastAndNotDone() {
        push(KeyCode.CONTROL, KeyCode.K);
        type("pause, or go on");
        assertThat(found()).isNotEmpty().allSatisfy(entry -> assertThat(entry.enabled())
                .isFalse());
        push(KeyCode.ENTER);
        assertThat(overlayShown()).isTrue();
        push(KeyCode.ESCAPE);
        assertThat(overlayShown()).isFalse();
        assertThat(session.runState()).isEqualTo(RunState.IDLE);
    }

    @Test
    void arrowsChooseInThePaletteAndTheFocusComesBack() {
        Node before = stage.getScene().getFocusOwner();
        push(KeyCode.CONTROL, KeyCode.K);
        type("sort by iou");
        push(KeyCode.DOWN);
        PaletteEntry chosen =
                this.<PaletteEntry>list("#palette-list").getSelectionModel().getSelectedItem();
        assertThat(chosen).isEqualTo(found().get(1));
        push(KeyCode.ENTER);
        assertThat("Sort by: " + session.rows().orderProperty().get().key().label())
                .isEqualTo(chosen.title());
        assertThat(stage.getScene().getFocusOwner()).isSameAs(before);
    }

    @Test
    void shortcutsWaitWhileACardIsOpen() {
        push(KeyCode.CONTROL, KeyCode.K);
        push(KeyCode.F5);
        assertThat(session.runState()).isEqualTo(RunState.IDLE);
        push(KeyCode.ESCAPE);
        push(KeyCode.F5);
        assertThat(session.runState().isBusy()).isTrue();
    }

    @Test
    void theSheetListsEveryKey() {
        push(KeyCode.F1);
        Set<String> shown = new HashSet<>();
        from(lookup("#sheet")).lookup(".key").<Label>queryAll().forEach(key -> shown.add(key.getText()));
        Set<String> wanted = new HashSet<>();
        window.actions().all().stream()
                .filter(action -> action.keys().isPresent())
                .forEach(action -> wanted.add(action.keysInWords()));
        assertThat(shown).isEqualTo(wanted).contains("F5", "Ctrl+K", "F1");
        push(KeyCode.ESCAPE);
        assertThat(overlayShown()).isFalse();
        // A question mark opens it too, and not where it is typed as text.
        write('?');
        assertThat(overlayShown()).isTrue();
        push(KeyCode.ESCAPE);
        clickOn("#search");
        write('?');
        assertThat(overlayShown()).isFalse();
    }

    @Test
    void noTwoActionsShareAKeyOrAText() {
        List<Action> all = window.actions().all();
        Set<KeyCombination> keys = new HashSet<>();
        Set<String> partKeys = new HashSet<>();
        Set<String> texts = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (Action action : all) {
            boolean everywhere = action.scope() == Action.Scope.WINDOW;
            // A key of one part may mean something else in another.
            String part = action.id().substring(0, action.id().indexOf('.')) + " ";
            action.keys().ifPresent(combination -> assertThat(
                            everywhere ? keys.add(combination) : partKeys.add(part + combination))
                    .as(action.id())
                    .isTrue());
            assertThat(texts.add(action.text())).as(action.text()).isTrue();
            assertThat(ids.add(action.id())).as(action.id()).isTrue();
        }
        for (Action action : all) {
            if (action.scope() == Action.Scope.PART) {
                action.keys()
                        .ifPresent(
                                combination -> assertThat(keys).as(action.id()).doesNotContain(combination));
            }
        }
        assertThat(all).hasSizeGreaterThan(40);
    }

    @Test
    void theMenuBarHasEveryActionOnceWithItsKeyStateAndTick() throws TimeoutException {
        for (Action action : window.actions().all()) {
            MenuItem item = item(action.id());
            assertThat(item.isDisable())
                    .as(action.id())
                    .isEqualTo(!action.enabled().get());
            assertThat(item.getAccelerator())
                    .as(action.id())
                    .isEqualTo(
                            action.scope() == Action.Scope.WINDOW
                                    ? action.keys().orElse(null)
                                    : null);
            assertThat(item instanceof CheckMenuItem)
                    .as(action.id())
                    .isEqualTo(action.selected().isPresent());
        }
        assertThat(item("export.pdf").isDisable()).isTrue();
        runToTheEnd();
        assertThat(item("export.pdf").isDisable()).isFalse();
        interact(() -> item("sort.delta-iou").fire());
        assertThat(session.rows().orderProperty().get()).isEqualTo(SortOrder.Key.DELTA_IOU.order());
        assertThat(((CheckMenuItem) item("sort.delta-iou")).isSelected()).isTrue();
        assertThat(((CheckMenuItem) item("sort.number")).isSelected()).isFalse();
        interact(() -> item("sort.delta-iou").fire());
        assertThat(((CheckMenuItem) item("sort.delta-iou")).isSelected()).isTrue();
    }

    private MenuItem item(String action) {
        return node("#menu-bar", MenuBar.class).getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .flatMap(
                        item -> item instanceof Menu menu ? menu.getItems().stream() : java.util.stream.Stream.of(item))
                .filter(item -> ("menu-" + action).equals(item.getId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no menu item of " + action));
    }

    @Test
    void theKeyForTheTableIsAlsoTheWayBackToTheTiles() {
        push(KeyCode.CONTROL, KeyCode.T);
        assertThat(node("#table").isVisible()).isTrue();
        push(KeyCode.CONTROL, KeyCode.T);
        assertThat(node("#table").isVisible()).isFalse();
        assertThat(node("#gallery").isVisible()).isTrue();
    }

    @Test
    void panelsAreHiddenAndComeBack() {
        SplitPane columns = node("#columns", SplitPane.class);
        SplitPane right = node("#rows", SplitPane.class);
        double share = columns.getDividerPositions()[0];
        push(KeyCode.CONTROL, KeyCode.B);
        push(KeyCode.CONTROL, KeyCode.J);
        assertThat(columns.getItems()).hasSize(1);
        assertThat(right.getItems()).hasSize(1);
        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DIGIT2);
        assertThat(right.getItems()).hasSize(2);
        assertThat(node("#lower", TabPane.class).getSelectionModel().getSelectedIndex())
                .isEqualTo(1);
        push(KeyCode.CONTROL, KeyCode.B);
        assertThat(columns.getItems()).hasSize(2);
        assertThat(columns.getDividerPositions()[0]).isCloseTo(share, org.assertj.core.data.Offset.offset(0.01));
    }

    @Test
    void theStatusBarsSwitchesHideAPanelAndBringItBack() {
        SplitPane right = node("#rows", SplitPane.class);
        clickOn("#show-lower");
        assertThat(right.getItems()).hasSize(1);
        clickOn("#show-lower");
        assertThat(right.getItems()).hasSize(2);
        SplitPane columns = node("#columns", SplitPane.class);
        clickOn("#show-gallery");
        assertThat(columns.getItems()).hasSize(1);
        push(KeyCode.CONTROL, KeyCode.B);
        assertThat(node("#show-gallery", javafx.scene.control.ToggleButton.class)
                        .isSelected())
                .isTrue();
    }

    @Test
    void eachBadImageIsListedWithItsReasonAndAClickShowsIt() throws TimeoutException {
        runToTheEnd();
        until(() -> node("#dataset-problems").isVisible());
        assertThat(node("#dataset-problems", Button.class).getText()).isEqualTo("1 problem");
        clickOn("#dataset-problems");
        assertThat(node("#lower", TabPane.class)
                        .getSelectionModel()
                        .getSelectedItem()
                        .getText())
                .isEqualTo("Problems (1)");
        TableView<Problem> problems = table("#problems");
        assertThat(problems.getItems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.FAILED);
            assertThat(problem.file()).isEqualTo("picture_5.png");
            assertThat(problem.reason()).isEqualTo("B: the worker ended while it ran this image");
        });
        interact(() -> problems.getSelectionModel().select(0));
        assertThat(selectedNumber()).isEqualTo(5);
        interact(() -> session.rows().select(2));
        clickOn("picture_5.png");
        assertThat(selectedNumber()).as("clicked though it is chosen already").isEqualTo(5);
        clickOn("#problems-copy");
        interact(() -> assertThat(Clipboard.getSystemClipboard().getString())
                .isEqualTo("5\tpicture_5.png\tFailed\tB: the worker ended while it ran this image\n"));
    }

    @Test
    void aCancelledRunsRestIsListedAndNotCounted() throws TimeoutException {
        permits.release(2);
        clickOn("#run");
        until(() -> session.rows().results().size() == 2);
        clickOn("#cancel");
        permits.release();
        until(() -> session.runState() == RunState.IDLE);
        TableView<Problem> problems = table("#problems");
        until(() -> problems.getItems().size() == 4);
        assertThat(problems.getItems()).extracting(Problem::kind).containsOnly(Problem.Kind.NOT_RUN);
        assertThat(node("#dataset-problems").isVisible()).isFalse();
    }

    @Test
    void noMessageIsLostByTheNext() {
        interact(() -> {
            session.problem("The first");
            session.noticeProperty().set(Notice.info("The second"));
            session.noticeProperty().set(null);
        });
        assertThat(node("#bell", Button.class).getText()).isEqualTo("2");
        clickOn("#bell");
        assertThat(this.<deltamask.ui.common.Notices.Told>list("#notice-list").getItems())
                .extracting(told -> told.notice().sentence())
                .containsExactly("The second", "The first");
        push(KeyCode.ESCAPE);
        assertThat(node("#bell", Button.class).getText()).isEmpty();
    }

    @Test
    void whatTheUserHasClosedIsNotToldAgain() {
        interact(() -> session.problem("Seen"));
        assertThat(node("#bell", Button.class).getText()).isEmpty();
        clickOn("#notice-close");
        assertThat(node("#bell", Button.class).getText()).isEmpty();
    }

    @Test
    void whatWasChosenIsTakenBackStepByStep() throws TimeoutException {
        Path a = session.variant(Side.A).file();
        Path b = session.variant(Side.B).file();
        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.X);
        assertThat(session.variant(Side.A).file()).isEqualTo(b);
        answers.next = a;
        clickOn("#variant-a");
        clickOn("Open a file…");
        until(() -> session.variant(Side.A).file().equals(a));
        push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session.variant(Side.A).file()).isEqualTo(b);
        push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(session.variant(Side.A).file()).isEqualTo(a);
        assertThat(session.variant(Side.B).file()).isEqualTo(b);
        assertThat(item("undo.undo").isDisable()).isTrue();
    }

    @Test
    void openingAnotherFolderIsTakenBack() throws Exception {
        answers.next = dataset(folder.resolve("other"), 3);
        clickOn("#dataset");
        until(() -> session.dataset().name().equals("other"));
        push(KeyCode.CONTROL, KeyCode.Z);
        until(() -> session.dataset().name().equals("set"));
        assertThat(item("undo.undo").isDisable()).isTrue();
    }

    @Test
    void aboutTellsVersionsAndLicences() throws TimeoutException {
        interact(() -> item("about.show").fire());
        until(() -> !node("#about-licences", TextInputControl.class).getText().isEmpty());
        assertThat(node("#about-licences", TextInputControl.class).getText()).contains("OpenJFX", "Apache-2.0");
        clickOn("#about-copy");
        interact(() -> assertThat(Clipboard.getSystemClipboard().getString())
                .contains("Java: " + System.getProperty("java.runtime.version"), "JavaFX: 21", "Memory: "));
    }

    @Test
    void aWindowWithARunGoingOnAsksBeforeItCloses() throws TimeoutException {
        clickOn("#run");
        permits.release(2);
        until(() -> session.rows().results().size() == 2);
        push(KeyCode.CONTROL, KeyCode.Q);
        assertThat(stage.isShowing()).isTrue();
        assertThat(node(".question-words", Label.class).getText()).startsWith("2 of 6 images are done");
        push(KeyCode.ENTER);
        assertThat(overlayShown()).isFalse();
        push(KeyCode.CONTROL, KeyCode.Q);
        clickOn("#close-anyway");
        assertThat(stage.isShowing()).isFalse();
    }

    @Test
    void whatWouldBeDroppedIsTold() {
        Path images = folder.resolve("faces");
        assertThat(DropHint.words(List.of(images), Side.A)).isEqualTo("Drop to open faces");
        assertThat(DropHint.words(List.of(Path.of("x.pt")), Side.A)).isEqualTo("Drop to choose x.pt as A");
        assertThat(DropHint.words(List.of(Path.of("x.pt"), Path.of("y.ptl")), Side.B))
                .isEqualTo("Drop to compare x.pt as A with y.ptl as B");
        assertThat(DropHint.words(List.of(images, folder), Side.B)).isEqualTo("Drop one folder, or model files");
    }

    @Test
    void theFiguresTellHowTheyWereMade() throws TimeoutException {
        runToTheEnd();
        List<String> told = lookup("#key-figures .figure").queryAll().stream()
                .map(Node::getAccessibleText)
                .toList();
        assertThat(told.get(0)).contains("tp / (tp + fp + fn)", "5 of 6 images scored; left out: 1 failed or not run");
        assertThat(told.get(3)).contains("3.5 × 1.4826 ×");
        assertThat(told.get(4)).contains("A and B in turn", "1 thread each", "10000 draws", "3 forwards");
    }
}
