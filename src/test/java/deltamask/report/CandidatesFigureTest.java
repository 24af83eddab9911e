package deltamask.report;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.comparison.Candidate;
import deltamask.comparison.Comparison;
import deltamask.metrics.Confusion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.util.SVGConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.NodeList;

/** Accuracy against time against size. */
final class CandidatesFigureTest {
    private static FigureData data(List<Candidate> candidates) {
        return new FigureData(
                Rows.plausible(2), "a", "b", "", Optional.empty(), candidates, Optional.empty(), Optional.empty());
    }

    private static FigureChart chart(List<Candidate> candidates, FigureStyle style) {
        return FigureChart.onPaper(CandidatesFigure.measured(), data(candidates), FigureChoice.DEFAULT, style);
    }

    private static Candidate candidate(String name, double iou, double ms) {
        return new Candidate(name, iou, ms, OptionalLong.of(1000), "cpu", "1 thread, timed, 3 warm-ups", 48);
    }

    @Test
    void frontIsWhatNothingBeats() {
        List<Candidate> candidates = List.of(
                candidate("slow and good", 0.9, 9),
                candidate("beaten", 0.7, 8),
                candidate("fast and bad", 0.5, 1),
                candidate("middle", 0.8, 4),
                candidate("as slow, worse", 0.6, 9));
        assertThat(CandidatesFigure.front(candidates))
                .extracting(Candidate::label)
                .containsExactly("fast and bad", "middle", "slow and good");
        assertThat(CandidatesFigure.front(List.of(candidate("x", 0.5, 1), candidate("y", 0.5, 1))))
                .hasSize(2);
    }

    /** The same files a minute later on a machine that is half as fast: the table's speeds say so, and so must the axis. */
    @Test
    void candidatesOfSeveralRunsStandAtTheirSpeeds() {
        List<Comparison> comparisons = List.of(timed(10, 5), timed(20, 20), timed(40, 10));
        assertThat(CandidatesFigure.atPace(comparisons))
                .extracting(Candidate::medianMs)
                .as("the reference, then B's of 2, 1 and 4 times its speed")
                .containsExactly(10.0, 5.0, 10.0, 2.5);
    }

    private static Comparison timed(double a, double b) {
        Confusion same = new Confusion(90, 5, 5, 100);
        return Comparisons.of(List.of(
                Rows.row(Rows.sample(1, "1.jpg"), same, same, same, a, b, ""),
                Rows.row(Rows.sample(2, "2.jpg"), same, same, same, a, b, "")));
    }

    @Test
    void otherWaysOfMeasuringStandApart() {
        List<Candidate> candidates = List.of(
                new Candidate("a", 0.9, 10, OptionalLong.of(4_000_000), "cpu", "1 thread, timed, 3 warm-ups", 48),
                new Candidate("b", 0.8, 5, OptionalLong.of(1_000_000), "cpu", "1 thread, timed, 3 warm-ups", 48),
                new Candidate("c", 0.85, 100, OptionalLong.empty(), "Pixel 7", "conditions not recorded", 48));
        Sheet sheet = chart(candidates, FigureStyle.DEFAULT).sheet();
        assertThat(sheet.keys()).hasSize(2);
        // Four times the bytes are twice the width.
        assertThat(sheet.marks().get(0).size())
                .isEqualTo(2 * sheet.marks().get(1).size());
        assertThat(sheet.marks().get(2).glyph())
                .isNotEqualTo(sheet.marks().get(0).glyph());
        assertThat(sheet.x().kind()).isEqualTo(Scale.Kind.LOGARITHMIC);
    }

    @Test
    void whatAllNamesBeginWithIsSaidOnce() {
        List<Candidate> same = List.of(candidate("net one a", 0.5, 1), candidate("net one b", 0.5, 2));
        assertThat(CandidatesFigure.shared(same)).contains("net one");
        assertThat(CandidatesFigure.measured().caption(data(same), FigureChoice.DEFAULT))
                .contains(" All names begin with \"net one\".");
        assertThat(chart(same, FigureStyle.DEFAULT).sheet().marks())
                .extracting(Mark::name)
                .containsExactlyInAnyOrder("a", "b");
        assertThat(CandidatesFigure.shared(List.of(candidate("net", 0.5, 1), candidate("net b", 0.5, 2))))
                .as("nothing would be left of the first")
                .isEmpty();
        assertThat(CandidatesFigure.shared(List.of(candidate("network a", 0.5, 1), candidate("net b", 0.5, 2))))
                .isEmpty();
        assertThat(CandidatesFigure.shared(List.of(candidate("net a", 0.5, 1)))).isEmpty();
    }

    /** The study's eight files: some have the same speed and the same scores. */
    @ParameterizedTest
    @EnumSource
    void everyVariantIsNamedWhereMarksLieOnOneAnother(FigureStyle.Width width) {
        List<Candidate> candidates = List.of(
                candidate("Portrait scripted", 0.941481, 10.29),
                candidate("Portrait scripted (lite)", 0.941481, 10.31),
                candidate("Portrait scripted optimized", 0.941481, 17.75),
                candidate("Portrait scripted optimized (lite)", 0.941481, 16.15),
                candidate("Portrait quantized scripted", 0.905275, 8.45),
                candidate("Portrait quantized scripted (lite)", 0.905275, 9.21),
                candidate("Portrait quantized scripted optimized", 0.905275, 9.93),
                candidate("Portrait quantized scripted optimized (lite)", 0.905275, 8.52));
        FigureStyle style = new FigureStyle(width, 8, true, 300, Optional.empty());
        assertThat(drawn(candidates, style))
                .containsAll(candidates.stream()
                        .map(candidate -> candidate.label().substring("Portrait ".length()))
                        .toList());
    }

    @Test
    void namesHaveAnyLettersAndThereMayBeMany() {
        List<Candidate> candidates = IntStream.range(0, 24)
                .mapToObj(i -> candidate("fp" + i + "/x86\tnet", 0.5 + (i % 5) * 0.1, 1 + i % 7))
                .toList();
        assertThat(drawn(candidates, FigureStyle.DEFAULT))
                .containsAll(IntStream.range(0, 24)
                        .mapToObj(i -> "fp" + i + "/x86 net")
                        .toList());
    }

    /** The words in a figure. */
    private static List<String> drawn(List<Candidate> candidates, FigureStyle style) {
        SVGGraphics2D graphics = new SVGGraphics2D(GenericDOMImplementation.getDOMImplementation()
                .createDocument(SVGConstants.SVG_NAMESPACE_URI, "svg", null));
        FigureChart chart = chart(candidates, style);
        double aspect = CandidatesFigure.measured().aspect(data(candidates));
        chart.draw(graphics, style.widthInPoints(), style.heightInPoints(aspect));
        NodeList texts = graphics.getRoot().getElementsByTagName("text");
        return IntStream.range(0, texts.getLength())
                .mapToObj(i -> texts.item(i).getTextContent())
                .toList();
    }
}
