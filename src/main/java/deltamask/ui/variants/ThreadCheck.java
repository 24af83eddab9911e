package deltamask.ui.variants;

import deltamask.failure.UnusableException;
import deltamask.inference.Probe;
import deltamask.ui.common.Numbers;
import deltamask.variant.ModelCard;
import deltamask.variant.Variant;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Times a few forwards with one thread and with the chosen number: a variant can be many times slower with two threads
 * than with one.
 *
 * @param oneMs median of the forwards with one thread, in milliseconds
 * @param chosenMs likewise with the chosen number
 */
record ThreadCheck(int threads, double oneMs, double chosenMs) {
    private static final int WARMUP = 3;
    private static final int FORWARDS = 5;
    /** From here on the number of threads decides the comparison, and not the variant. */
    private static final double SEVERAL_TIMES = 2;

    /**
     * Measures, one process after the other; blocks.
     *
     * @param started gets each process's probe, for whoever has to end it early
     */
    static ThreadCheck measure(Variant variant, ModelCard card, Path image, int threads, Consumer<Probe> started)
            throws UnusableException {
        double one = median(variant, card, image, 1, started);
        return new ThreadCheck(threads, one, median(variant, card, image, threads, started));
    }

    private static double median(Variant variant, ModelCard card, Path image, int threads, Consumer<Probe> started)
            throws UnusableException {
        try (Probe probe = Probe.start(variant, threads)) {
            started.accept(probe);
            List<Double> sorted =
                    probe.time(image, card, WARMUP, FORWARDS).stream().sorted().toList();
            return sorted.get(sorted.size() / 2);
        }
    }

    boolean isSlow() {
        return chosenMs > SEVERAL_TIMES * oneMs;
    }

    /** One sentence with both times. */
    String sentence(String name) {
        String times =
                "a forward takes " + ms(chosenMs) + " with " + threads + " threads and " + ms(oneMs) + " with one";
        return isSlow()
                ? name + " is " + Numbers.ratio(chosenMs / oneMs) + " times slower than it need be: " + times
                        + ". Choose one thread."
                : name + ": " + times + ".";
    }

    private static String ms(double milliseconds) {
        return Numbers.milliseconds(OptionalDouble.of(milliseconds)) + " ms";
    }
}
