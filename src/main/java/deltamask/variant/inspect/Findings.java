package deltamask.variant.inspect;

import deltamask.variant.inspect.Inspection.Convolutions;
import deltamask.variant.inspect.Inspection.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an inspection means, in sentences: the same for the command, the window and a report. */
public final class Findings {
    private static final double LITTLE = 0.01;

    private Findings() {}

    /** About one file. */
    public static List<String> of(Inspection file) {
        return about(file);
    }

    /** About B beside A. */
    public static List<String> of(Inspection a, Inspection b) {
        List<String> sentences = new ArrayList<>();
        about(a).forEach(sentence -> sentences.add("A: " + sentence));
        about(b).forEach(sentence -> sentences.add("B: " + sentence));
        if (a.operators().equals(b.operators()) && a.weights().equals(b.weights())) {
            sentences.add(
                    "A and B hold the same operators and the same amounts of weights: nothing that is counted here"
                            + " differs.");
        }
        if (a.weights().parameters() != b.weights().parameters()) {
            sentences.add("A has %,d parameters and B %,d: they may not be the same network."
                    .formatted(a.weights().parameters(), b.weights().parameters()));
        }
        if (!a.output().equals(b.output())) {
            sentences.add("A gives " + shown(a.output()) + " and B " + shown(b.output()) + ".");
        }
        double share = b.weights().bytes() / (double) a.weights().bytes();
        if (a.weights().bytes() > 0 && Math.abs(share - 1) > LITTLE) {
            sentences.add("B's weights take %.1f %% of the bytes of A's.".formatted(share * 100));
        }
        return sentences;
    }

    private static List<String> about(Inspection file) {
        List<String> sentences = new ArrayList<>();
        Convolutions found = file.convolutions();
        if (!file.isQuantized()) {
            sentences.add("Nothing in this file is quantized.");
        } else if (found.all() > 0) {
            sentences.add(ofConvolutions(found));
        }
        dynamic(file).forEach(sentences::add);
        int fallback = file.kinds().getOrDefault(Kind.FALLBACK, 0);
        if (fallback > 0) {
            sentences.add("%d operator%s on values that were int8 before and are float again."
                    .formatted(fallback, fallback == 1 ? " computes" : "s compute"));
        }
        if (found.prepacked() > 0) {
            sentences.add(
                    "The convolutions are prepacked for XNNPACK: expect the time to depend on the number of threads.");
        }
        if (file.weights().liteCopyBytes() > 0) {
            sentences.add("%,d bytes of weights are in the file a second time, for the lite interpreter alone."
                    .formatted(file.weights().liteCopyBytes()));
        }
        if (file.unfollowed() > 0) {
            sentences.add("%d call%s could not be followed, so the counts may be too low."
                    .formatted(file.unfollowed(), file.unfollowed() == 1 ? "" : "s"));
        }
        return sentences;
    }

    private static String ofConvolutions(Convolutions found) {
        String sentence = found.quantized() == found.all() && found.all() > 1
                ? "All %d convolutions are int8".formatted(found.all())
                : "%d of %d convolution%s int8"
                        .formatted(found.quantized(), found.all(), found.all() == 1 ? " is" : "s are");
        if (found.perChannel() > 0 && found.perTensor() > 0) {
            return sentence
                    + ", %d with one scale for each channel and %d with one for the whole tensor."
                            .formatted(found.perChannel(), found.perTensor());
        }
        if (found.perChannel() > 0) {
            return sentence + ", with one scale for each channel.";
        }
        return found.perTensor() > 0 ? sentence + ", with one scale for the whole tensor." : sentence + ".";
    }

    /** Dynamic quantization converts linear and recurrent layers only: on a network without any it changes nothing. */
    private static List<String> dynamic(Inspection file) {
        int operators = file.operators().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("quantized::")
                        && entry.getKey().contains("dynamic"))
                .mapToInt(Map.Entry::getValue)
                .sum();
        if (operators > 0) {
            return List.of("%d operator%s quantized dynamically, with int8 weights."
                    .formatted(operators, operators == 1 ? " is" : "s are"));
        }
        boolean claimed = file.steps().stream()
                .anyMatch(step -> step.toLowerCase(Locale.ROOT).contains("dynamic quantization"));
        return claimed && !file.isQuantized()
                ? List.of(
                        "The model card says \"dynamic quantization\", but that changed nothing: it converts linear and"
                                + " recurrent layers, and not convolutions.")
                : List.of();
    }

    /** An output in words. */
    public static String shown(Inspection.Output output) {
        return output.keys().isEmpty() ? output.type() : output.type() + " with " + String.join(", ", output.keys());
    }
}
