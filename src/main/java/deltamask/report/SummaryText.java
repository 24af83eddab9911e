package deltamask.report;

import deltamask.comparison.Comparison;
import deltamask.comparison.Summary;
import deltamask.metrics.RobustOutliers;
import deltamask.run.Conditions;
import deltamask.run.Mode;
import deltamask.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The summary in words: the one source of the sentences in window, {@code report.txt}, PDF and HTML. Numbers are rounded
 * here, for reading, and never in files for other programs.
 */
public final class SummaryText {
    private SummaryText() {}

    /**
     * Sentences that belong together.
     *
     * @param heading in a word or two
     */
    record Paragraph(String heading, String text) {}

    /** An aligned block of some ten lines for a terminal, without a last line break; ASCII but for names. */
    public static String block(Comparison comparison) {
        return SummaryBlock.of(comparison);
    }

    /** A few paragraphs for the window, and for a thesis to quote; with the gate that is usual. */
    public static String sentences(Comparison comparison) {
        return paragraphs(comparison, Optional.of(Gate.of(comparison, GateTarget.USUAL)), Optional.empty()).stream()
                .map(Paragraph::text)
                .collect(Collectors.joining("\n\n"));
    }

    /**
     * What speaks against the times, a sentence each: that they drifted, are unsteady, that the machine was busy. Takes a
     * while for many images. Nothing where times are not set against each other anyway.
     */
    public static List<String> timeWarnings(Comparison comparison) {
        return caution(comparison).isPresent() ? List.of() : TimeWarnings.ofTheMachine(comparison);
    }

    /** The same paragraphs with their headings, and with what outlines say where they were measured. */
    static List<Paragraph> paragraphs(Comparison comparison, Optional<Gate> gate, Optional<Boundaries> boundaries) {
        Summary summary = comparison.summary();
        ScoreWords words = new ScoreWords(summary, Findings.of(comparison));
        List<Paragraph> paragraphs = new ArrayList<>();
        paragraphs.add(new Paragraph("Images", words.counts()));
        add(paragraphs, "Scores", words.scores());
        add(paragraphs, "Change", words.changes());
        boundaries.ifPresent(outlines -> add(paragraphs, "Outlines", ScoreWords.boundaries(outlines)));
        add(paragraphs, "Speed", SpeedWords.of(comparison));
        gate.ifPresent(judged -> paragraphs.add(new Paragraph("Gate", judged.inWords())));
        return paragraphs;
    }

    private static void add(List<Paragraph> paragraphs, String heading, List<String> sentences) {
        if (!sentences.isEmpty()) {
            paragraphs.add(new Paragraph(heading, String.join(" ", sentences)));
        }
    }

    /** The rule by which images are outliers, in words. */
    static String outlierRule(Summary summary) {
        return outlierRule(summary, "");
    }

    /** The rule with its limit: "delta IoU further than 0.0219 from the median (3.5 × 1.4826 × MAD)". */
    static String outlierRuleWithLimit(Summary summary) {
        OptionalDouble limit = summary.outlierRule().limit();
        return outlierRule(summary, limit.isPresent() ? Numbers.magnitude(limit.getAsDouble()) + " " : "");
    }

    private static String outlierRule(Summary summary, String limit) {
        Summary.OutlierRule rule = summary.outlierRule();
        String made = new RobustOutliers(rule.median(), rule.mad(), rule.limit()).limitInWords();
        return limit.isEmpty()
                ? "delta IoU further than " + made + " from the median"
                : "delta IoU further than " + limit + "from the median (" + made + ")";
    }

    /** What is not scored, and why. */
    static List<String> left(Summary summary) {
        List<String> parts = new ArrayList<>();
        if (summary.failed() > 0) {
            parts.add(summary.failed() + " failed or missing");
        }
        if (summary.undefined() > 0) {
            parts.add(summary.undefined() + " without a score in A or B, as the truth and a mask are empty");
        }
        if (summary.withoutTruth() > 0) {
            parts.add(summary.withoutTruth() + " without truth");
        }
        return parts;
    }

    /** Why the times of A and B are not to be set against each other; empty where they may be. */
    static Optional<String> caution(Comparison comparison) {
        Run.Info a = comparison.a().info();
        Run.Info b = comparison.b().info();
        if (Provenance.comparable(a, b)) {
            return Optional.empty();
        }
        return Optional.of(
                fast(a) || fast(b)
                        ? "not comparable, as fast mode overlaps the work of A and B"
                        : "compare with care, as A and B were not measured under the same known conditions");
    }

    private static boolean fast(Run.Info info) {
        return info.conditions().map(Conditions::mode).filter(Mode.FAST::equals).isPresent();
    }

    static String six(OptionalDouble value) {
        return value.isPresent() ? Numbers.fixed(value.getAsDouble(), 6) : Numbers.NONE;
    }

    static Optional<String> interval(Summary.Interval interval) {
        return interval.low().isEmpty()
                ? Optional.empty()
                : Optional.of(Numbers.delta(interval.low().getAsDouble()) + " to "
                        + Numbers.delta(interval.high().orElseThrow()));
    }

    static boolean contains(Summary.Interval interval, double value) {
        return interval.low().getAsDouble() <= value && value <= interval.high().orElseThrow();
    }
}
