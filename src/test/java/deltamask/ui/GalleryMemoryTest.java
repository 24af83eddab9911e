package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.Slider;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.controlsfx.control.GridView;
import org.junit.jupiter.api.Test;

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
        GridView<?> gallery = node("#gallery", GridView.class);
        assertThat(node("#tile-size", Slider.class).getValue()).isEqualTo(224);
        assertThat(gallery.getCellWidth()).isGreaterThanOrEqualTo(224);
        double before = gallery.getCellHeight();
        interact(() -> node("#tile-size", Slider.class).setValue(120));
        assertThat(gallery.getCellHeight()).isLessThan(before);
        assertThat(settings.get("gallery.tile-size", "")).isEqualTo("120");
    }
}
