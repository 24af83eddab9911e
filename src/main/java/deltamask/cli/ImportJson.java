package deltamask.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import deltamask.dataset.Sample;
import deltamask.inference.StageTimes;
import deltamask.run.Run;
import deltamask.run.imports.Misfit;
import deltamask.run.imports.PairingReport;
import deltamask.run.imports.Turn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How an import fits its dataset, as one JSON object. Scripts rely on the keys. */
final class ImportJson {
    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .serializeNulls()
            .disableHtmlEscaping()
            .create();

    private ImportJson() {}

    /**
     * @param open misfits that are not accepted
     * @param run what was made; empty where nothing was
     */
    static String of(PairingReport report, List<Misfit> open, Optional<Run> run) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("dataset", report.request().dataset().name());
        json.put("images", report.request().dataset().samples().size());
        json.put("masks", report.request().masks().toString());
        json.put("format", report.format().toString());
        json.put("variant", report.info().variantName());
        json.put("device", report.info().made().device());
        json.put("matched", report.pairs().size());
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Misfit.Kind kind : Misfit.Kind.values()) {
            counts.put(kind.toString(), report.counts().getOrDefault(kind, 0));
        }
        json.put("counts", counts);
        json.put("misfits", report.misfits().stream().map(ImportJson::misfit).toList());
        json.put("pairs", report.pairs().stream().map(ImportJson::pair).toList());
        json.put("times", report.timed());
        json.put("aggregates", report.aggregates());
        json.put("notes", report.notes());
        json.put("turnable", report.turnable());
        json.put(
                "open",
                open.stream().map(misfit -> misfit.kind().toString()).distinct().toList());
        json.put("run", run.map(made -> made.folder().toString()).orElse(null));
        return GSON.toJson(json);
    }

    private static Map<String, Object> misfit(Misfit misfit) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", misfit.kind().toString());
        json.put("number", misfit.sample().map(Sample::number).orElse(null));
        json.put("image", misfit.sample().map(Sample::name).orElse(null));
        json.put("file", misfit.file().isEmpty() ? null : misfit.file());
        json.put("message", misfit.sentence());
        return json;
    }

    private static Map<String, Object> pair(PairingReport.Pair pair) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", pair.sample().number());
        json.put("image", pair.sample().name());
        json.put("mask", pair.name());
        json.put("width", pair.mask().width);
        json.put("height", pair.mask().height);
        List<Double> forwards =
                new ArrayList<>(pair.times().stream().map(StageTimes::forward).toList());
        json.put("forward_ms", forwards);
        json.put("turn", pair.turn().map(ImportJson::turn).orElse(null));
        return json;
    }

    private static Map<String, Object> turn(Turn turn) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("remedy", turn.orientation().map(known -> known.remedy()).orElse(null));
        json.put("alternative", turn.alternative().map(known -> known.remedy()).orElse(null));
        json.put("agreement", turn.asItIs());
        json.put("agreement_upright", turn.upright());
        json.put("reference", turn.reference());
        return json;
    }
}
