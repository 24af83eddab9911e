package deltamask.report;

import deltamask.comparison.Comparison;
import deltamask.comparison.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sentences about times. */
final class SpeedWords {
    private SpeedWords() {}

    /** Nothing where A and B have no times of the same images, and none that belong to no image. */
    static List<String> of(Comparison comparison) {
        Summary summary = comparison.summary();
        List<String> sentences = new ArrayList<>();
        if (summary.a().medianForwardMs().isEmpty()) {
            return AggregateWords.sentences(comparison);
        }
        StringBuilder words = new StringBuilder("Median forward time is ")
                .append(milliseconds(summary.a()))
                .append(" for A and ")
                .append(milliseconds(summary.b()))
                .append(" for B (")
                .append(Provenance.conditions(
                        comparison.a().info(), comparison.b().info()))
                .append(")");
        Optional<String> caution = SummaryText.caution(comparison);
        caution.or(() -> ratio(summary.speedRatio()))
                .ifPresent(part -> words.append(": ").append(part));
        sentences.add(words.append('.').toString());
        if (caution.isEmpty()) {
            sentences.addAll(TimeWarnings.of(comparison));
        }
        sentences.addAll(AggregateWords.sentences(comparison));
        return sentences;
    }

    /** "12.30 ms (90th percentile 14.10 ms)". */
    private static String milliseconds(Summary.Side side) {
        return Numbers.fixed(side.medianForwardMs().orElseThrow(), 2) + " ms (90th percentile "
                + Numbers.fixed(side.p90ForwardMs().orElseThrow(), 2) + " ms)";
    }

    /** "B is 1.560 times as fast as A (95 % bootstrap interval 1.500 to 1.610)". */
    private static Optional<String> ratio(Summary.SpeedRatio measured) {
        return SaidRatio.of(measured)
                .map(said -> said.inWords() + " as A"
                        + said.endsInWords()
                                .map(ends -> " (95 % bootstrap interval " + ends
                                        + (said.undecided() ? ", which contains 1: no difference can be told)" : ")"))
                                .orElse(""));
    }
}
