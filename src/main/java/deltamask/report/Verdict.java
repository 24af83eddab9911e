package deltamask.report;

import deltamask.comparison.Comparison;
import deltamask.comparison.Summary;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which of several candidates to take, in words: of those that keep enough, the fastest. */
final class Verdict {
    private final List<Comparison> candidates;
    private final Optional<GateTarget> target;

    Verdict(List<Comparison> candidates, Optional<GateTarget> target) {
        this.candidates = candidates;
        this.target = target;
    }

    String inWords() {
        GateTarget asked = target.orElse(GateTarget.USUAL);
        List<Comparison> good = candidates.stream()
                .filter(candidate -> Gate.of(candidate, asked).passed())
                .toList();
        StringBuilder words = new StringBuilder();
        words.append(good.size())
                .append(" of ")
                .append(Numbers.count(candidates.size(), "candidate"))
                .append(good.size() == 1 ? " passes" : " pass")
                .append(target.isPresent() ? " the gate" : " the usual gate")
                .append(
                        asked.share().isPresent()
                                ? " (at least " + Numbers.percent(asked.share().getAsDouble())
                                        + " of the reference's mean IoU)"
                                : "")
                .append(". ");
        if (good.isEmpty()) {
            return words.append("By this the reference is to be kept.").toString();
        }
        Optional<Comparison> fastest = good.stream()
                .filter(candidate -> SummaryText.caution(candidate).isEmpty()
                        && candidate.summary().speedRatio().median().isPresent())
                .max(Comparator.comparingDouble(
                        candidate -> candidate.summary().speedRatio().median().getAsDouble()));
        if (fastest.isEmpty()) {
            return words.append("Their times cannot be set against the reference's.")
                    .toString();
        }
        return words.append(speed(fastest.get().summary())).toString();
    }

    private static String speed(Summary summary) {
        SaidRatio said = SaidRatio.of(summary.speedRatio()).orElseThrow();
        String fastest =
                "The fastest that does is " + summary.b().variant() + ": it " + said.predicate() + " as the reference";
        if (said.ends().isEmpty()) {
            return fastest + ".";
        }
        String interval = " (95 % bootstrap interval " + said.endsInWords().orElseThrow() + ")";
        if (said.undecided()) {
            return fastest + interval
                    + ", which shows no difference. For speed none is to be taken in the reference's place.";
        }
        return fastest
                + interval
                + (said.faster()
                        ? ". Take that one, if its size and memory suit."
                        : ". For speed none is to be taken in the reference's place.");
    }
}
