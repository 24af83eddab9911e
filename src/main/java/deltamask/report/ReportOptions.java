package deltamask.report;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How a report is made.
 *
 * @param title above it; empty: the variants and the dataset
 * @param author in the files' metadata and below the title; empty for none
 * @param date on it
 * @param style of its figures
 * @param deltaRange from where to where the axis of delta IoU goes, so that two reports can be laid beside one another
 * @param look of masks over images
 * @param gate asked for; empty: none is judged
 */
public record ReportOptions(
        Optional<String> title,
        Optional<String> author,
        LocalDate date,
        FigureStyle style,
        Optional<FigureRanges.Limits> deltaRange,
        OverlayLook look,
        Optional<GateTarget> gate) {
    /** Of today, with all that can be chosen left as it is. */
    public static ReportOptions today() {
        return new ReportOptions(
                Optional.empty(),
                Optional.empty(),
                LocalDate.now(java.time.ZoneId.systemDefault()),
                FigureStyle.DEFAULT,
                Optional.empty(),
                OverlayLook.SHOW_MASK,
                Optional.empty());
    }

    /** The same with a gate. */
    public ReportOptions with(Optional<GateTarget> asked) {
        return new ReportOptions(title, author, date, style, deltaRange, look, asked);
    }

    /** The same with masks painted as in a window. */
    public ReportOptions with(OverlayLook seen) {
        return new ReportOptions(title, author, date, style, deltaRange, seen, gate);
    }
}
