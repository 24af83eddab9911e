package deltamask.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonRow;
import deltamask.comparison.Summary;
import deltamask.failure.UnusableException;
import deltamask.metrics.Bootstrap;
import deltamask.run.Conditions;
import deltamask.run.Run;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** {@code summary.json}: the summary for other programs, in full precision; what is undefined is null. */
final class SummaryJson {
    private static final Gson GSON = new GsonBuilder()
            .serializeNulls()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .create();

    private SummaryJson() {}

    static void write(ReportContent content, Path file) throws UnusableException {
        write(
                of(
                        content.comparison(),
                        content.findings(),
                        content.gate(),
                        content.scan().boundaries()),
                file);
    }

    static void write(JsonElement json, Path file) throws UnusableException {
        String text = GSON.toJson(json) + "\n";
        ReportFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Of a comparison alone, without what only a look at every image tells. */
    static JsonObject of(Comparison comparison, Optional<Gate> gate) {
        return of(comparison, Findings.of(comparison), gate, Optional.empty());
    }

    private static JsonObject of(
            Comparison comparison, Findings findings, Optional<Gate> gate, Optional<Boundaries> boundaries) {
        Summary summary = comparison.summary();
        Run.Info a = comparison.a().info();
        Run.Info b = comparison.b().info();
        JsonObject json = new JsonObject();
        json.addProperty("format", 1);
        json.addProperty("made_by", Provenance.program());
        json.addProperty("dataset", comparison.dataset().name());
        json.addProperty("images", summary.images());
        json.addProperty("scored", summary.scored());
        json.addProperty("failed", summary.failed());
        json.addProperty("undefined", summary.undefined());
        json.addProperty("without_truth", summary.withoutTruth());
        json.add("a", side(summary.a(), a, findings, true));
        json.add("b", side(summary.b(), b, findings, false));
        json.add("delta", delta(summary, findings));
        json.add("mean_agreement", number(summary.meanAgreement()));
        json.add("speed_ratio", speedRatio(summary.speedRatio()));
        json.add("boundary", boundaries.<JsonElement>map(SummaryJson::boundary).orElse(JsonNull.INSTANCE));
        json.add("time_warnings", GSON.toJsonTree(TimeWarnings.of(comparison)));
        json.add("outlier_rule", outlierRule(summary.outlierRule()));
        json.add("outliers", outliers(summary));
        json.add("gate", gate.<JsonElement>map(SummaryJson::gate).orElse(JsonNull.INSTANCE));
        json.add("threads", shared(a, b, Conditions::threads));
        json.add("mode", shared(a, b, conditions -> conditions.mode().toString()));
        json.add("warmup", shared(a, b, Conditions::warmup));
        json.add("repeats", shared(a, b, Conditions::repeats));
        json.addProperty("engine", Provenance.engine(a, b));
        json.add("rules", rules(comparison));
        return json;
    }

    private static JsonObject side(Summary.Side side, Run.Info info, Findings findings, boolean ofA) {
        Findings.Scores scores = ofA ? findings.a() : findings.b();
        JsonObject json = new JsonObject();
        json.addProperty("variant", side.variant());
        json.add("mean_iou", number(side.meanIou()));
        json.add("mean_dice", number(side.meanDice()));
        json.add("median_iou", number(scores.median()));
        json.add("sd_iou", number(scores.spread().standardDeviation()));
        json.add("pooled_iou", number(scores.pooled()));
        json.add("pooled_miou", number(scores.pooledMean()));
        json.add("median_forward_ms", number(side.medianForwardMs()));
        json.add("p90_forward_ms", number(side.p90ForwardMs()));
        json.add("stages_ms", stages(findings, ofA));
        json.add("load_ms", number(side.loadMs()));
        json.add("aggregates", GSON.toJsonTree(info.made().aggregates()));
        json.add("peak_rss_bytes", number(side.peakRssBytes()));
        json.add("file_bytes", number(side.fileBytes()));
        json.add("sha256", text(info.sha256()));
        json.addProperty("engine", info.made().engine());
        json.addProperty("device", info.made().device());
        json.add("conditions", text(info.conditions().map(Conditions::inWords)));
        json.add("started", text(info.started()));
        json.add("finished", text(info.made().finished()));
        return json;
    }

    private static JsonObject delta(Summary summary, Findings findings) {
        Summary.Delta delta = summary.delta();
        JsonObject json = new JsonObject();
        json.add("mean_iou", number(delta.meanIou()));
        json.add("mean_dice", number(delta.meanDice()));
        json.add("median_iou", number(delta.medianIou()));
        json.add("ci95_iou", interval(delta.ci95Iou()));
        json.add("wilcoxon_p", number(delta.wilcoxonP()));
        json.addProperty("wilcoxon_zeros", findings.test().zeros());
        json.addProperty("wilcoxon_exact", findings.test().exact());
        json.add("rank_biserial", number(findings.test().rankBiserial()));
        json.add("sd_iou", number(findings.delta().standardDeviation()));
        json.addProperty("differing", findings.concentration().differing());
        json.addProperty("half_of_change", findings.concentration().half());
        json.addProperty("ninety_of_change", findings.concentration().ninety());
        json.addProperty("wins", delta.wins());
        json.addProperty("ties", delta.ties());
        json.addProperty("losses", delta.losses());
        json.addProperty("identical", summary.identical());
        return json;
    }

    private static JsonObject speedRatio(Summary.SpeedRatio ratio) {
        JsonObject json = new JsonObject();
        json.add("median", number(ratio.median()));
        json.add("ci95", interval(ratio.ci95()));
        return json;
    }

    private static JsonObject outlierRule(Summary.OutlierRule rule) {
        JsonObject json = new JsonObject();
        json.add("median", number(rule.median()));
        json.add("mad", number(rule.mad()));
        json.add("limit", number(rule.limit()));
        return json;
    }

    private static JsonArray outliers(Summary summary) {
        JsonArray list = new JsonArray();
        for (ComparisonRow row : summary.outliers()) {
            JsonObject json = new JsonObject();
            json.addProperty("number", row.number());
            json.addProperty("image", row.image());
            json.add("delta_iou", number(row.deltaIou()));
            list.add(json);
        }
        return list;
    }

    /** Each stage's median and 90th percentile over the images that both have times of. */
    private static JsonElement stages(Findings findings, boolean ofA) {
        if (findings.stages().isEmpty()) {
            return JsonNull.INSTANCE;
        }
        JsonObject json = new JsonObject();
        findings.stages().forEach((stage, pair) -> {
            Findings.StageTime time = ofA ? pair.a() : pair.b();
            JsonObject one = new JsonObject();
            one.addProperty("median", time.median());
            one.addProperty("p90", time.p90());
            json.add(stage.word(), one);
        });
        return json;
    }

    private static JsonObject boundary(Boundaries boundaries) {
        JsonObject json = new JsonObject();
        json.addProperty("images", boundaries.images());
        json.add("mean_iou_a", number(boundaries.meanIouA()));
        json.add("mean_iou_b", number(boundaries.meanIouB()));
        JsonArray ends = new JsonArray();
        boundaries.delta().ifPresent(interval -> {
            ends.add(interval.low());
            ends.add(interval.high());
        });
        json.add("ci95_delta", boundaries.delta().isPresent() ? ends : JsonNull.INSTANCE);
        json.addProperty("distances", boundaries.distances());
        json.add("median_hd95_a", number(boundaries.medianHd95A()));
        json.add("median_hd95_b", number(boundaries.medianHd95B()));
        json.addProperty("rule", Boundaries.RULE);
        return json;
    }

    private static JsonObject gate(Gate gate) {
        JsonObject json = new JsonObject();
        json.add("target", number(gate.target().share()));
        json.add("kept", number(gate.kept()));
        json.add("max_loss", number(gate.target().loss()));
        json.add("largest_loss", number(gate.largestLoss()));
        json.addProperty("unjudged", gate.unjudged().size());
        json.addProperty("passed", gate.passed());
        return json;
    }

    private static JsonObject rules(Comparison comparison) {
        JsonObject foreground = new JsonObject();
        foreground.addProperty("a", Provenance.foreground(comparison, comparison.a()));
        foreground.addProperty("b", Provenance.foreground(comparison, comparison.b()));
        JsonObject json = new JsonObject();
        json.add("foreground", foreground);
        json.addProperty("empty_masks", comparison.rules().emptyMasks().rule());
        json.addProperty("outliers", SummaryText.outlierRule(comparison.summary()));
        json.addProperty("ci95", Bootstrap.RULE);
        json.addProperty("wilcoxon", "signed-rank, two-sided, zeros left out");
        return json;
    }

    /** What both Runs were made under; null where they differ or one does not say. */
    private static JsonElement shared(Run.Info a, Run.Info b, Function<Conditions, Object> part) {
        Optional<Object> inA = a.conditions().map(part);
        return inA.isPresent() && inA.equals(b.conditions().map(part)) ? GSON.toJsonTree(inA.get()) : JsonNull.INSTANCE;
    }

    private static JsonElement number(OptionalDouble value) {
        return value.isPresent() ? new JsonPrimitive(value.getAsDouble()) : JsonNull.INSTANCE;
    }

    private static JsonElement number(OptionalLong value) {
        return value.isPresent() ? new JsonPrimitive(value.getAsLong()) : JsonNull.INSTANCE;
    }

    private static JsonElement text(Optional<String> value) {
        return value.<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE);
    }

    private static JsonElement interval(Summary.Interval interval) {
        if (interval.low().isEmpty() || interval.high().isEmpty()) {
            return JsonNull.INSTANCE;
        }
        JsonArray ends = new JsonArray();
        ends.add(interval.low().getAsDouble());
        ends.add(interval.high().getAsDouble());
        return ends;
    }
}
