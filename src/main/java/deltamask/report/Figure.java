package deltamask.report;

import java.util.List;

/**
 * One figure of a comparison, defined once for screen and files. A new one is a class of its own and a line in
 * {@link Figures}.
 */
public interface Figure {
    /** What a figure is drawn of beside the rows. */
    enum Needs {
        /** The rows alone: it can be drawn while a run goes on. */
        ROWS,
        /** What else was measured on the dataset. */
        CANDIDATES,
        /** Scores of single classes, which have to be counted first. */
        CLASSES,
        /** Boundary measures, which have to be taken first. */
        OUTLINES
    }

    /** For settings and file names: lower-case letters and hyphens. */
    String id();

    /** For a list of figures: "A against B". */
    String name();

    /** What it can show; empty where that is not a choice. */
    default List<Measure> measures() {
        return List.of();
    }

    /** Whether images can stand in another order. */
    default boolean ordered() {
        return false;
    }

    default Needs needs(FigureChoice choice) {
        return choice.measure() == Measure.BOUNDARY && measures().contains(Measure.BOUNDARY)
                ? Needs.OUTLINES
                : Needs.ROWS;
    }

    /** Whether it shows times, so that the conditions stand beside it even where it has no title. */
    default boolean timed(FigureChoice choice) {
        return choice.measure().isTime() && measures().contains(Measure.TIME);
    }

    /** Height over width in a single column. */
    default double aspect(FigureData data) {
        return 0.75;
    }

    /** What stands above it. */
    String title(FigureChoice choice);

    /** What it shows and by which rules, in whole sentences, to stand below it. */
    String caption(FigureData data, FigureChoice choice);

    /** Images that it leaves out because they lack the values. */
    int without(FigureData data, FigureChoice choice);

    /** For one figure's files: "delta-iou". */
    default String fileName(FigureChoice choice) {
        return measures().isEmpty() ? id() : id() + "-" + choice.measure().id();
    }

    /** Puts it on paper. For this package. */
    FigureChart.Plan plan(FigureData data, FigureChoice choice);
}
