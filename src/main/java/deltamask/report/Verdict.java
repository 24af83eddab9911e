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
                .append(" (")
                .append(asked.inWords())
                .append("). ");
        if (candidates.stream().noneMatch(candidate -> isJudged(candidate, asked))) {
            return words.append("But there is nothing to judge them by, as "
                            + (candidates.stream()
                                            .allMatch(candidate ->
                                                    candidate.summary().scored() == 0)
                                    ? "no image has a score"
                                    : "the reference's mean IoU is 0")
                            + ": this tells nothing of which to take.")
                    .toString();
        }
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
        return words.append(speed(fastest.get().summary()))
                .append(failures(fastest.get().summary()))
                .toString();
    }

    /** Whether anything is known of what is asked: a gate fails what is not known, but that says nothing against it. */
    static boolean isJudged(Comparison candidate, GateTarget asked) {
        return candidate.summary().scored() > 0
                && (asked.loss().isPresent() || Gate.of(candidate, asked).kept().isPresent());
    }

    /** A gate that asks for the mean alone passes what failed by the images that did not. */
    private static String failures(Summary summary) {
        return summary.failed() == 0
                ? ""
                : " But " + summary.failed() + " of its " + Numbers.count(summary.images(), "image")
                        + " failed or " + (summary.failed() == 1 ? "is" : "are")
                        + " missing, and all this is said without them.";
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
