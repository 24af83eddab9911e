package deltamask.run;

import deltamask.inference.ComputeDevice;

/**
 * What belongs to a time: without these it says nothing.
 *
 * @param threads CPU threads of each worker, from 1
 * @param mode timed or fast
 * @param warmup forwards per input shape that are made before the first counted one, from 0
 * @param repeats counted forwards of each image, from 1
 * @param device what the networks are run on; a Run says for itself which it was
 */
public record Conditions(int threads, Mode mode, int warmup, int repeats, ComputeDevice device) {
    /**
     * One thread: with two, an {@code optimize_for_mobile} file can take twenty times as long on a small machine, and
     * the default must not make a variant look that bad.
     */
    public static final Conditions DEFAULT = new Conditions(1, Mode.TIMED, 3, 1);

    public Conditions {
        if (threads < 1 || warmup < 0 || repeats < 1) {
            throw new IllegalArgumentException("threads and repeats start at 1, warm-up at 0");
        }
    }

    /** On the CPU. */
    public Conditions(int threads, Mode mode, int warmup, int repeats) {
        this(threads, mode, warmup, repeats, ComputeDevice.CPU);
    }

    public Conditions withThreads(int other) {
        return new Conditions(other, mode, warmup, repeats, device);
    }

    public Conditions on(ComputeDevice other) {
        return new Conditions(threads, mode, warmup, repeats, other);
    }

    /** "1 thread, timed, 3 warm-ups": stands beside every time. */
    public String inWords() {
        return count(threads, "thread") + ", " + mode + ", " + count(warmup, "warm-up")
                + (repeats == 1 ? "" : ", " + repeats + " repeats");
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
