package deltamask.ui;

import deltamask.report.SaidRatio;
import deltamask.ui.common.Numbers;

/** How A's and B's times compare, rounded for the screen. */
final class SpeedText {
    private SpeedText() {}

    /** "B 1.62× as fast", "B takes 10.5× as long". */
    static String ratio(SaidRatio said) {
        String times = Numbers.ratio(said.ratio()) + "×";
        return said.faster() ? "B " + times + " as fast" : "B takes " + times + " as long";
    }

    /** "1.50 to 1.74×". */
    static String ends(SaidRatio.Ends ends) {
        return Numbers.ratio(ends.low()) + " to " + Numbers.ratio(ends.high()) + "×";
    }

    /** What stands first beside the times: the ratio, or that there is no difference to be told. */
    static String finding(SaidRatio said) {
        return said.undecided() ? "no difference can be told" : ratio(said);
    }

    /** What stands behind it: how sure that is. */
    static String interval(SaidRatio said) {
        if (said.ends().isEmpty()) {
            return "";
        }
        String ends = ends(said.ends().get());
        return said.undecided() ? "B " + ends + (said.faster() ? " as fast" : " as long") : ends;
    }
}
