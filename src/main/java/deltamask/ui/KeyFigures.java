package deltamask.ui;

import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonRow;
import deltamask.comparison.Summary;
import deltamask.dataset.Sample;
import deltamask.failure.Reasons;
import deltamask.report.SaidRatio;
import deltamask.report.SummaryText;
import deltamask.ui.common.Latest;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Numbers;
import deltamask.ui.common.Results;
import deltamask.ui.common.RunState;
import deltamask.ui.common.Session;
import deltamask.ui.common.Side;
import deltamask.ui.common.Tasks;
import deltamask.ui.common.YieldingRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** The result in one line: what changed, on how many images, and what was gained in time. */
final class KeyFigures extends YieldingRow {
    private final Session session;

    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final double WIDTH_FOR_ALL = 1150;
    /** Lines that can be read; a tooltip takes no width from a style sheet. */
    private static final double TIP_WIDTH = 460;

    private final Latest judging;
    private final Runnable showSummary;
    /** What speaks against the times on screen; found out in the background. */
    private List<String> warnings = List.of();

    /** @param showSummary shows the comparison in words */
    KeyFigures(Session session, Tasks tasks, Runnable showSummary) {
        this.session = session;
        this.judging = new Latest(tasks, Tasks.Lane.COUNTS);
        this.showSummary = showSummary;
        setId("key-figures");
        getStyleClass().add("key-figures");
        widthProperty()
                .addListener(
                        (property, old, now) -> pseudoClassStateChanged(NARROW, now.doubleValue() <= WIDTH_FOR_ALL));
        session.resultsProperty().addListener((property, old, now) -> judge());
        session.conditionsProperty().addListener((property, old, now) -> refresh());
        session.runStateProperty().addListener((property, old, now) -> refresh());
        session.datasetProperty().addListener((property, old, now) -> refresh());
        session.variantProperty(Side.A).addListener((property, old, now) -> refresh());
        session.variantProperty(Side.B).addListener((property, old, now) -> refresh());
        judge();
    }

    private void judge() {
        judging.cancel();
        warnings = List.of();
        refresh();
        Optional.ofNullable(session.results())
                .flatMap(Results::comparison)
                .ifPresent(comparison -> judging.start(
                        () -> SummaryText.timeWarnings(comparison),
                        found -> {
                            warnings = found;
                            refresh();
                        },
                        failure -> session.problem(Reasons.sentence(failure, "The times cannot be judged"))));
    }

    private void refresh() {
        getChildren().clear();
        setYielding();
        Results results = session.results();
        if (results == null || results.comparison().isEmpty()) {
            getChildren().add(Nodes.label(hint(), "hint"));
            return;
        }
        Comparison comparison = results.comparison().get();
        Summary summary = comparison.summary();
        FigureTips tips = new FigureTips(comparison);
        Node size = size(summary, tips);
        if (summary.scored() > 0) {
            Node dice = dice(summary, tips);
            getChildren().addAll(iou(summary, tips), dice);
            // Dice says what IoU says, and a file's size does not change: they give way before another figure is cut.
            setYielding(dice, size);
        } else {
            setYielding(size);
            getChildren()
                    .add(figure(
                            "Mean agreement of A and B",
                            tips.agreement(),
                            Nodes.label(Numbers.score(summary.meanAgreement()), "figure-value")));
        }
        getChildren().addAll(images(comparison, tips), worst(comparison, tips), time(summary, results, tips), size);
    }

    private static Node iou(Summary summary, FigureTips tips) {
        return change(
                "Mean IoU",
                "tp / (tp + fp + fn)",
                tips,
                summary.a().meanIou(),
                summary.b().meanIou(),
                summary.delta().meanIou());
    }

    private static Node dice(Summary summary, FigureTips tips) {
        return change(
                "Mean Dice",
                "2 tp / (2 tp + fp + fn)",
                tips,
                summary.a().meanDice(),
                summary.b().meanDice(),
                summary.delta().meanDice());
    }

    private String hint() {
        if (session.runState() == RunState.OPENING) {
            return "Opening a run that was kept: its masks are scored, and nothing is run.";
        }
        if (session.runState() != RunState.IDLE) {
            return session.runState() == RunState.PAUSED
                    ? "Paused. The figures of the whole comparison come with its end."
                    : "Running. The figures of the whole comparison come with its end.";
        }
        if (session.results() != null) {
            return brokenOff(session.results());
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

    /** Of a run that could not come to its end: what is through stays on screen. */
    private String brokenOff(Results results) {
        boolean same = session.isChosen(results)
                && results.conditions()
                        .filter(session.conditionsProperty().get()::equals)
                        .isPresent();
        List<ComparisonRow> through = session.rows().results();
        long failed = through.stream()
                .filter(row -> row.status() == ComparisonRow.Status.FAILED)
                .count();
        return "The run broke off: " + through.size() + " of "
                + Numbers.count(session.rows().all().size(), "image") + " are through"
                + (failed > 0 ? ", " + failed + " of them failed. " : ". ")
                + (same ? "Resume (Shift+F6) goes on with it, Run (F5) starts anew." : "Run (F5) starts anew.");
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

    private Node time(Summary summary, Results results, FigureTips tips) {
        OptionalDouble a = summary.a().medianForwardMs();
        OptionalDouble b = summary.b().medianForwardMs();
        Optional<SaidRatio> said = SaidRatio.of(summary.speedRatio());
        Label value = Nodes.label(Numbers.milliseconds(a) + " → " + Numbers.milliseconds(b) + " ms", "figure-value");
        Label speed = Nodes.label(said.map(SpeedText::finding).orElse(""), "figure-delta");
        Label interval = Nodes.label(said.map(SpeedText::interval).orElse(""), "figure-interval");
        List<Node> parts = new ArrayList<>(List.of(value, speed, interval));
        if (!warnings.isEmpty()) {
            Button doubt = Nodes.button(new Button(), "times-doubt", "fth-alert-triangle", String.join("\n", warnings));
            doubt.setOnAction(event -> showSummary.run());
            parts.add(doubt);
        }
        return figure(
                "Forward, median; " + results.conditionsInWords(),
                tips.time(results.conditions()) + (warnings.isEmpty() ? "" : "\n\n" + String.join("\n", warnings)),
                parts.toArray(Node[]::new));
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

    private static Node figure(String caption, String whole, Node... values) {
        VBox figure = new VBox(Nodes.label(caption, "figure-caption"), Nodes.row("figure-values", values));
        figure.getStyleClass().add("figure");
        // A number that is cut is wrong.
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
