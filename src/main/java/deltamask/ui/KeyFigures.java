package deltamask.ui;

import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonRow;
import deltamask.comparison.Summary;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Numbers;
import deltamask.ui.common.Results;
import deltamask.ui.common.RunState;
import deltamask.ui.common.Session;
import deltamask.ui.common.Side;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The result in one line: what changed, on how many images, and what was gained in time. */
final class KeyFigures extends HBox {
    private final Session session;

    private static final double WIDTH_FOR_ALL = 1150;

    KeyFigures(Session session) {
        this.session = session;
        setId("key-figures");
        getStyleClass().add("key-figures");
        session.resultsProperty().addListener((property, old, now) -> refresh());
        session.runStateProperty().addListener((property, old, now) -> refresh());
        session.datasetProperty().addListener((property, old, now) -> refresh());
        session.variantProperty(Side.A).addListener((property, old, now) -> refresh());
        session.variantProperty(Side.B).addListener((property, old, now) -> refresh());
        refresh();
    }

    private void refresh() {
        getChildren().clear();
        Results results = session.results();
        if (results == null || results.comparison().isEmpty()) {
            getChildren().add(Nodes.label(hint(), "hint"));
            return;
        }
        Summary summary = results.comparison().get().summary();
        Node dice = change(
                "Mean Dice",
                summary.a().meanDice(),
                summary.b().meanDice(),
                summary.delta().meanDice());
        // Dice says what IoU says: in a narrow window it gives way, so that no other figure is cut.
        dice.visibleProperty().bind(widthProperty().greaterThan(WIDTH_FOR_ALL));
        dice.managedProperty().bind(dice.visibleProperty());
        getChildren()
                .addAll(
                        change(
                                "Mean IoU",
                                summary.a().meanIou(),
                                summary.b().meanIou(),
                                summary.delta().meanIou()),
                        dice,
                        images(results.comparison().get()),
                        outliers(summary),
                        time(summary, results),
                        size(summary),
                        Nodes.spacer());
        String otherwise = chosenOtherwise(results);
        if (!otherwise.isEmpty()) {
            getChildren().add(Nodes.label(otherwise, "hint"));
        }
    }

    private String hint() {
        if (session.runState() != RunState.IDLE) {
            return session.runState() == RunState.PAUSED
                    ? "Paused. The figures of the whole comparison come with its end."
                    : "Running. The figures of the whole comparison come with its end.";
        }
        if (session.dataset() == null) {
            return "Open a folder of images (Ctrl+O), or drop one here.";
        }
        return session.variant(Side.A) == null || session.variant(Side.B) == null
                ? "Choose a model for A and one for B."
                : "Ready. Press Run (F5) to segment all images with A and with B.";
    }

    private String chosenOtherwise(Results results) {
        boolean same = session.variant(Side.A) != null
                && session.variant(Side.B) != null
                && session.variant(Side.A).file().equals(results.a().model())
                && session.variant(Side.B).file().equals(results.b().model());
        return same ? "" : "Shown: " + results.a().name() + " → " + results.b().name();
    }

    private static Node change(String caption, OptionalDouble a, OptionalDouble b, OptionalDouble delta) {
        Label value = Nodes.label(Numbers.score(a) + " → " + Numbers.score(b), "figure-value");
        Label by = Nodes.label(Numbers.delta(delta), "figure-delta");
        String whole =
                caption + "\nA " + Numbers.exact(a) + "\nB " + Numbers.exact(b) + "\nB − A " + Numbers.exact(delta);
        return figure(caption, whole, value, by);
    }

    private static Node images(Comparison comparison) {
        Summary summary = comparison.summary();
        long missing = comparison.rows().stream()
                .filter(row -> row.status() == ComparisonRow.Status.MISSING)
                .count();
        Summary.Delta delta = summary.delta();
        String words = summary.identical() && summary.scored() == 0
                ? "identical"
                : delta.wins() + " better   " + delta.losses() + " worse   " + delta.ties() + " same";
        String counted = summary.scored() + " of " + Numbers.count(summary.images(), "image") + " scored"
                + (summary.failed() > 0 ? "\n" + summary.failed() + " failed or not run" : "")
                + (summary.withoutTruth() > 0 ? "\n" + summary.withoutTruth() + " without truth" : "")
                + (summary.undefined() > 0
                        ? "\n" + summary.undefined() + " without a score: the truth and a mask are empty"
                        : "")
                + (summary.identical() ? "\nAll masks are identical" : "");
        String caption = missing > 0
                ? summary.images() - missing + " of " + summary.images() + ", cancelled"
                : summary.identical()
                        ? "Identical on all images"
                        : "B on " + Numbers.count(summary.scored(), "scored image");
        return figure(caption, counted, Nodes.label(words, "figure-value"));
    }

    private static Node outliers(Summary summary) {
        Summary.OutlierRule rule = summary.outlierRule();
        String says = "Delta IoU further than " + Numbers.exact(rule.limit()) + " from the median "
                + Numbers.exact(rule.median());
        return figure(
                "Outliers",
                says,
                Nodes.label(Integer.toString(summary.outliers().size()), "figure-value"));
    }

    private static Node time(Summary summary, Results results) {
        OptionalDouble a = summary.a().medianForwardMs();
        OptionalDouble b = summary.b().medianForwardMs();
        OptionalDouble ratio = summary.speedRatio().median();
        Label value = Nodes.label(Numbers.milliseconds(a) + " → " + Numbers.milliseconds(b) + " ms", "figure-value");
        Label speed = Nodes.label(ratio.isEmpty() ? "" : speed(ratio.getAsDouble()), "figure-delta");
        String whole = "Median forward time\nA " + Numbers.exact(a) + " ms\nB " + Numbers.exact(b) + " ms\nA over B "
                + Numbers.exact(ratio) + "\n95 % interval "
                + Numbers.exact(summary.speedRatio().ci95().low()) + " to "
                + Numbers.exact(summary.speedRatio().ci95().high());
        Label interval = Nodes.label(interval(summary.speedRatio()), "figure-interval");
        return figure("Forward, median; " + results.conditionsInWords(), whole, value, speed, interval);
    }

    /** "1.3 to 1.9×", turned round where the ratio is said the other way round. */
    private static String interval(Summary.SpeedRatio ratio) {
        OptionalDouble low = ratio.ci95().low();
        OptionalDouble high = ratio.ci95().high();
        if (ratio.median().isEmpty() || low.isEmpty() || high.isEmpty()) {
            return "";
        }
        boolean faster = ratio.median().getAsDouble() >= 1;
        double from = faster ? low.getAsDouble() : 1 / high.getAsDouble();
        double to = faster ? high.getAsDouble() : 1 / low.getAsDouble();
        return Numbers.ratio(from) + " to " + Numbers.ratio(to) + "×";
    }

    private static Node size(Summary summary) {
        OptionalLong a = summary.a().fileBytes();
        OptionalLong b = summary.b().fileBytes();
        String whole = "Size of the model files\nA " + (a.isEmpty() ? "undefined" : a.getAsLong() + " bytes") + "\nB "
                + (b.isEmpty() ? "undefined" : b.getAsLong() + " bytes");
        return figure("File size", whole, Nodes.label(megabytes(a) + " → " + megabytes(b) + " MB", "figure-value"));
    }

    private static String megabytes(OptionalLong bytes) {
        return bytes.isEmpty() ? Numbers.NONE : String.format(Locale.ROOT, "%.2f", bytes.getAsLong() / 1e6);
    }

    private static String speed(double ratio) {
        return ratio >= 1
                ? "B " + Numbers.ratio(ratio) + "× as fast"
                : "B takes " + Numbers.ratio(1 / ratio) + "× as long";
    }

    private static Node figure(String caption, String whole, Label... values) {
        VBox figure = new VBox(Nodes.label(caption, "figure-caption"), Nodes.row("figure-values", values));
        figure.getStyleClass().add("figure");
        Tooltip.install(figure, new Tooltip(whole));
        figure.setAccessibleText(whole);
        return figure;
    }
}
