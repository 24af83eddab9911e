package deltamask.report;

import java.util.List;

/** All figures, in the order in which window and report list them. */
public final class Figures {
    private static final List<Figure> ALL = List.of(
            new DeltaFigure(),
            new ScatterFigure(),
            new HistogramFigure(),
            new EcdfFigure(),
            new BlandAltmanFigure(),
            new SizeFigure(),
            new ClassesFigure(),
            new TimesInOrderFigure(),
            new TimesBoxFigure(),
            new TimesEcdfFigure(),
            new StagesFigure(),
            CandidatesFigure.measured());

    private Figures() {}

    public static List<Figure> all() {
        return ALL;
    }

    /** The one with an id, or the first where there is none. */
    public static Figure of(String id) {
        return ALL.stream().filter(figure -> figure.id().equals(id)).findFirst().orElse(ALL.get(0));
    }
}
