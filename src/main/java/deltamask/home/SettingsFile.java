package deltamask.home;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import deltamask.files.Folders;
import deltamask.files.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The window's settings as a JSON file of texts by key. Losing it loses nothing but comfort, so no failure is told. */
public final class SettingsFile {
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    private final Path file;

    public SettingsFile(Path file) {
        this.file = file;
    }

    /** Told to the user at the start where the settings cannot be kept. */
    public Optional<String> warning() {
        return Folders.unwritable(file.getParent())
                .map(why -> "Settings are not kept: " + UserFolders.shown(file.getParent()) + " cannot be written, "
                        + why + ".");
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

    /**
     * Keeps what has changed. All else stays as it is in the file now: another window may have written it.
     *
     * @param changes empty for what is not to be kept any more
     */
    public synchronized void write(Map<String, Optional<String>> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Map<String, String> all = new TreeMap<>(read());
        changes.forEach((key, value) -> value.ifPresentOrElse(now -> all.put(key, now), () -> all.remove(key)));
        try {
            Files.createDirectories(file.getParent());
            WholeFile.write(file, GSON.toJson(all));
        } catch (IOException readOnly) {
            // The user was told so at the start.
            return;
        }
    }
}
