package deltamask.metrics;

import java.util.Arrays;

/**
 * How few images make most of the difference: the smallest number whose absolute deltas, the largest first, come to a
 * part of the sum of all absolute deltas.
 *
 * @param total sum of the absolute deltas, in their unit; 0 where nothing differs
 * @param differing images whose delta is not 0
 * @param half images that make half of the total; 0 where nothing differs
 * @param ninety images that make 90 % of the total; 0 where nothing differs
 */
public record Concentration(double total, int differing, int half, int ninety) {
    /** Of finite differences in any order. */
    public static Concentration of(double[] deltas) {
        double[] rising = Arrays.stream(deltas).map(Math::abs).sorted().toArray();
        double[] reached = new double[rising.length];
        double sum = 0;
        for (int i = 0; i < reached.length; i++) {
            sum += rising[rising.length - 1 - i];
            reached[i] = sum;
        }
        int differing = (int) Arrays.stream(rising).filter(size -> size > 0).count();
        return new Concentration(sum, differing, needed(reached, sum / 2), needed(reached, sum * 0.9));
    }

    private static int needed(double[] reached, double part) {
        if (part == 0) {
            return 0;
        }
        int at = 0;
        while (reached[at] < part) {
            at++;
        }
        return at + 1;
    }
}
