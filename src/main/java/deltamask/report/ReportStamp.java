package deltamask.report;

import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonRow;
import deltamask.dataset.Sample;
import deltamask.dataset.TruthFormat;
import deltamask.inference.ComputeDevice;
import deltamask.mask.Foreground;
import deltamask.metrics.Bootstrap;
import deltamask.metrics.Confusion;
import deltamask.metrics.EmptyMasks;
import deltamask.run.Conditions;
import deltamask.run.Run;
import deltamask.variant.ModelCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands at the end of a report: by which rules, of what, and how to make it again. */
final class ReportStamp {
    private static final String UNKNOWN = "not recorded";
    private static final String VARIANT = "variant";

    private ReportStamp() {}

    /** One thing that is known of both sides. */
    record Entry(String name, String a, String b) {}

    static List<Entry> entries(Comparison comparison) {
        List<Entry> both = new ArrayList<>();
        Map<String, String> a = side(comparison.a().info());
        Map<String, String> b = side(comparison.b().info());
        a.forEach((name, value) -> both.add(new Entry(name, value, b.getOrDefault(name, UNKNOWN))));
        return both;
    }

    /**
     * What is known of a reference and its candidates.
     *
     * @param shared what is the same of all, each as "name value"
     * @param own of each variant what is not, in the same way: the reference as {@link ReferenceRun} has it, then the
     *     candidates
     */
    record Together(List<String> shared, List<Variant> own) {
        /** One variant's part. */
        record Variant(String name, List<String> known) {}

        static Together of(List<Comparison> comparisons) {
            List<Run.Info> runs =
                    new ArrayList<>(List.of(ReferenceRun.of(comparisons).a().info()));
            comparisons.forEach(comparison -> runs.add(comparison.b().info()));
            List<Map<String, String>> sides =
                    runs.stream().map(ReportStamp::side).toList();
            Map<String, String> first = sides.get(0);
            Set<String> same = first.keySet().stream()
                    .filter(name ->
                            sides.stream().allMatch(side -> first.get(name).equals(side.get(name))))
                    .collect(Collectors.toSet());
            return new Together(
                    words(first, same::contains),
                    sides.stream()
                            .map(side -> new Variant(
                                    side.get(VARIANT),
                                    words(side, name -> !same.contains(name) && !name.equals(VARIANT))))
                            .toList());
        }

        private static List<String> words(Map<String, String> side, Predicate<String> told) {
            return side.entrySet().stream()
                    .filter(entry ->
                            told.test(entry.getKey()) && !entry.getValue().equals(UNKNOWN))
                    .map(entry -> entry.getKey() + " " + entry.getValue())
                    .toList();
        }
    }

    /** What is known of one Run, in the order in which it is told. */
    private static Map<String, String> side(Run.Info info) {
        Map<String, String> entries = new java.util.LinkedHashMap<>();
        Optional<ModelCard.Lineage> lineage = info.card().map(ModelCard::lineage);
        entries.put(VARIANT, info.variantName());
        entries.put("file", bytes(info.fileBytes()));
        entries.put("SHA-256", info.sha256().orElse(UNKNOWN));
        entries.put("architecture", known(info.card().map(ModelCard::architecture)));
        entries.put("made from", known(lineage.flatMap(ModelCard.Lineage::base)));
        entries.put("by steps", known(lineage.map(made -> String.join(", ", made.steps()))));
        entries.put("with PyTorch", known(lineage.flatMap(ModelCard.Lineage::torch)));
        entries.put("quantization", known(lineage.flatMap(ModelCard.Lineage::quantizationEngine)));
        entries.put("calibration", known(lineage.flatMap(ModelCard.Lineage::calibration)));
        entries.put("license", known(info.card().map(ModelCard::license)));
        entries.put("engine", known(Optional.of(info.made().engine())));
        entries.put(
                "versions",
                known(Optional.of(new TreeMap<>(info.versions())
                        .entrySet().stream()
                                .map(version -> version.getKey() + " " + version.getValue())
                                .collect(Collectors.joining(", ")))));
        entries.put("device", known(Optional.of(info.made().device())));
        entries.put("conditions", known(info.conditions().map(Conditions::inWords)));
        entries.put("wait policy", known(info.waitPolicy()));
        entries.put("load time", milliseconds(info.made().loadMs()));
        entries.put("times of no image", known(Optional.of(AggregateWords.inWords(info))));
        entries.put("peak memory", bytes(info.made().peakRssBytes()));
        entries.put("started", known(info.started()));
        entries.put("finished", known(info.made().finished()));
        return entries;
    }

    private static String known(Optional<String> value) {
        return value.filter(text -> !text.isBlank()).orElse(UNKNOWN);
    }

    private static String bytes(OptionalLong bytes) {
        return bytes.isPresent()
                ? Numbers.megabytes(bytes.getAsLong()) + " (" + bytes.getAsLong() + " bytes)"
                : UNKNOWN;
    }

    private static String milliseconds(OptionalDouble value) {
        return value.isPresent() ? Numbers.fixed(value.getAsDouble(), 1) + " ms" : UNKNOWN;
    }

    /**
     * Choices and rules, each with the images it touches.
     *
     * @param ignoring images whose truth has an ignore label; empty where nobody looked
     */
    static List<String> rules(Comparison comparison, OptionalInt ignoring, boolean outlines) {
        List<String> rules = new ArrayList<>();
        String a = Provenance.foreground(comparison, comparison.a());
        String b = Provenance.foreground(comparison, comparison.b());
        rules.add("Delta is B minus A.");
        rules.add("IoU = tp / (tp + fn + fp), Dice = 2 tp / (2 tp + fn + fp); means are over the "
                + Numbers.count(comparison.summary().scored(), "image")
                + " scored in both. Pooled: the pixels of these images counted together.");
        rules.add("Foreground, as class ids: " + (a.equals(b) ? a : "A " + a + ", B " + b) + ".");
        rules.add("Truths are read as: " + comparison.dataset().truthFormat() + ".");
        long empty = comparison.rows().stream()
                .filter(row -> isEmpty(row.a()) || isEmpty(row.b()))
                .count();
        rules.add("Empty masks: " + comparison.rules().emptyMasks().rule() + "; this touches "
                + Numbers.count(empty, "image") + ".");
        ignoring.ifPresent(
                count -> rules.add("Ignore label: pixels that the truth marks as ignored are left out of both"
                        + " masks; this touches " + Numbers.count(count, "image") + "."));
        long resized = comparison.rows().stream()
                .filter(row -> row.note().contains("resized to it"))
                .count();
        rules.add(
                "Label maps are compared at the truth's size, resized by nearest neighbour where they differ; this touches "
                        + Numbers.count(resized, "image") + ".");
        rules.add("Outliers: " + SummaryText.outlierRule(comparison.summary()) + ".");
        rules.add("Intervals: 95 % " + Bootstrap.RULE + ".");
        rules.add("Wilcoxon: signed-rank test, two-sided; images with a delta of 0 left out.");
        if (outlines) {
            rules.add(Boundaries.RULE + ".");
        }
        rules.add("Times: median over images of the forward pass alone; warm-ups are never counted.");
        return rules;
    }

    private static boolean isEmpty(Optional<Confusion> counts) {
        return counts.filter(Confusion::bothEmpty).isPresent();
    }

    /** Nothing is left out in silence. */
    static List<String> notes(Comparison comparison) {
        List<String> notes = new ArrayList<>();
        comparison.rows().stream()
                .filter(row -> !row.note().isBlank() || row.status() != ComparisonRow.Status.OK)
                .forEach(row -> notes.add(Sample.title(row.number(), row.image()) + ": "
                        + (row.status() == ComparisonRow.Status.OK
                                ? ""
                                : row.status().name().toLowerCase(Locale.ROOT) + ". ")
                        + row.note()));
        comparison.dataset().problems().forEach(problem -> notes.add(problem.message()));
        return notes;
    }

    /**
     * The commands that make comparison and report again, where dataset and models lie; where no file is known that made
     * one of the Runs, all are compared as they are.
     *
     * @param comparisons one a candidate, all with the same reference
     */
    static List<String> commands(List<Comparison> comparisons, ReportOptions options) {
        Comparison comparison = comparisons.get(0);
        StringBuilder compare = new StringBuilder("deltamask compare");
        add(compare, "--dataset", comparison.dataset().name());
        if (comparisons.stream()
                .flatMap(each -> Stream.of(each.a(), each.b()))
                .allMatch(run -> run.info().sha256().isPresent())) {
            models(comparisons, compare);
        } else {
            add(compare, "--run-a", folder(comparison.a()));
            comparisons.forEach(each -> add(compare, "--run-b", folder(each.b())));
        }
        comparison.dataset().limit().ifPresent(limit -> add(compare, "--limit", Integer.toString(limit)));
        comparison.rules().foreground().map(Foreground::toString).ifPresent(ids -> add(compare, "--foreground", ids));
        if (!comparison.dataset().truthFormat().equals(TruthFormat.AUTO)) {
            add(compare, "--truth", comparison.dataset().truthFormat().toString());
        }
        if (comparison.rules().emptyMasks() == EmptyMasks.ONE) {
            add(compare, "--empty-score", "1");
        }
        compare.append(" --out comparison");
        return List.of(compare.toString(), report(options));
    }

    private static void models(List<Comparison> comparisons, StringBuilder compare) {
        Run.Info a = comparisons.get(0).a().info();
        add(compare, "--a", file(a));
        comparisons.forEach(each -> add(compare, "--b", file(each.b().info())));
        a.conditions().ifPresent(conditions -> {
            add(compare, "--threads", Integer.toString(conditions.threads()));
            if (conditions.device() != ComputeDevice.CPU) {
                add(compare, "--compute", conditions.device().id());
            }
            add(compare, "--mode", conditions.mode().toString());
            add(compare, "--warmup", Integer.toString(conditions.warmup()));
            add(compare, "--repeats", Integer.toString(conditions.repeats()));
        });
    }

    private static String folder(Run run) {
        return String.valueOf(run.folder().getFileName());
    }

    private static String report(ReportOptions options) {
        StringBuilder report = new StringBuilder("deltamask report --comparison comparison --out report");
        FigureStyle style = options.style();
        if (style.width() != FigureStyle.DEFAULT.width()) {
            add(report, "--width", style.width().name().toLowerCase(Locale.ROOT));
        }
        if (style.fontSize() != FigureStyle.DEFAULT.fontSize()) {
            add(report, "--font-size", Float.toString(style.fontSize()));
        }
        if (!style.title()) {
            report.append(" --no-titles");
        }
        if (style.dpi() != FigureStyle.DEFAULT.dpi()) {
            add(report, "--dpi", Integer.toString(style.dpi()));
        }
        new TreeMap<>(options.ranges())
                .forEach((quantity, range) ->
                        add(report, "--range", quantity.id() + "=" + range.lower() + "," + range.upper()));
        OverlayLook look = options.look();
        if (look.colours() != OverlayLook.SHOW_MASK.colours()) {
            add(report, "--overlay-colours", look.colours().id());
        }
        if (look.opacity() != OverlayLook.SHOW_MASK.opacity()) {
            add(report, "--overlay-opacity", Double.toString(look.opacity()));
        }
        options.gate().ifPresent(gate -> {
            gate.share().ifPresent(share -> add(report, "--gate", Double.toString(share)));
            gate.loss().ifPresent(loss -> add(report, "--gate-loss", Double.toString(loss)));
        });
        options.title().ifPresent(title -> add(report, "--title", title));
        options.author().ifPresent(author -> add(report, "--author", author));
        add(report, "--date", options.date().toString());
        return report.toString();
    }

    /** The model's file as its card calls it. */
    private static String file(Run.Info info) {
        return info.card()
                .map(card -> card.json().get("file"))
                .filter(file -> file.isJsonPrimitive())
                .map(file -> file.getAsString())
                .orElse(info.variantName());
    }

    private static void add(StringBuilder command, String option, String value) {
        command.append(' ').append(option).append(' ');
        command.append(value.matches("[\\w./,:=+-]+") ? value : "'" + value.replace("'", "'\\''") + "'");
    }
}
