package deltamask.report;

import java.util.List;

/** Every forward time in the order in which it was taken, so that drift of the machine shows. */
final class TimesInOrderFigure extends TimeFigure {
    TimesInOrderFigure() {
        super("times-in-order", "Times in running order");
    }

    @Override
    String says() {
        return "Every forward time in the order in which it was taken, repeats one after the other; lines are the medians."
                + " Both rise or fall together where the machine drifts.";
    }

    @Override
    void draw(Sheet sheet, Timings timings, FigureData data) {
        FigureTheme theme = sheet.theme();
        List<Timings.Timing> a = timings.a();
        sheet.axes(
                Scale.images(
                        "image number, in running order",
                        a.get(0).order(),
                        a.get(a.size() - 1).order()),
                Scale.values(Measure.TIME, "forward time, ms", timings.all()));
        timings.marks(sheet, (timing, ofA) -> timing.mark(timing.order(), timing.ms(), ofA, theme));
        sheet.add(Lines.level(timings.median(true), theme.a(), false, ""));
        sheet.add(Lines.level(timings.median(false), theme.b(), true, ""));
        timings.keys(sheet);
    }
}
