package deltamask.metrics;

/**
 * On how many images B is better, the same or worse. A tie is a delta of exactly 0.
 *
 * @param wins deltas above 0
 * @param ties deltas of 0
 * @param losses deltas below 0
 */
public record Tally(int wins, int ties, int losses) {
    /** Of differences B minus A, where more is better. */
    public static Tally of(double[] deltas) {
        int wins = 0;
        int losses = 0;
        for (double delta : deltas) {
            wins += delta > 0 ? 1 : 0;
            losses += delta < 0 ? 1 : 0;
        }
        return new Tally(wins, deltas.length - wins - losses, losses);
    }

    /** Whether there are values and all are ties: A and B are identical by this score. */
    public boolean identical() {
        return ties > 0 && wins + losses == 0;
    }
}
