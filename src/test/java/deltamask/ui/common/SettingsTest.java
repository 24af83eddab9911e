package deltamask.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private final List<Map<String, String>> kept = new ArrayList<>();

    @Test
    void changesAreKeptAndUnchangedValuesAreNot() {
        Settings settings = new Settings(Map.of("a", "1"), kept::add);
        settings.set("a", "1");
        assertThat(kept).isEmpty();
        settings.set("b", List.of("x", "y z"));
        assertThat(kept).containsExactly(Map.of("a", "1", "b", "x\ny z"));
        assertThat(settings.list("b")).containsExactly("x", "y z");
    }

    @Test
    void aValueOfAnotherVersionIsPassedOver() {
        Settings settings = new Settings(Map.of("theme", "PURPLE"), kept::add);
        ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
        settings.remember("theme", theme, Theme.class);
        assertThat(theme.get()).isEqualTo(Theme.LIGHT);
        theme.set(Theme.DARK);
        assertThat(settings.get("theme", "")).isEqualTo("DARK");
    }

    @Test
    void whatWasForgottenCanComeBack() {
        Settings settings = new Settings(Map.of("a", "1"), kept::add);
        Map<String, String> former = settings.all();
        settings.clear();
        assertThat(settings.get("a", "none")).isEqualTo("none");
        settings.restore(former);
        assertThat(settings.get("a", "none")).isEqualTo("1");
        assertThat(kept).containsExactly(Map.of(), Map.of("a", "1"));
    }
}
