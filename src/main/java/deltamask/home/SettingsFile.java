package deltamask.home;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import deltamask.files.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The window's settings as a JSON file of texts by key. Losing it loses nothing but comfort, so no failure is told. */
public final class SettingsFile {
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    private final Path file;

    public SettingsFile(Path file) {
        this.file = file;
    }

    /** What was kept; nothing where there is no file, or it cannot be read. */
    public Map<String, String> read() {
        try {
            Map<String, String> kept =
                    GSON.fromJson(Files.readString(file), new TypeToken<Map<String, String>>() {}.getType());
            if (kept == null) {
                return Map.of();
            }
            kept.values().removeIf(value -> value == null);
            return kept;
        } catch (IOException | JsonParseException e) {
            return Map.of();
        }
    }

    /** Keeps values in the place of the former. */
    public void write(Map<String, String> values) {
        try {
            Files.createDirectories(file.getParent());
            WholeFile.write(file, GSON.toJson(new TreeMap<>(values)));
        } catch (IOException readOnly) {
            // A read-only home: the user was told so at the start.
            return;
        }
    }
}
