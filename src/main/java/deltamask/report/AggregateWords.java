package deltamask.report;

import deltamask.comparison.Comparison;
import deltamask.run.Aggregate;
import deltamask.run.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Times that belong to no image, in words: they are told, and never set against times of images. */
final class AggregateWords {
    private AggregateWords() {}

    /** A sentence for each side that has any. */
    static List<String> sentences(Comparison comparison) {
        List<String> sentences = new ArrayList<>();
        add("A", comparison.a().info(), sentences);
        add("B", comparison.b().info(), sentences);
        return sentences;
    }

    private static void add(String side, Run.Info info, List<String> sentences) {
        if (!info.made().aggregates().isEmpty()) {
            sentences.add("Of " + side + " (" + Provenance.device(info)
                    + ") there are times that belong to no image, and they are not compared: " + inWords(info) + ".");
        }
    }

    /** "average of the inference 12.30 ms, longest inference 15.00 ms (TFLite benchmark, 50 runs)"; empty for none. */
    static String inWords(Run.Info info) {
        Map<String, List<String>> bySource = new LinkedHashMap<>();
        for (Aggregate time : info.made().aggregates()) {
            bySource.computeIfAbsent(time.source(), first -> new ArrayList<>())
                    .add(time.metric() + " " + Numbers.fixed(time.ms(), 2) + " ms");
        }
        return bySource.entrySet().stream()
                .map(source -> String.join(", ", source.getValue()) + " (" + source.getKey() + ")")
                .collect(Collectors.joining("; "));
    }
}
