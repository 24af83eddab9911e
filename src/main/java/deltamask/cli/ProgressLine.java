package deltamask.cli;

import deltamask.comparison.ComparisonListener;
import deltamask.comparison.ComparisonRow;

/** A running comparison as one line on a terminal; the first failure of each kind is told as it comes. */
final class ProgressLine implements ComparisonListener {
    private final Terminal terminal;
    private final Failures failures;

    ProgressLine(Terminal terminal, Failures failures) {
        this.terminal = terminal;
        this.failures = failures;
    }

    @Override
    public void row(ComparisonRow row) {
        if (row.status() == ComparisonRow.Status.FAILED) {
            failures.add(row.image(), row.note());
        }
    }

    @Override
    public void activity(String activity) {
        terminal.progress(activity);
    }

    @Override
    public void progress(int done, int total, double imagesPerSecond, double secondsLeft) {
        terminal.progress(line(done, total, imagesPerSecond, secondsLeft));
    }

    static String line(int done, int total, double imagesPerSecond, double secondsLeft) {
        String left = secondsLeft < 0 ? "" : ", " + time(secondsLeft) + " left";
        String rate = imagesPerSecond <= 0 ? "" : ", %.1f images/s".formatted(imagesPerSecond);
        return "%d of %d images (%d %%)".formatted(done, total, 100L * done / total) + rate + left;
    }

    private static String time(double seconds) {
        long whole = Math.round(seconds);
        return whole < 60 ? whole + " s" : "%d:%02d min".formatted(whole / 60, whole % 60);
    }
}
