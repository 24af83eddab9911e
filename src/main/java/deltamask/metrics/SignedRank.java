package deltamask.metrics;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.statistics.inference.ContinuityCorrection;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;

/**
 * Wilcoxon's signed-rank test that differences lie symmetrically about 0 (F. Wilcoxon, "Individual comparisons by
 * ranking methods", 1945). Differences of 0 are left out, and counted; equal sizes get their average rank.
 *
 * @param zeros differences of 0
 * @param compared the others
 * @param positiveRanks sum of the ranks of the differences above 0
 * @param negativeRanks sum of the ranks of the differences below 0
 * @param exact whether p counts the sign patterns, else it is the normal approximation with the variance corrected for
 *     ties and no continuity correction
 * @param p two-sided, 0 to 1; empty where no difference is left
 */
public record SignedRank(
        int zeros, int compared, double positiveRanks, double negativeRanks, boolean exact, OptionalDouble p) {
    /** With no zeros and no ties, sign patterns are counted for up to so many differences. */
    static final int EXACT_LIMIT = 50;

    /** With zeros or ties, for up to so many, the zeros among them. */
    static final int EXACT_LIMIT_WITH_TIES = 13;

    /**
     * Tests finite differences. The p-value is that of SciPy 1.17's {@code wilcoxon} with its defaults, which counts sign
     * patterns where they are few and takes the normal approximation elsewhere.
     */
    public static SignedRank of(double[] differences) {
        double[] left =
                Arrays.stream(differences).filter(difference -> difference != 0).toArray();
        int zeros = differences.length - left.length;
        if (left.length == 0) {
            return new SignedRank(zeros, 0, 0, 0, false, OptionalDouble.empty());
        }
        double[] sizes = Arrays.stream(left).map(Math::abs).toArray();
        double[] ranks = new NaturalRanking(TiesStrategy.AVERAGE).apply(sizes);
        double positive = 0;
        for (int i = 0; i < left.length; i++) {
            positive += left[i] > 0 ? ranks[i] : 0;
        }
        double all = left.length * (left.length + 1.0) / 2;
        boolean plain = zeros == 0 && Arrays.stream(sizes).distinct().count() == left.length;
        boolean exact = differences.length <= (plain ? EXACT_LIMIT : EXACT_LIMIT_WITH_TIES);
        return new SignedRank(
                zeros,
                left.length,
                positive,
                all - positive,
                exact,
                OptionalDouble.of(exact ? countedP(ranks, positive) : approximateP(left)));
    }

    /** All differences are 0, and there is one. */
    public boolean identical() {
        return compared == 0 && zeros > 0;
    }

    /**
     * The matched-pairs rank-biserial correlation: the share of the ranks above 0 less the share below, -1 to 1 (D. Kerby,
     * "The simple difference formula", 2014). Above 0, B is mostly higher; empty where no difference is left.
     */
    public OptionalDouble rankBiserial() {
        return compared == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((positiveRanks - negativeRanks) / (positiveRanks + negativeRanks));
    }

    private static double approximateP(double[] differences) {
        return WilcoxonSignedRankTest.withDefaults()
                .with(PValueMethod.ASYMPTOTIC)
                .with(ContinuityCorrection.DISABLED)
                .test(differences)
                .getPValue();
    }

    /** How often a sum at least as far out comes of all patterns of signs, times 2 for the other side. */
    private static double countedP(double[] ranks, double positive) {
        // Average ranks are halves, so that twice a rank is whole. At most 2^50 patterns: a double counts them exactly.
        double[] patterns = {1};
        for (double rank : ranks) {
            int twice = (int) Math.round(2 * rank);
            double[] longer = Arrays.copyOf(patterns, patterns.length + twice);
            for (int sum = 0; sum < patterns.length; sum++) {
                longer[sum + twice] += patterns[sum];
            }
            patterns = longer;
        }
        int observed = (int) Math.round(2 * positive);
        int nearer = Math.min(observed, patterns.length - 1 - observed);
        double asFar = Arrays.stream(patterns, 0, nearer + 1).sum();
        return Math.min(1, 2 * asFar / Math.pow(2, ranks.length));
    }
}
