package deltamask.comparison;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is said of images that were run again: nothing is wrong with them, but their times were measured at another moment
 * than those of the others, on a machine that may have been warmer or busier.
 */
public final class RunAgain {
    private static final String SAYS = "run again on ";
    private static final String BETWEEN = "; ";
    private static final Pattern NOTE = Pattern.compile("([AB]: )?" + SAYS + "\\d{4}-\\d{2}-\\d{2}");

    private RunAgain() {}

    /** Stands with an image in its Run from that day on. */
    static String note(LocalDate day) {
        return SAYS + day;
    }

    private static boolean isIn(String note) {
        // Nearly all of 100,000 rows have no note, and the window asks of all of them.
        return note.contains(SAYS)
                && Arrays.stream(note.split(BETWEEN))
                        .anyMatch(part -> NOTE.matcher(part).matches());
    }

    /** The rest of a row's note: what is wrong with the image; empty for nothing. */
    public static String without(String note) {
        if (!note.contains(SAYS)) {
            return note;
        }
        return Arrays.stream(note.split(BETWEEN))
                .filter(part -> !NOTE.matcher(part).matches())
                .collect(Collectors.joining(BETWEEN));
    }

    /** How many images have times of another moment than the others: none where all were run again. */
    public static int count(List<ComparisonRow> rows) {
        int timed = 0;
        int again = 0;
        for (ComparisonRow row : rows) {
            if (row.timesA().isPresent() || row.timesB().isPresent()) {
                timed++;
                again += isIn(row.note()) ? 1 : 0;
            }
        }
        return again == timed ? 0 : again;
    }

    /** "2 of 48 run again later", to stand beside the times; empty where all are of one moment. */
    public static Optional<String> inWords(List<ComparisonRow> rows) {
        int again = count(rows);
        return again == 0 ? Optional.empty() : Optional.of(again + " of " + rows.size() + " run again later");
    }
}
