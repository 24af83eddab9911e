package deltamask.ui.charts;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jfree.chart.entity.ChartEntity;

/** Shows a drawn chart, tells what lies under the pointer, and takes clicks. */
final class ChartView extends Region {
    private final ImageView picture = new ImageView();
    private final Tooltip tooltip = new Tooltip();
    private final Predicate<ChartEntity> clickable;
    private DrawnChart drawn;

    /**
     * @param clickable what the pointer turns into a hand over
     * @param clicked gets what was clicked on
     */
    ChartView(Predicate<ChartEntity> clickable, Consumer<ChartEntity> clicked) {
        this.clickable = clickable;
        setId("chart");
        setAccessibleText("Chart of the delta of each image");
        getChildren().add(picture);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(under(event)));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> point(Optional.empty()));
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> under(event).ifPresent(clicked));
    }

    /** What is on screen; null before the first. */
    DrawnChart drawn() {
        return drawn;
    }

    void show(DrawnChart chart) {
        drawn = chart;
        picture.setImage(chart.image());
        picture.setFitWidth(chart.width());
        picture.setFitHeight(chart.height());
    }

    /** Pixels of the screen for one of the window's units. */
    double density() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getRenderScaleX();
    }

    private Optional<ChartEntity> under(MouseEvent event) {
        return drawn == null ? Optional.empty() : drawn.at(event.getX(), event.getY());
    }

    private void point(Optional<ChartEntity> entity) {
        setCursor(entity.filter(clickable).isPresent() ? Cursor.HAND : Cursor.DEFAULT);
        String says = entity.map(ChartEntity::getToolTipText).orElse("");
        tooltip.setText(says);
        if (says.isEmpty()) {
            Tooltip.uninstall(this, tooltip);
        } else {
            Tooltip.install(this, tooltip);
        }
    }
}
