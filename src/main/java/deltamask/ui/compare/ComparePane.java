package deltamask.ui.compare;

import deltamask.comparison.ComparisonRow;
import deltamask.ui.common.DeltaLabel;
import deltamask.ui.common.Latest;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Numbers;
import deltamask.ui.common.Results;
import deltamask.ui.common.Row;
import deltamask.ui.common.Session;
import deltamask.ui.common.Tasks;
import java.util.List;
import java.util.OptionalDouble;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The selected image: as it is, with its truth, with A's mask and with B's, under one zoom. */
public final class ComparePane extends VBox {
    /** A notch of the wheel is some 40 units: a fifth more. */
    private static final double WHEEL_BASE = 1.0045;

    private final Session session;
    private final Latest reading;
    private final Camera camera = new Camera();
    private final PicturePane image = new PicturePane("picture-image", "Image", camera);
    private final PicturePane truth = new PicturePane("picture-truth", "Truth", camera);
    private final PicturePane a = new PicturePane("picture-a", "A", camera);
    private final PicturePane b = new PicturePane("picture-b", "B", camera);
    private final List<PicturePane> panes = List.of(image, truth, a, b);
    private final Label name = Nodes.label("", "compare-name");
    private final Label scores = Nodes.label("", "compare-scores");
    private final DeltaLabel delta = new DeltaLabel();
    private final ChangeListener<ComparisonRow> landed = (property, old, now) -> refresh();
    private Pictures.Wanted wanted;
    private Pictures shown;
    private double dragX;
    private double dragY;

    public ComparePane(Session session, Tasks tasks) {
        this.session = session;
        this.reading = new Latest(tasks, Tasks.Lane.PICTURES);
        getStyleClass().add("compare-pane");
        setId("compare");
        setFocusTraversable(true);
        setAccessibleText("Image, truth, A and B side by side");
        PictureGrid grid = new PictureGrid(camera, panes);
        setVgrow(grid, Priority.ALWAYS);
        ViewControls controls = new ViewControls(camera);
        getChildren().addAll(header(), grid, controls);
        for (PicturePane pane : panes) {
            pane.maskOpacityProperty().bind(controls.opacity().valueProperty());
            makeMovable(pane);
        }
        addEventHandler(KeyEvent.KEY_PRESSED, event -> key(event, controls));
        session.rows().selectedProperty().addListener((property, old, now) -> select(old, now));
        session.resultsProperty().addListener((property, old, now) -> refresh());
        refresh();
    }

    private HBox header() {
        Button previous = Nodes.button(new Button(), "previous", "fth-chevron-left", "Previous image (Left)");
        Button next = Nodes.button(new Button(), "next", "fth-chevron-right", "Next image (Right)");
        previous.setOnAction(event -> session.rows().step(-1));
        next.setOnAction(event -> session.rows().step(1));
        name.setId("compare-name");
        name.setMinWidth(0);
        scores.setId("compare-scores");
        scores.setMinWidth(USE_PREF_SIZE);
        delta.setId("compare-delta");
        delta.setMinWidth(USE_PREF_SIZE);
        return Nodes.row("pane-header", previous, next, name, Nodes.spacer(), scores, delta);
    }

    private void makeMovable(PicturePane pane) {
        var canvas = pane.canvas();
        canvas.addEventHandler(ScrollEvent.SCROLL, event -> {
            double factor = Math.pow(WHEEL_BASE, event.getDeltaY());
            camera.zoomAt(factor, event.getX(), event.getY());
            event.consume();
        });
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            requestFocus();
            dragX = event.getX();
            dragY = event.getY();
        });
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            camera.pan(event.getX() - dragX, event.getY() - dragY);
            dragX = event.getX();
            dragY = event.getY();
        });
        canvas.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                camera.fit();
            }
        });
    }

    private void key(KeyEvent event, ViewControls controls) {
        if (event.isShortcutDown() || event.isAltDown() || event.getTarget() != this) {
            return;
        }
        KeyCode code = event.getCode();
        switch (code) {
            case LEFT, UP, PAGE_UP -> session.rows().step(-1);
            case RIGHT, DOWN, PAGE_DOWN, SPACE -> session.rows().step(1);
            case HOME -> session.rows().step(Integer.MIN_VALUE / 2);
            case END -> session.rows().step(Integer.MAX_VALUE / 2);
            case PLUS, EQUALS, ADD -> controls.zoomIn();
            case MINUS, SUBTRACT -> controls.zoomOut();
            case DIGIT0, NUMPAD0 -> camera.fit();
            case DIGIT1, NUMPAD1 -> controls.oneToOne();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void select(Row old, Row now) {
        if (old != null) {
            old.resultProperty().removeListener(landed);
        }
        if (now != null) {
            now.resultProperty().addListener(landed);
        }
        refresh();
    }

    private void refresh() {
        Row row = session.rows().selected();
        if (row == null || session.dataset() == null) {
            reading.cancel();
            wanted = null;
            name.setText("");
            tell(null);
            sayEverywhere("No image selected");
            return;
        }
        name.setText(row.number() + "  " + row.name());
        tell(row.result());
        Pictures.Wanted now = new Pictures.Wanted(session.dataset(), row.sample(), row.result(), session.results());
        if (now.equals(wanted)) {
            return;
        }
        boolean sameImage = now.sameImage(wanted);
        Pictures former = sameImage ? shown : null;
        wanted = now;
        if (!sameImage) {
            // The former image's pictures must not stand under the new one's name.
            shown = null;
            image.setMeta("");
            sayEverywhere("");
        }
        reading.start(() -> Pictures.read(now, former), this::show, failure -> sayEverywhere("Cannot be shown"));
    }

    private void sayEverywhere(String words) {
        panes.forEach(pane -> pane.say(words));
    }

    private void show(Pictures pictures) {
        shown = pictures;
        session.setCompared(session.rows().selected());
        Picture base = pictures.image().picture().orElse(null);
        if (base == null) {
            image.say(pictures.image().reason());
            List.of(truth, a, b).forEach(pane -> pane.say(""));
            return;
        }
        camera.setImage(base.width(), base.height());
        image.setMeta(base.width() + " × " + base.height() + " pixels");
        image.show(base, null);
        show(truth, base, pictures.truth());
        show(a, base, pictures.a());
        show(b, base, pictures.b());
    }

    private static void show(PicturePane pane, Picture base, Pictures.Part part) {
        part.picture().ifPresentOrElse(mask -> pane.show(base, mask), () -> pane.say(part.reason()));
    }

    private void tell(ComparisonRow result) {
        Results results = session.results();
        a.setTitle(results == null ? "A" : "A  " + results.a().name());
        b.setTitle(results == null ? "B" : "B  " + results.b().name());
        boolean none = result == null;
        a.setMeta(none ? "" : meta(result.iouA(), result.forwardMsA()));
        b.setMeta(none ? "" : meta(result.iouB(), result.forwardMsB()));
        if (none) {
            scores.setText("");
            scores.setTooltip(null);
            delta.clear();
            return;
        }
        scores.setText(
                result.scored()
                        ? "IoU " + Numbers.score(result.iouA()) + " → " + Numbers.score(result.iouB())
                        : "Agreement " + Numbers.score(result.agreement()));
        scores.setTooltip(new Tooltip("IoU of A " + Numbers.exact(result.iouA()) + "\nIoU of B "
                + Numbers.exact(result.iouB()) + "\nAgreement of A and B " + Numbers.exact(result.agreement())
                + (result.note().isEmpty() ? "" : "\n" + result.note())));
        delta.show(result, session.rows().selected().isOutlier());
    }

    private static String meta(OptionalDouble iou, OptionalDouble milliseconds) {
        String time = milliseconds.isEmpty() ? "" : Numbers.milliseconds(milliseconds) + " ms";
        String score = iou.isEmpty() ? "" : "IoU " + Numbers.score(iou);
        return score.isEmpty() || time.isEmpty() ? score + time : score + "  ·  " + time;
    }
}
