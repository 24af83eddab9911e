package deltamask.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What actions are called elsewhere: words by which the palette finds them, though their texts do not say them. */
final class OtherWords {
    private static final Map<String, String> BY_ACTION = Map.ofEntries(
            Map.entry("runs.delete", "delete remove"),
            Map.entry("runs.undo", "restore undelete"),
            Map.entry("runs.open", "reopen load history"),
            Map.entry("runs.finish", "continue missing"),
            Map.entry("runs.again", "rerun repeat"),
            Map.entry("runs.queue", "batch candidates"),
            Map.entry("runs.folder", "reveal explorer finder"),
            Map.entry("run.start", "start segment"),
            Map.entry("run.cancel", "stop abort end"),
            Map.entry("run.pause", "hold continue"),
            Map.entry("run.resume", "continue resume"),
            Map.entry("export.report", "save pdf html latex"),
            Map.entry("export.figure", "save chart plot svg pdf png"),
            Map.entry("export.csv", "save spreadsheet excel"),
            Map.entry("dataset.open", "load import dataset directory"),
            Map.entry("dataset.last", "previous session"),
            Map.entry("variants.remove", "delete hide"),
            Map.entry("variants.reveal", "explorer finder"),
            Map.entry("variants.inspect", "quantized operators layers weights"),
            Map.entry("settings.reset", "preferences delete clear default"),
            Map.entry("theme.switch", "night theme colours"),
            Map.entry("keys.show", "shortcuts keyboard help"),
            Map.entry("notices.show", "notifications log errors"),
            Map.entry("tab.problems", "errors failed"),
            Map.entry("images.find", "search"),
            Map.entry("filter.clear", "reset"),
            Map.entry("about.show", "version licence"),
            Map.entry("window.close", "quit exit"));

    private OtherWords() {}

    /** Whether each typed word begins one of an action's other words, or one of its title. */
    static boolean mean(String typed, PaletteEntry entry) {
        String other = BY_ACTION.get(entry.id());
        if (other == null) {
            return false;
        }
        List<String> words = List.of((other + " " + entry.title().toLowerCase(Locale.ROOT)).split("\\W+", -1));
        return Arrays.stream(typed.toLowerCase(Locale.ROOT).split("\\s+", -1))
                .allMatch(start -> words.stream().anyMatch(word -> word.startsWith(start)));
    }
}
