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
public final class SummaryJson {
    private static final Gson GSON = new GsonBuilder()
            .serializeNulls()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .create();

    private SummaryJson() {}

    /** Writes the summary, and the gate where one is set. */
    public static void write(Comparison comparison, Path file, Optional<Gate> gate) throws UnusableException {
        String text = GSON.toJson(of(comparison, gate)) + "\n";
        ReportFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    static JsonObject of(Comparison comparison, Optional<Gate> gate) {
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
        json.add("a", side(summary.a(), a));
        json.add("b", side(summary.b(), b));
        json.add("delta", delta(summary));
        json.add("mean_agreement", number(summary.meanAgreement()));
        json.add("speed_ratio", speedRatio(summary.speedRatio()));
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

    private static JsonObject side(Summary.Side side, Run.Info info) {
        JsonObject json = new JsonObject();
        json.addProperty("variant", side.variant());
        json.add("mean_iou", number(side.meanIou()));
        json.add("mean_dice", number(side.meanDice()));
        json.add("median_forward_ms", number(side.medianForwardMs()));
        json.add("p90_forward_ms", number(side.p90ForwardMs()));
        json.add("load_ms", number(side.loadMs()));
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

    private static JsonObject delta(Summary summary) {
        Summary.Delta delta = summary.delta();
        JsonObject json = new JsonObject();
        json.add("mean_iou", number(delta.meanIou()));
        json.add("mean_dice", number(delta.meanDice()));
        json.add("median_iou", number(delta.medianIou()));
        json.add("ci95_iou", interval(delta.ci95Iou()));
        json.add("wilcoxon_p", number(delta.wilcoxonP()));
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

    private static JsonObject gate(Gate gate) {
        JsonObject json = new JsonObject();
        json.addProperty("target", gate.target());
        json.add("kept", number(gate.kept()));
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
