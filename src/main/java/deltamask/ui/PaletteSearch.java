package deltamask.ui;

import deltamask.ui.common.Actions;
import deltamask.ui.common.Opener;
import deltamask.ui.common.RecentFolders;
import deltamask.ui.common.Row;
import deltamask.ui.common.Session;
import deltamask.ui.common.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Finds what is meant among all actions, the recent folders and the images. */
final class PaletteSearch {
    private static final int IMAGES = 12;

    /** As good as a word of the title, and behind it. */
    private static final int OTHER_WORDS = 100;

    private static final String USED = "palette.used";
    private static final int USED_KEPT = 5;
    /** What is wanted most, for those who type nothing. */
    private static final List<String> FIRST = List.of(
            "run.start",
            DatasetActions.OPEN,
            "export.report",
            "export.show",
            "compare.mode.1",
            "compare.mode.2",
            "compare.mode.3",
            "compare.mode.4",
            "compare.mode.5",
            "compare.mode.6",
            "compare.mode.7",
            "compare.mode.8",
            "filter.outliers",
            "sort.delta-iou",
            "image.difference.largest",
            "variant.a",
            "variant.b",
            "variant.swap",
            "runs.queue");

    private final Actions actions;
    private final RecentFolders recent;
    private final Session session;
    private final Opener opener;
    private final Settings settings;

    /** @param settings remember what was used last */
    PaletteSearch(Actions actions, RecentFolders recent, Session session, Opener opener, Settings settings) {
        this.settings = settings;
        this.actions = actions;
        this.recent = recent;
        this.session = session;
        this.opener = opener;
    }

    private record Found(PaletteEntry entry, int score) {}

    /** Puts an action before the others from now on. */
    void used(PaletteEntry entry) {
        if (!entry.id().isEmpty()) {
            settings.set(
                    USED,
                    Stream.concat(Stream.of(entry.id()), settings.list(USED).stream())
                            .distinct()
                            .limit(USED_KEPT)
                            .toList());
        }
    }

    /**
     * The best first. For nothing typed: what was used last, then what is wanted most, then all other actions and the
     * recent folders; of each those that can be done now before the others.
     */
    List<PaletteEntry> find(String typed) {
        String wanted = typed.strip();
        List<PaletteEntry> found = new ArrayList<>();
        if (wanted.startsWith("#") || isNumber(wanted)) {
            byNumber(wanted.startsWith("#") ? wanted.substring(1) : wanted, found);
        }
        if (wanted.startsWith("#")) {
            return found;
        }
        Stream<PaletteEntry> commands = actions.all().stream()
                .filter(action -> !action.id().equals("palette.show"))
                .map(PaletteEntry::of);
        boolean idle = !session.machine().isTaken();
        Stream<PaletteEntry> folders = recent.all().stream()
                .map(folder -> PaletteEntry.of(folder, idle, () -> opener.dataset(folder.folder())));
        Stream.concat(commands, folders)
                .map(entry -> new Found(entry, wanted.isEmpty() ? rank(entry) : score(wanted, entry)))
                .filter(match -> match.score() >= 0)
                .sorted(Comparator.comparing((Found match) -> !match.entry().enabled())
                        .thenComparing(Comparator.comparingInt(Found::score).reversed()))
                .forEach(match -> found.add(match.entry()));
        if (wanted.length() > 1) {
            byName(wanted.toLowerCase(Locale.ROOT), found);
        }
        return found;
    }

    private int rank(PaletteEntry entry) {
        List<String> used = settings.list(USED);
        int place = used.indexOf(entry.id());
        if (place >= 0) {
            return FIRST.size() + used.size() - place;
        }
        return FIRST.contains(entry.id()) ? FIRST.size() - FIRST.indexOf(entry.id()) : 0;
    }

    /** A menu's name and other words find actions too, yet behind those that say the word themselves. */
    private static int score(String wanted, PaletteEntry entry) {
        OptionalInt title = Fuzzy.score(wanted, entry.title());
        return title.isPresent()
                ? title.getAsInt() + 100
                : OtherWords.mean(wanted, entry)
                        ? OTHER_WORDS
                        : Fuzzy.score(wanted, entry.kind() + " " + entry.title())
                                .orElse(-1);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private void byNumber(String digits, List<PaletteEntry> found) {
        List<Row> all = session.rows().all();
        if (digits.isEmpty()) {
            all.stream().limit(IMAGES).map(this::entry).forEach(found::add);
        } else if (isNumber(digits)) {
            int number = Integer.parseInt(digits);
            if (number >= 1 && number <= all.size()) {
                found.add(entry(all.get(number - 1)));
            }
        }
    }

    /** Those that its number has found already are not told twice. */
    private void byName(String wanted, List<PaletteEntry> found) {
        List<PaletteEntry> images = List.copyOf(found);
        session.rows().all().stream()
                .filter(row -> row.name().toLowerCase(Locale.ROOT).contains(wanted))
                .limit(IMAGES)
                .map(this::entry)
                .filter(entry ->
                        images.stream().noneMatch(there -> there.title().equals(entry.title())))
                .forEach(found::add);
    }

    private PaletteEntry entry(Row row) {
        return PaletteEntry.of(row, () -> session.rows().select(row.number()));
    }
}
