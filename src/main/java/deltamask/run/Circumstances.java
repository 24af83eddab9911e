package deltamask.run;

import deltamask.failure.UnusableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the figures of a Run depend on beside model, card and images. All images of one Run are made under the same: where
 * some are to be added under others, by a resumed run or one that runs images again, that is refused, and what differs is
 * named.
 *
 * <p>Of a timed Run everything counts that may change a time: conditions, engine, device, OpenMP's wait policy, and the
 * versions of DeltaMask, Java and the operating system. The times of a fast Run are not compared, so only what may change
 * a label map counts: engine, device and DeltaMask. What a Run does not say of itself counts as another.
 */
final class Circumstances {
    private static final String DELTAMASK = "deltamask";
    private static final Map<String, String> NAMES = Map.of(DELTAMASK, "DeltaMask", "java", "Java", "os", "system");

    private Circumstances() {}

    /**
     * @param run the Run whose images are there
     * @param before what it says of itself
     * @param now what would be said of the images to be added
     * @throws UnusableException naming what differs
     */
    static void mustBeAlike(Path run, Run.Info before, Run.Info now) throws UnusableException {
        List<String> differences = differences(before, now);
        if (!differences.isEmpty()) {
            throw new UnusableException("Figures made under two conditions do not belong in one Run, and of the one in "
                    + run + " differs " + String.join("; ", differences)
                    + ": run the whole comparison anew, or go back to what it was made with.");
        }
    }

    /** In words, one for each: "device cpu, now gpu 0". */
    static List<String> differences(Run.Info before, Run.Info now) {
        boolean timed = now.conditions().orElse(Conditions.DEFAULT).mode() == Mode.TIMED;
        List<String> found = new ArrayList<>();
        compare("engine", before.made().engine(), now.made().engine(), found);
        compare("device", before.made().device(), now.made().device(), found);
        if (timed) {
            compare("conditions", words(before), words(now), found);
            compare(
                    "wait policy",
                    before.waitPolicy().orElse(""),
                    now.waitPolicy().orElse(""),
                    found);
        }
        Set<String> programs = new TreeSet<>(before.versions().keySet());
        programs.addAll(now.versions().keySet());
        for (String program : programs) {
            if (timed || program.equals(DELTAMASK)) {
                compare(
                        NAMES.getOrDefault(program, program),
                        before.versions().getOrDefault(program, ""),
                        now.versions().getOrDefault(program, ""),
                        found);
            }
        }
        return found;
    }

    private static String words(Run.Info info) {
        return info.conditions().map(Conditions::inWords).orElse("");
    }

    private static void compare(String what, String before, String now, List<String> found) {
        if (!before.equals(now)) {
            found.add(what + " " + orNot(before) + ", now " + orNot(now));
        }
    }

    private static String orNot(String value) {
        return value.isEmpty() ? "not recorded" : value;
    }
}
