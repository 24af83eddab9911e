package deltamask.report;

import deltamask.comparison.Comparison;
import deltamask.report.FigureChoice.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The figures that a report has: each that has something to show, by IoU, and the change of outlines and times. */
final class ReportFigures {
    private static final double SCREEN_WIDTH = 860;
    private static final double SCREEN_HEIGHT = 400;

    private final FigureData data;
    private final ReportOptions options;

    private ReportFigures(FigureData data, ReportOptions options) {
        this.data = data;
        this.options = options;
    }

    /** At most so many. */
    static int most() {
        return Figures.all().size() + 2;
    }

    static List<ReportFigure> of(Comparison comparison, ReportScan scan, ReportOptions options) {
        ReportFigures made = new ReportFigures(
                FigureData.of(comparison).with(scan.classes(), Optional.of(scan.outlines())), options);
        List<ReportFigure> figures = new ArrayList<>();
        for (Measure measure : List.of(Measure.IOU, Measure.BOUNDARY, Measure.TIME)) {
            FigureChoice choice = new FigureChoice(measure, Order.SORTED);
            for (Figure figure : Figures.all()) {
                if (isWanted(figure, choice)) {
                    made.figure(figure, choice).ifPresent(figures::add);
                }
            }
        }
        return figures;
    }

    /**
     * Of outlines and times only the change is shown: they come beside IoU, and how times lie is what the figures of times
     * alone show.
     */
    private static boolean isWanted(Figure figure, FigureChoice choice) {
        boolean delta = figure instanceof DeltaFigure;
        return switch (choice.measure()) {
            case IOU -> figure.measures().contains(Measure.IOU) || figure.needs(choice) == Figure.Needs.CLASSES;
            case DICE -> false;
            case BOUNDARY -> delta;
            case TIME -> delta || (figure.measures().isEmpty() && figure.needs(choice) == Figure.Needs.ROWS);
        };
    }

    /** Accuracy against time against size of several variants, each compared with the same reference. */
    static Optional<ReportFigure> candidates(List<Comparison> comparisons, ReportOptions options) {
        return new ReportFigures(
                        FigureData.of(ReferenceRun.of(comparisons)).with(CandidatesFigure.atPace(comparisons)), options)
                .figure(CandidatesFigure.paced(comparisons), FigureChoice.DEFAULT);
    }

    private Optional<ReportFigure> figure(Figure figure, FigureChoice choice) {
        FigureChart print = FigureChart.onPaper(figure, data, choice, options.style());
        if (!print.sheet().nothing().isEmpty()) {
            return Optional.empty();
        }
        FigureChart light = FigureChart.onScreen(figure, data, choice, FigureTheme.LIGHT);
        FigureChart dark = FigureChart.onScreen(figure, data, choice, FigureTheme.DARK);
        List.of(print, light, dark).forEach(chart -> chart.show(options.ranges()));
        double aspect = figure.aspect(data);
        double height = Math.max(SCREEN_HEIGHT, SCREEN_WIDTH * Math.min(aspect, 0.6));
        return Optional.of(new ReportFigure(
                figure.fileName(choice),
                figure.title(choice),
                figure.caption(data, choice),
                new DrawingFiles.Page(
                        print::draw,
                        options.style().widthInPoints(),
                        options.style().heightInPoints(aspect)),
                new DrawingFiles.Page(light::draw, SCREEN_WIDTH, height),
                new DrawingFiles.Page(dark::draw, SCREEN_WIDTH, height)));
    }
}
