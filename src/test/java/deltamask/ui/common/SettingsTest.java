package deltamask.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.home.SettingsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private final List<Map<String, Optional<String>>> kept = new ArrayList<>();

    @Test
    void changesAreKeptAndUnchangedValuesAreNot() {
        Settings settings = new Settings(Map.of("a", "1"), kept::add);
        settings.set("a", "1");
        assertThat(kept).isEmpty();
        settings.set("b", List.of("x", "y z"));
        assertThat(kept).containsExactly(Map.of("b", Optional.of("x\ny z")));
        assertThat(settings.list("b")).containsExactly("x", "y z");
    }

    @Test
    void twoWindowsKeepTheirOwnChangesAndLeaveTheOthers(@TempDir Path folder) {
        SettingsFile file = new SettingsFile(folder.resolve("settings.json"));
        new Settings(file.read(), file::write).restore(Map.of("a", "1", "b", "1", "c", "1"));
        Settings first = new Settings(file.read(), file::write);
        Settings second = new Settings(file.read(), file::write);
        second.set("a", "2");
        first.set("b", "2");
        second.keepNow();
        first.keepNow();
        assertThat(file.read()).isEqualTo(Map.of("a", "2", "b", "2", "c", "1"));
        first.clear();
        assertThat(file.read()).isEmpty();
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
        assertThat(kept).containsExactly(Map.of("a", Optional.empty()), Map.of("a", Optional.of("1")));
    }
}
