package deltamask.report;

import deltamask.comparison.ClassResults;
import deltamask.comparison.ClassResults.ClassScore;
import deltamask.report.Mark.Glyph;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** IoU of each class in A and B: a line from one to the other. */
final class ClassesFigure implements Figure {
    @Override
    public String id() {
        return "classes";
    }

    @Override
    public String name() {
        return "IoU per class";
    }

    @Override
    public Needs needs(FigureChoice choice) {
        return Needs.CLASSES;
    }

    @Override
    public double aspect(FigureData data) {
        return 0.4 + 0.055 * classes(data).size();
    }

    @Override
    public String title(FigureChoice choice) {
        return "IoU per class";
    }

    @Override
    public String caption(FigureData data, FigureChoice choice) {
        return "IoU of each class in A (" + data.a() + ") and B (" + data.b() + "), of all pixels of "
                + Numbers.count(data.classes().map(ClassResults::images).orElse(0), "image")
                + " together: tp / (tp + fn + fp). A class that is in no truth and no mask is left out."
                + (data.classes().filter(scores -> !scores.withIds()).isPresent()
                        ? " The truths have no class ids, so the classes are background and foreground."
                        : "");
    }

    @Override
    public int without(FigureData data, FigureChoice choice) {
        return data.classes()
                .map(scores -> data.rows().size() - scores.images())
                .orElse(0);
    }

    private static List<ClassScore> classes(FigureData data) {
        return data.classes().map(ClassResults::classes).orElse(List.of());
    }

    @Override
    public FigureChart.Plan plan(FigureData data, FigureChoice choice) {
        List<ClassScore> classes = classes(data);
        return sheet -> {
            if (classes.isEmpty()) {
                sheet.nothing(
                        data.classes().isEmpty()
                                ? "Classes are counted once a run has ended."
                                : "No image has a truth and both masks.");
            } else {
                draw(sheet, classes);
            }
        };
    }

    private static void draw(Sheet sheet, List<ClassScore> classes) {
        FigureTheme theme = sheet.theme();
        List<Mark> a = new ArrayList<>();
        List<Mark> b = new ArrayList<>();
        List<String> names = new ArrayList<>();
        double[] values = classes.stream()
                .flatMapToDouble(score -> DoubleStream.concat(score.iouA().stream(), score.iouB().stream()))
                .toArray();
        for (int i = 0; i < classes.size(); i++) {
            ClassScore score = classes.get(i);
            names.add(score.name());
            mark(score, i, score.iouA(), theme.a(), Glyph.DOT).ifPresent(a::add);
            mark(score, i, score.iouB(), theme.b(), Glyph.DIAMOND).ifPresent(b::add);
            if (score.iouA().isPresent() && score.iouB().isPresent()) {
                double[] ends = {score.iouA().getAsDouble(), score.iouB().getAsDouble()};
                sheet.add(Lines.through(ends, new double[] {i, i}, theme.unchanged(), 1, false));
            }
        }
        sheet.axes(Scale.values(Measure.IOU, "IoU, all pixels together", values), Scale.names(names));
        sheet.marks(a, Marks.of(a, 7));
        sheet.marks(b, Marks.of(b, 8));
        sheet.key("A", theme.a(), Glyph.DOT);
        sheet.key("B", theme.b(), Glyph.DIAMOND);
    }

    private static Optional<Mark> mark(ClassScore score, int row, OptionalDouble iou, Color color, Glyph glyph) {
        return iou.isEmpty()
                ? Optional.empty()
                : Optional.of(new Mark(0, score.name(), iou.getAsDouble(), row, color, glyph, () -> words(score)));
    }

    private static String words(ClassScore score) {
        return score.name() + "\nIoU A " + text(score.iouA()) + "   B " + text(score.iouB()) + "\n"
                + Numbers.percent(score.share()) + " of the truths' pixels";
    }

    private static String text(OptionalDouble iou) {
        return iou.isEmpty() ? Numbers.NONE : Numbers.fixed(iou.getAsDouble(), 6);
    }
}
