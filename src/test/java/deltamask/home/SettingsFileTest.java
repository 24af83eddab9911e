package deltamask.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsFileTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadAgain() {
        SettingsFile file = new SettingsFile(folder.resolve("new").resolve("settings.json"));
        assertThat(file.read()).isEmpty();

        file.write(Map.of("theme", Optional.of("DARK"), "recent", Optional.of("/a\n/b \"c\"")));

        assertThat(file.read()).isEqualTo(Map.of("theme", "DARK", "recent", "/a\n/b \"c\""));
    }

    @Test
    void whatHasNoValueIsPassedOver() throws Exception {
        Path path = Files.writeString(folder.resolve("settings.json"), "{\"variant.A\": null, \"theme\": \"DARK\"}");

        assertThat(new SettingsFile(path).read()).isEqualTo(Map.of("theme", "DARK"));
    }

    @Test
    void whereNothingCanBeKeptTheUserIsTold() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(new SettingsFile(file.resolve("settings.json")).warning().orElseThrow())
                .startsWith("Settings are not kept: " + file + " cannot be written");
        assertThat(new SettingsFile(folder.resolve("new/settings.json")).warning())
                .isEmpty();
    }

    @Test
    void aDamagedFileIsAsGoodAsNone() throws Exception {
        for (String damaged : new String[] {"", "{", "[1]", "null", "{\"a\": {\"b\": 1}}"}) {
            Path path = Files.writeString(folder.resolve("settings.json"), damaged);

            assertThat(new SettingsFile(path).read()).isEmpty();
        }
    }
}
