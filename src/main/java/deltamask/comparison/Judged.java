package deltamask.comparison;

import deltamask.dataset.Truth;
import deltamask.dataset.TruthReader;
import deltamask.failure.UnusableException;
import deltamask.mask.Foreground;
import deltamask.mask.LabelMap;
import deltamask.metrics.BoundaryScores;
import deltamask.metrics.ClassConfusion;
import deltamask.run.Run;
import deltamask.run.RunFolder;
import java.util.function.Consumer;

/**
 * The truth and both masks of one image: what is measured beyond a row, for which the files have to be read again.
 *
 * @param a at the truth's size
 * @param inA the classes scored in A
 * @param b at the truth's size
 * @param inB the classes scored in B
 */
public record Judged(Truth truth, LabelMap a, Foreground inA, LabelMap b, Foreground inB) {
    public Judged {
        a = atTruth(a, truth);
        b = atTruth(b, truth);
    }

    private static LabelMap atTruth(LabelMap mask, Truth truth) {
        return mask.resized(truth.labels().width(), truth.labels().height());
    }

    /** Asked before each image. */
    @FunctionalInterface
    public interface Watch {
        boolean goesOn(int done, int images);
    }

    /**
     * Reads the images that have a truth and both masks, one after the other. One whose files are gone or damaged since is
     * left out.
     *
     * @return whether it came to the end
     */
    static boolean each(Comparison comparison, Watch watch, JudgedListener listener) {
        int done = 0;
        for (ComparisonRow row : comparison.rows()) {
            if (!watch.goesOn(done, comparison.rows().size())) {
                return false;
            }
            if (row.a().isPresent() && row.b().isPresent()) {
                read(comparison, row, judged -> listener.image(row, judged));
            }
            done++;
        }
        return true;
    }

    /** Hears of each image. */
    @FunctionalInterface
    interface JudgedListener {
        void image(ComparisonRow row, Judged judged);
    }

    private static void read(Comparison comparison, ComparisonRow row, Consumer<Judged> listener) {
        Run runA = comparison.a();
        Run runB = comparison.b();
        try {
            listener.accept(new Judged(
                    TruthReader.read(
                            row.sample().truth().orElseThrow(),
                            comparison.dataset().truthFormat()),
                    RunFolder.labelMap(runA.folder(), row.sample()),
                    comparison.rules().scored(runA.info().foreground()),
                    RunFolder.labelMap(runB.folder(), row.sample()),
                    comparison.rules().scored(runB.info().foreground())));
        } catch (UnusableException e) {
            return;
        }
    }

    /** How A and B do at the outlines. */
    public Outlines.Pair outlines() {
        return new Outlines.Pair(boundary(a, inA), boundary(b, inB));
    }

    private BoundaryScores boundary(LabelMap mask, Foreground scored) {
        return BoundaryScores.of(mask, scored, truth.labels(), truth.foreground(scored), truth.ignored());
    }

    /** Counts of A and B, class by class; where the truth has no class ids, of background (0) and foreground (1). */
    ClassConfusion classes(boolean ofA) {
        LabelMap mask = ofA ? a : b;
        Foreground scored = ofA ? inA : inB;
        return ClassConfusion.count(truth.classIds() ? mask : mask.folded(scored), truth.labels(), truth.ignored());
    }
}
