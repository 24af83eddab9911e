package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.control.Slider;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** A gallery that was used before. */
class GalleryMemoryTest extends WindowTest {
    {
        settings.set("gallery.columns", List.of("DELTA_IOU 91 true", "NAME 150 false", "COLOUR 5 true", "IOU_A wide"));
        settings.set("gallery.tile-size", "224");
    }

    @Test
    void columnsAreWhereTheyWere() {
        TableView<?> table = node("#table", TableView.class);
        List<TableColumn<?, ?>> columns = List.copyOf(table.getColumns());
        assertThat(columns.get(0).getText()).isEqualTo("Δ IoU");
        assertThat(columns.get(0).getPrefWidth()).isEqualTo(91);
        assertThat(columns.get(1).getText()).isEqualTo("Image");
        assertThat(columns.get(1).isVisible()).isFalse();
        assertThat(columns).hasSize(14);
    }

    @Test
    void tilesAreAsLargeAsTheyWere() {
        assertThat(node("#tile-size", Slider.class).getValue()).isEqualTo(224);
        assertThat(tileSize().getWidth()).isGreaterThanOrEqualTo(224);
        double before = tileSize().getHeight();
        interact(() -> node("#tile-size", Slider.class).setValue(120));
        assertThat(tileSize().getHeight()).isLessThan(before);
        assertThat(settings.get("gallery.tile-size", "")).isEqualTo("120");
    }

    private Bounds tileSize() {
        WaitForAsyncUtils.waitForFxEvents();
        return lookup(".tile").query().getLayoutBounds();
    }
}
