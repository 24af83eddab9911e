package deltamask.report;

/** What the figures of times have in common: conditions always stand beside them. */
abstract class TimeFigure implements Figure {
    private final String id;
    private final String name;

    TimeFigure(String id, String name) {
        this.id = id;
        this.name = name;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean timed(FigureChoice choice) {
        return true;
    }

    @Override
    public String title(FigureChoice choice) {
        return name;
    }

    @Override
    public int without(FigureData data, FigureChoice choice) {
        return Timings.without(data);
    }

    @Override
    public String caption(FigureData data, FigureChoice choice) {
        return says() + Timings.caption(data);
    }

    /** In whole sentences. */
    abstract String says();

    @Override
    public FigureChart.Plan plan(FigureData data, FigureChoice choice) {
        Timings timings = Timings.of(data);
        return sheet -> {
            if (timings.isEmpty()) {
                sheet.nothing("No image has a time in A and in B.");
            } else {
                draw(sheet, timings, data);
            }
        };
    }

    abstract void draw(Sheet sheet, Timings timings, FigureData data);
}
