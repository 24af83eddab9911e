package deltamask.ui;

import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonRow;
import deltamask.comparison.Summary;
import deltamask.dataset.Sample;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Numbers;
import deltamask.ui.common.Results;
import deltamask.ui.common.RunState;
import deltamask.ui.common.Session;
import deltamask.ui.common.Side;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** The result in one line: what changed, on how many images, and what was gained in time. */
final class KeyFigures extends HBox {
    private final Session session;

    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final double WIDTH_FOR_ALL = 1150;
    /** Lines that can be read; a tooltip takes no width from a style sheet. */
    private static final double TIP_WIDTH = 460;

    KeyFigures(Session session) {
        this.session = session;
        setId("key-figures");
        getStyleClass().add("key-figures");
        widthProperty()
                .addListener(
                        (property, old, now) -> pseudoClassStateChanged(NARROW, now.doubleValue() <= WIDTH_FOR_ALL));
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
        Comparison comparison = results.comparison().get();
        Summary summary = comparison.summary();
        FigureTips tips = new FigureTips(comparison);
        if (summary.scored() > 0) {
            addScores(summary, tips);
        } else {
            getChildren()
                    .add(figure(
                            "Mean agreement of A and B",
                            tips.agreement(),
                            Nodes.label(Numbers.score(summary.meanAgreement()), "figure-value")));
        }
        getChildren()
                .addAll(
                        images(comparison, tips),
                        worst(comparison, tips),
                        time(summary, results, tips),
                        size(summary, tips),
                        Nodes.spacer());
        String otherwise = chosenOtherwise(results);
        if (!otherwise.isEmpty()) {
            Label hint = Nodes.label(otherwise, "hint");
            hint.setMinWidth(0);
            hint.setTooltip(new Tooltip(otherwise));
            getChildren().add(hint);
        }
    }

    private void addScores(Summary summary, FigureTips tips) {
        Node dice = change(
                "Mean Dice",
                "2 tp / (2 tp + fp + fn)",
                tips,
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
                                "tp / (tp + fp + fn)",
                                tips,
                                summary.a().meanIou(),
                                summary.b().meanIou(),
                                summary.delta().meanIou()),
                        dice);
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
        if (session.variant(Side.A) == null || session.variant(Side.B) == null) {
            return "Choose a model for A and one for B.";
        }
        boolean truth = session.dataset().samples().stream()
                .anyMatch(sample -> sample.truth().isPresent());
        return truth
                ? "Ready. Press Run (F5) to segment all images with A and with B."
                : "Ready. Press Run (F5). These images have no truth: agreement and times are told, and no scores.";
    }

    private String chosenOtherwise(Results results) {
        boolean same = session.variant(Side.A) != null
                && session.variant(Side.B) != null
                && session.variant(Side.A).file().equals(results.a().model())
                && session.variant(Side.B).file().equals(results.b().model());
        return same ? "" : "Shown: " + results.a().name() + " → " + results.b().name();
    }

    private static Node change(
            String caption, String formula, FigureTips tips, OptionalDouble a, OptionalDouble b, OptionalDouble delta) {
        Label value = Nodes.label(Numbers.score(a) + " → " + Numbers.score(b), "figure-value");
        Label by = Nodes.label(Numbers.delta(delta), "figure-delta");
        return figure(caption, tips.mean(caption, formula, a, b, delta), value, by);
    }

    private static Node images(Comparison comparison, FigureTips tips) {
        Summary summary = comparison.summary();
        long missing = comparison.rows().stream()
                .filter(row -> row.status() == ComparisonRow.Status.MISSING)
                .count();
        boolean unfinished =
                comparison.a().info().isUnfinished() || comparison.b().info().isUnfinished();
        String caption = missing > 0
                ? summary.images() - missing + " of " + summary.images()
                        + (unfinished ? ", cancelled" : ", " + missing + " missing")
                : summary.identical()
                        ? "Identical on all images"
                        : "B on " + Numbers.count(summary.scored(), "scored image");
        return figure(caption, tips.images(), Nodes.label(words(summary), "figure-value"));
    }

    private static String words(Summary summary) {
        if (summary.scored() == 0) {
            return summary.identical() ? "identical" : "no score";
        }
        Summary.Delta delta = summary.delta();
        return delta.wins() + " better   " + delta.losses() + " worse"
                + (delta.ties() == 0 ? "" : "   " + delta.ties() + " same");
    }

    /** The image on which B loses most, to be looked at with one click. */
    private Node worst(Comparison comparison, FigureTips tips) {
        int outliers = comparison.summary().outliers().size();
        Optional<ComparisonRow> worst = comparison.rows().stream()
                .filter(row -> row.deltaIou().orElse(0) < 0)
                .min(Comparator.comparingDouble(row -> row.deltaIou().orElseThrow()));
        if (worst.isEmpty()) {
            return figure("Outliers", tips.outliers(), Nodes.label(Integer.toString(outliers), "figure-value"));
        }
        String name = Sample.title(worst.get().number(), worst.get().image());
        Button show = Nodes.button(new Button(name), "worst-image", "", "Show " + name + ": B loses most on it");
        show.getStyleClass().add("figure-value");
        show.setMnemonicParsing(false);
        show.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        show.setOnAction(event -> session.rows().select(worst.get().number()));
        return figure(
                "Worst image; " + Numbers.count(outliers, "outlier"),
                tips.outliers(),
                show,
                Nodes.label(Numbers.delta(worst.get().deltaIou()), "figure-delta"));
    }

    private static Node time(Summary summary, Results results, FigureTips tips) {
        OptionalDouble a = summary.a().medianForwardMs();
        OptionalDouble b = summary.b().medianForwardMs();
        OptionalDouble ratio = summary.speedRatio().median();
        Label value = Nodes.label(Numbers.milliseconds(a) + " → " + Numbers.milliseconds(b) + " ms", "figure-value");
        Label speed = Nodes.label(ratio.isEmpty() ? "" : speed(ratio.getAsDouble()), "figure-delta");
        Label interval = Nodes.label(interval(summary.speedRatio()), "figure-interval");
        return figure(
                "Forward, median; " + results.conditionsInWords(),
                tips.time(results.conditions()),
                value,
                speed,
                interval);
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

    private static Node size(Summary summary, FigureTips tips) {
        OptionalLong a = summary.a().fileBytes();
        OptionalLong b = summary.b().fileBytes();
        return figure(
                "File size", tips.size(), Nodes.label(megabytes(a) + " → " + megabytes(b) + " MB", "figure-value"));
    }

    private static String megabytes(OptionalLong bytes) {
        return bytes.isEmpty() ? Numbers.NONE : String.format(Locale.ROOT, "%.2f", bytes.getAsLong() / 1e6);
    }

    private static String speed(double ratio) {
        return ratio >= 1
                ? "B " + Numbers.ratio(ratio) + "× as fast"
                : "B takes " + Numbers.ratio(1 / ratio) + "× as long";
    }

    private static Node figure(String caption, String whole, Node... values) {
        VBox figure = new VBox(Nodes.label(caption, "figure-caption"), Nodes.row("figure-values", values));
        figure.getStyleClass().add("figure");
        // A number that is cut is wrong: what stands behind the figures gives way.
        figure.setMinWidth(USE_PREF_SIZE);
        Tooltip tip = new Tooltip(whole);
        tip.setWrapText(true);
        tip.setPrefWidth(TIP_WIDTH);
        tip.setShowDuration(Duration.minutes(2));
        Tooltip.install(figure, tip);
        figure.setAccessibleText(whole);
        return figure;
    }
}
