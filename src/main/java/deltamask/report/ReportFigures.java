package deltamask.report;

import deltamask.comparison.Candidate;
import deltamask.comparison.Comparison;
import deltamask.report.FigureChoice.Order;
import deltamask.report.FigureRanges.Limits;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The figures that a report has: each that has something to show, by IoU, and by time where it has that choice. */
final class ReportFigures {
    private static final double SCREEN_WIDTH = 860;
    private static final double SCREEN_HEIGHT = 400;
    /** Figures whose upright axis is delta. */
    private static final Set<String> DELTA_UPRIGHT = Set.of("delta", "bland-altman");
    /** Figures whose lower axis is delta. */
    private static final Set<String> DELTA_ALONG = Set.of("histogram", "ecdf");

    private final FigureData data;
    private final ReportOptions options;

    private ReportFigures(FigureData data, ReportOptions options) {
        this.data = data;
        this.options = options;
    }

    static List<ReportFigure> of(Comparison comparison, ReportOptions options) {
        ReportFigures made = new ReportFigures(FigureData.of(comparison), options);
        List<ReportFigure> figures = new ArrayList<>();
        for (Measure measure : List.of(Measure.IOU, Measure.TIME)) {
            for (Figure figure : Figures.all()) {
                boolean wanted = figure.needs() == Figure.Needs.ROWS
                        && (measure == Measure.TIME
                                ? isTimes(figure)
                                : figure.measures().contains(Measure.IOU));
                if (wanted) {
                    made.figure(figure, new FigureChoice(measure, Order.SORTED)).ifPresent(figures::add);
                }
            }
        }
        return figures;
    }

    /** By time only the change is shown: how times lie is what the figures of times alone show. */
    private static boolean isTimes(Figure figure) {
        return figure.id().equals("delta") || figure.measures().isEmpty();
    }

    /** Accuracy against time against size of several variants. */
    static Optional<ReportFigure> candidates(List<Candidate> candidates, Comparison one, ReportOptions options) {
        FigureData of = FigureData.of(one);
        FigureData data = new FigureData(
                of.rows(), of.a(), of.b(), of.conditions(), of.comparison(), candidates, Optional.empty());
        return Figures.all().stream()
                .filter(figure -> figure.needs() == Figure.Needs.CANDIDATES)
                .findFirst()
                .flatMap(figure -> new ReportFigures(data, options).figure(figure, FigureChoice.DEFAULT));
    }

    private Optional<ReportFigure> figure(Figure figure, FigureChoice choice) {
        FigureChart print = FigureChart.onPaper(figure, data, choice, options.style());
        if (!print.sheet().nothing().isEmpty()) {
            return Optional.empty();
        }
        FigureChart light = FigureChart.onScreen(figure, data, choice, FigureTheme.LIGHT);
        FigureChart dark = FigureChart.onScreen(figure, data, choice, FigureTheme.DARK);
        List.of(print, light, dark).forEach(chart -> withRange(chart, figure, choice));
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

    /** Puts the range of delta on the axis that shows it, and leaves the other as it is. */
    private void withRange(FigureChart chart, Figure figure, FigureChoice choice) {
        if (options.deltaRange().isEmpty() || choice.measure() != Measure.IOU) {
            return;
        }
        Limits delta = options.deltaRange().get();
        DrawnFigure drawn = chart.draw(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics(), 500, 300);
        if (DELTA_UPRIGHT.contains(figure.id())) {
            chart.show(Optional.of(new FigureRanges(drawn.x().limits(), delta)));
        } else if (DELTA_ALONG.contains(figure.id())) {
            chart.show(Optional.of(new FigureRanges(delta, drawn.y().limits())));
        }
    }
}
