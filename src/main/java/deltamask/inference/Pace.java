package deltamask.inference;

/**
 * How many images a worker works on at once.
 *
 * @param images that are read, segmented or written at the same time, from 1
 * @param forwards of these that may be inside the network at the same time, from 1
 */
public record Pace(int images, int forwards) {
    /** One after the other: nothing that is measured overlaps. */
    public static final Pace ONE_BY_ONE = new Pace(1, 1);

    /** Each forward holds its activations, which can be hundreds of megabytes. */
    private static final int MOST_FORWARDS = 4;

    /**
     * Keeps all processors busy: as many forwards as have a processor for each of their threads, and one image more, which
     * is read or written meanwhile.
     *
     * @param processors of the machine
     * @param workers that run at the same time
     * @param threads of each forward
     */
    public static Pace busy(int processors, int workers, int threads) {
        int forwards = Math.max(1, Math.min(MOST_FORWARDS, processors / (workers * threads)));
        return new Pace(forwards + 1, forwards);
    }
}
