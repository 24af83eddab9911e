package deltamask.report;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * How a report is made.
 *
 * @param title above it; empty: the variants and the dataset
 * @param author in the files' metadata and below the title; empty for none
 * @param date on it
 * @param style of its figures
 * @param ranges from where to where the axes of a quantity go, so that two reports can be laid beside one another
 * @param look of masks over images
 * @param gate asked for; empty: none is judged
 */
public record ReportOptions(
        Optional<String> title,
        Optional<String> author,
        LocalDate date,
        FigureStyle style,
        Map<Quantity, FigureRanges.Limits> ranges,
        OverlayLook look,
        Optional<GateTarget> gate) {
    public ReportOptions {
        ranges = Map.copyOf(ranges);
    }

    /** Of today, with all that can be chosen left as it is. */
    public static ReportOptions today() {
        return new ReportOptions(
                Optional.empty(),
                Optional.empty(),
                LocalDate.now(java.time.ZoneId.systemDefault()),
                FigureStyle.DEFAULT,
                Map.of(),
                OverlayLook.SHOW_MASK,
                Optional.empty());
    }

    /** The same with a gate. */
    public ReportOptions with(Optional<GateTarget> asked) {
        return new ReportOptions(title, author, date, style, ranges, look, asked);
    }

    /** The same with masks painted as in a window. */
    public ReportOptions with(OverlayLook seen) {
        return new ReportOptions(title, author, date, style, ranges, seen, gate);
    }
}
