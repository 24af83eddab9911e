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
        Summary.SpeedRatio ratio = summary.speedRatio();
        String times = Numbers.fixed(ratio.median().getAsDouble(), 3) + " times as fast as the reference";
        String fastest = "The fastest that does is " + summary.b().variant() + ", " + times;
        if (ratio.ci95().low().isEmpty()) {
            return fastest + ".";
        }
        double low = ratio.ci95().low().getAsDouble();
        double high = ratio.ci95().high().orElseThrow();
        String interval = " (95 % bootstrap interval " + Numbers.fixed(low, 3) + " to " + Numbers.fixed(high, 3) + ")";
        if (low > 1) {
            return fastest + interval + ": take that one, if its size and memory suit.";
        }
        return fastest + interval + (high < 1 ? ", which is slower" : ", which shows no difference")
                + ": for speed none is to be taken in the reference's place.";
    }
}
