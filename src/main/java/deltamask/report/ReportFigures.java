package deltamask.report;

import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonRow;
import deltamask.report.DeltaFigure.Measure;
import deltamask.report.DeltaFigure.Options;
import deltamask.report.DeltaFigure.Order;
import java.util.ArrayList;
import java.util.List;

/** The figures that a comparison's report has. */
final class ReportFigures {
    private static final float SCREEN_FONT = 12;
    private static final double SCREEN_WIDTH = 860;

    private ReportFigures() {}

    /** Those that have something to show, in the report's order. */
    static List<ReportFigure> of(Comparison comparison, ReportOptions options) {
        List<ReportFigure> figures = new ArrayList<>();
        if (comparison.rows().stream().anyMatch(ComparisonRow::scored)) {
            figures.add(delta(comparison, options, Measure.IOU, "delta-iou"));
        }
        if (comparison.rows().stream().anyMatch(row -> row.deltaMs().isPresent())) {
            figures.add(delta(comparison, options, Measure.TIME, "delta-time"));
        }
        return figures;
    }

    private static ReportFigure delta(Comparison comparison, ReportOptions options, Measure measure, String id) {
        double width = options.style().widthInPoints();
        double height = options.style().heightInPoints(0.53);
        return new ReportFigure(
                id,
                measure == Measure.IOU ? "Change of IoU per image" : "Change of forward time per image",
                measure == Measure.IOU
                        ? "Change of IoU per image, B minus A, sorted. Outliers are named: "
                                + SummaryText.outlierRuleWithLimit(comparison.summary()) + "."
                        : "Change of the forward pass per image, B minus A in milliseconds, sorted; below 0, B is faster ("
                                + Provenance.conditions(
                                        comparison.a().info(), comparison.b().info()) + ").",
                page(comparison, measure, FigureTheme.PRINT, options.style().title(), options.style().fontSize(), width, height),
                page(comparison, measure, FigureTheme.LIGHT, false, SCREEN_FONT, SCREEN_WIDTH, 400),
                page(comparison, measure, FigureTheme.DARK, false, SCREEN_FONT, SCREEN_WIDTH, 400));
    }

    private static DrawingFiles.Page page(
            Comparison comparison,
            Measure measure,
            FigureTheme theme,
            boolean title,
            float font,
            double width,
            double height) {
        Options options = new Options(
                measure,
                Order.SORTED,
                theme,
                comparison.a().info().variantName(),
                comparison.b().info().variantName(),
                Provenance.conditions(comparison.a().info(), comparison.b().info()),
                title,
                font);
        DeltaFigure figure = DeltaFigure.of(comparison.rows(), options);
        return new DrawingFiles.Page(FigureFiles.drawing(figure.chart()), width, height);
    }
}
