package deltamask.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import deltamask.comparison.ComparisonRow;
import deltamask.metrics.Confusion;
import deltamask.report.BlandAltmanFigure.Agreement;
import deltamask.report.FigureChoice.Order;
import deltamask.report.TimesBoxFigure.Box;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What figures show, worked out by hand. */
final class FigureValuesTest {
    private static final FigureChoice IOU = FigureChoice.DEFAULT;
    private static final FigureChoice SORTED = new FigureChoice(Measure.IOU, Order.SORTED);

    /** Of 100 pixels of foreground in 200. */
    private static ComparisonRow row(int number, long hitA, long hitB, double msA, double msB) {
        Confusion a = new Confusion(hitA, 0, 100 - hitA, 100);
        Confusion b = new Confusion(hitB, 0, 100 - hitB, 100);
        return Rows.row(Rows.sample(number, "image " + number + ".jpg"), a, b, a, msA, msB, "");
    }

    private static FigureData data(ComparisonRow... rows) {
        return FigureData.of(List.of(rows), "a", "b", "1 thread, timed, 3 warm-ups");
    }

    private static Sheet sheet(Figure figure, FigureData data, FigureChoice choice) {
        return FigureChart.onPaper(figure, data, choice, FigureStyle.DEFAULT).sheet();
    }

    @Test
    void deltaStandsAtTheImagesNumberOrAtItsRank() {
        FigureData data = data(row(1, 90, 80, 2, 1), row(3, 90, 95, 2, 1), row(4, 90, 60, 2, 1));
        assertThat(sheet(new DeltaFigure(), data, IOU).marks())
                .extracting(Mark::x)
                .containsExactly(1.0, 3.0, 4.0);
        Sheet sorted = sheet(new DeltaFigure(), data, SORTED);
        assertThat(sorted.marks()).extracting(Mark::number).containsExactly(1, 3, 4);
        assertThat(sorted.marks()).extracting(Mark::x).containsExactly(2.0, 3.0, 1.0);
        assertThat(sorted.marks().get(2).y()).isCloseTo(-0.3, within(1e-15));
        assertThat(sorted.marks().get(2).words().get())
                .isEqualTo("4 image 4.jpg\nΔ IoU −0.300000\nA 0.900000   B 0.600000");
    }

    @Test
    void scatterHasAAlongAndBUp() {
        Mark mark = sheet(new ScatterFigure(), data(row(1, 90, 60, 2, 1)), IOU)
                .marks()
                .get(0);
        assertThat(mark.x()).isEqualTo(0.9);
        assertThat(mark.y()).isEqualTo(0.6);
        Sheet times =
                sheet(new ScatterFigure(), data(row(1, 90, 60, 2, 1)), new FigureChoice(Measure.TIME, Order.NUMBER));
        assertThat(times.marks().get(0).x()).isEqualTo(2);
        // Less time is better.
        assertThat(times.marks().get(0).color()).isEqualTo(FigureTheme.PRINT.better());
    }

    @Test
    void limitsOfAgreementByHand() {
        // Mean 2; squares 4 + 0 + 4 over n - 1 = 2: sd 2.
        Agreement agreement = Agreement.of(new double[] {0, 2, 4});
        assertThat(agreement.mean()).isEqualTo(2);
        assertThat(agreement.sd()).hasValue(2);
        assertThat(agreement.lower().getAsDouble()).isCloseTo(2 - 3.92, within(1e-12));
        assertThat(agreement.upper().getAsDouble()).isCloseTo(2 + 3.92, within(1e-12));
        assertThat(Agreement.of(new double[] {7}).sd()).isEmpty();
        Mark mark = sheet(new BlandAltmanFigure(), data(row(1, 90, 60, 2, 1)), IOU)
                .marks()
                .get(0);
        assertThat(mark.x()).isEqualTo(0.75);
    }

    @Test
    void binsEndAtZeroAndKeepZerosApart() {
        FigureData data = data(
                row(1, 50, 50, 1, 1),
                row(2, 50, 51, 1, 1),
                row(3, 50, 49, 1, 1),
                row(4, 50, 70, 1, 1),
                row(5, 50, 40, 1, 1));
        Bins bins = Bins.of(Pairs.of(data, Measure.IOU));
        assertThat(bins.zero()).extracting(Pairs.Pair::number).containsExactly(1);
        // Quartiles -0.01 and 0.01, n = 5: 0.04 / 1.71 = 0.0234, rounded up to 0.05.
        assertThat(bins.width()).isCloseTo(0.05, within(1e-12));
        assertThat(bins.bins()).allMatch(bin -> bin.upper() <= 0 || bin.lower() >= 0);
        assertThat(bins.bins().stream().mapToInt(bin -> bin.pairs().size()).sum()
                        + bins.zero().size())
                .isEqualTo(5);
        assertThat(bins.highest()).isEqualTo(1);
    }

    @Test
    void farOutliersStayInTheHistogram() {
        List<ComparisonRow> rows = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            rows.add(row(i, 90, i % 2 == 0 ? 90 : 91, 1, 1));
        }
        rows.add(row(201, 90, 1, 1, 1));
        Bins bins = Bins.of(Pairs.of(data(rows.toArray(ComparisonRow[]::new)), Measure.IOU));
        assertThat(bins.bins().get(0).pairs()).extracting(Pairs.Pair::number).containsExactly(201);
        assertThat(bins.zero()).hasSize(100);
    }

    @Test
    void distributionRisesByOneImageAtATime() {
        FigureData data = data(row(1, 90, 80, 2, 1), row(2, 90, 95, 2, 1), row(3, 90, 80, 2, 1), row(4, 90, 60, 2, 1));
        assertThat(sheet(new EcdfFigure(), data, IOU).marks())
                .extracting(Mark::y)
                .containsExactly(0.5, 1.0, 0.75, 0.25);
    }

    @Test
    void boxByHand() {
        // Quartiles 2 and 4, reach 3: 20 lies beyond, and is drawn as a point like all others.
        Box box = Box.of(new double[] {1, 2, 3, 4, 20});
        assertThat(box).isEqualTo(new Box(1, 2, 3, 4, 4));
        FigureData data = data(row(1, 9, 9, 1, 1), row(2, 9, 9, 2, 2), row(3, 9, 9, 20, 3));
        assertThat(sheet(new TimesBoxFigure(), data, IOU).marks())
                .extracting(Mark::x)
                .containsExactly(1d, 2d, 20d, 1d, 2d, 3d);
    }

    @Test
    void stagesAreMediansOfImagesThatBothHave() {
        List<ComparisonRow> rows = List.of(
                row(1, 9, 9, 10, 5),
                row(2, 9, 9, 30, 6),
                row(3, 9, 9, 20, 7),
                Rows.failed(Rows.sample(4, "4.jpg"), "unreadable"));
        assertThat(StagesFigure.medians(rows, true)).containsExactly(3, 2, 20, 1);
        assertThat(StagesFigure.medians(rows, false)).containsExactly(3, 2, 6, 1);
    }

    @Test
    void sizeIsTheTruthsShareOfTheImage() {
        assertThat(SizeFigure.share(row(1, 90, 60, 1, 1))).isEqualTo(0.5);
        Confusion wrong = new Confusion(0, 10, 0, 90);
        ComparisonRow none = Rows.row(Rows.sample(2, "2.jpg"), wrong, wrong, wrong, 1, 1, "");
        Sheet sheet = sheet(new SizeFigure(), data(row(1, 90, 60, 1, 1), none), IOU);
        assertThat(sheet.marks())
                .hasSize(4)
                .allMatch(mark -> mark.x() >= sheet.x().lower());
    }

    @Test
    void outliersAreNamedTheFurthestFirst() {
        List<ComparisonRow> rows = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            rows.add(row(i, 90, 88 + i % 4, 1, 1));
        }
        rows.add(row(21, 90, 40, 1, 1));
        rows.add(row(22, 90, 20, 1, 1));
        for (Figure figure : List.of(
                new DeltaFigure(),
                new ScatterFigure(),
                new BlandAltmanFigure(),
                new EcdfFigure(),
                new HistogramFigure())) {
            assertThat(sheet(figure, data(rows.toArray(ComparisonRow[]::new)), IOU)
                            .named())
                    .as(figure.id())
                    .extracting(Mark::number)
                    .containsExactly(22, 21);
        }
    }

    /** All masks missed: the axis said 0.0000000010. */
    @Test
    void anAxisOfNothingButZerosHasNoTinySteps() {
        Scale scale = Scale.around("mean IoU", FigureTicks.values(), new double[] {0, 0});
        assertThat(scale.lower()).isBetween(-0.1, -0.01);
        assertThat(scale.upper()).isBetween(0.01, 0.1);
    }
}
