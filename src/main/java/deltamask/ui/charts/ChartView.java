package deltamask.ui.charts;

import deltamask.report.DrawnFigure;
import deltamask.report.FigureRanges;
import deltamask.report.Hits.Hit;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;

/**
 * Shows a drawn chart: tells what lies under the pointer, takes clicks, lets a rectangle be drawn around images, zooms by
 * wheel and pushes by the middle button or with Shift.
 */
final class ChartView extends Region {
    /** Of what is seen, for a step of the wheel or a key. */
    private static final double STEP = 0.8;

    private static final double WHEEL_STEP = 40;
    private static final double MOVED = 4;

    private final ImageView picture = new ImageView();
    /** What is selected: changes with each key, while the picture stays. */
    private final ImageView selection = new ImageView();

    private final Rectangle band = new Rectangle();
    private final Tooltip tooltip = new Tooltip();
    private final Listener listener;
    private DrawnChart drawn;
    /** With the axes that were asked for last. */
    private DrawnFigure figure;

    /** The image under the pointer; 0 for none, or for several. */
    private int pointed;

    private double pressX;
    private double pressY;
    private boolean pushing;
    private boolean dragged;

    /** What the user does to a chart. */
    interface Listener {
        /** @param adding whether to what is selected already */
        void clicked(Hit hit, boolean adding);

        /** A rectangle was drawn around images. */
        void banded(List<Integer> numbers);

        /** The pointer is on one image; 0: it is no longer. */
        void pointed(int number);

        /** Other axes are wanted; empty: all that there is. */
        void ranged(Optional<FigureRanges> ranges);
    }

    ChartView(Listener listener) {
        this.listener = listener;
        setId("chart");
        setFocusTraversable(true);
        getStyleClass().add("chart-view");
        band.getStyleClass().add("rubber-band");
        band.setManaged(false);
        band.setVisible(false);
        getChildren().addAll(picture, selection, band);
        tooltip.setId("chart-tooltip");
        tooltip.setContentDisplay(ContentDisplay.TOP);
        tooltip.setShowDelay(Duration.millis(150));
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(under(event)));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> point(Optional.empty()));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_RELEASED, event -> release());
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** What is on screen; null before the first. */
    DrawnChart drawn() {
        return drawn;
    }

    /** @param selected laid over it */
    void show(DrawnChart chart, Image selected) {
        drawn = chart;
        figure = chart.figure();
        fill(picture, chart.image());
        select(selected);
    }

    /** Shows another selection in the same chart. */
    void select(Image selected) {
        fill(selection, selected);
    }

    private void fill(ImageView view, Image image) {
        view.setImage(image);
        view.setFitWidth(drawn.width());
        view.setFitHeight(drawn.height());
    }

    /** Pixels of the screen for one of the window's units. */
    double density() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getRenderScaleX();
    }

    private Optional<Hit> under(MouseEvent event) {
        return drawn == null ? Optional.empty() : drawn.figure().hits().at(event.getX(), event.getY());
    }

    private void point(Optional<Hit> hit) {
        setCursor(hit.filter(found -> !found.numbers().isEmpty()).isPresent() ? Cursor.HAND : Cursor.DEFAULT);
        String says = hit.map(Hit::words).orElse("");
        int number = hit.map(Hit::numbers)
                .filter(numbers -> numbers.size() == 1)
                .map(numbers -> numbers.get(0))
                .orElse(0);
        if (number != pointed) {
            pointed = number;
            tooltip.setGraphic(null);
            listener.pointed(number);
        }
        tooltip.setText(says);
        if (says.isEmpty()) {
            Tooltip.uninstall(this, tooltip);
        } else {
            Tooltip.install(this, tooltip);
        }
    }

    /** Shows an image beside its values, if the pointer is still on it. */
    void picture(int number, Image image) {
        if (number == pointed) {
            tooltip.setGraphic(new ImageView(image));
        }
    }

    private void press(MouseEvent event) {
        requestFocus();
        pressX = event.getX();
        pressY = event.getY();
        dragged = false;
        pushing = event.getButton() == MouseButton.MIDDLE
                || (event.getButton() == MouseButton.PRIMARY && event.isShiftDown());
    }

    private void drag(MouseEvent event) {
        if (figure == null || event.getButton() == MouseButton.SECONDARY) {
            return;
        }
        dragged |= Math.hypot(event.getX() - pressX, event.getY() - pressY) > MOVED;
        if (!dragged) {
            return;
        }
        if (pushing) {
            range(figure.pushed(event.getX() - pressX, event.getY() - pressY));
            pressX = event.getX();
            pressY = event.getY();
        } else {
            double x = Math.max(0, Math.min(getWidth(), event.getX()));
            double y = Math.max(0, Math.min(getHeight(), event.getY()));
            band.setX(Math.min(pressX, x));
            band.setY(Math.min(pressY, y));
            band.setWidth(Math.abs(x - pressX));
            band.setHeight(Math.abs(y - pressY));
            band.setVisible(true);
        }
    }

    private void release() {
        if (band.isVisible()) {
            band.setVisible(false);
            listener.banded(drawn.figure()
                    .hits()
                    .within(new Rectangle2D.Double(band.getX(), band.getY(), band.getWidth(), band.getHeight())));
        }
    }

    private void click(MouseEvent event) {
        if (dragged || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (event.getClickCount() == 2) {
            listener.ranged(Optional.empty());
        } else {
            under(event).ifPresent(hit -> listener.clicked(hit, event.isShortcutDown()));
        }
    }

    private void scroll(ScrollEvent event) {
        if (figure != null && event.getDeltaY() != 0) {
            double steps = Math.max(-4, Math.min(4, event.getDeltaY() / WHEEL_STEP));
            range(figure.zoomed(Math.pow(STEP, steps), event.getX(), event.getY()));
        }
        event.consume();
    }

    private void key(KeyEvent event) {
        if (figure == null || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case PLUS, ADD, EQUALS -> zoom(true);
            case MINUS, SUBTRACT -> zoom(false);
            case DIGIT0, NUMPAD0 -> listener.ranged(Optional.empty());
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** One step around the middle of the plot. */
    void zoom(boolean closer) {
        if (figure != null) {
            range(figure.zoomed(
                    closer ? STEP : 1 / STEP,
                    figure.area().getCenterX(),
                    figure.area().getCenterY()));
        }
    }

    private void range(FigureRanges wanted) {
        figure = figure.toBe(wanted);
        listener.ranged(Optional.of(wanted));
    }
}
