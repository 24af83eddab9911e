package deltamask.report;

import deltamask.comparison.Comparison;
import deltamask.run.Conditions;
import deltamask.run.Mode;
import deltamask.run.Run;
import java.util.Locale;
import java.util.Optional;

/** What stands beside numbers so that they can be believed: conditions, engine, device, rules. */
public final class Provenance {
    private Provenance() {}

    /** What belongs to the times of two Runs, and where they come from: for a figure's second line. */
    public static String conditions(Run.Info a, Run.Info b) {
        return measured(a, b) + " · " + shared(device(a), device(b));
    }

    /** Threads, mode and warm-ups of two Runs: once where they are the same. */
    public static String measured(Run.Info a, Run.Info b) {
        return shared(words(a), words(b));
    }

    /** Whether times of the two may be set against each other: both timed, under the same conditions. */
    static boolean comparable(Run.Info a, Run.Info b) {
        return a.conditions().isPresent()
                && a.conditions().equals(b.conditions())
                && a.conditions().get().mode() == Mode.TIMED;
    }

    /** The classes scored, for one of the two Runs: {@code any}, or ids. */
    static String foreground(Comparison comparison, Run run) {
        return comparison.rules().scored(run.info().foreground()).toString();
    }

    static String engine(Run.Info a, Run.Info b) {
        return shared(a.made().engine(), b.made().engine());
    }

    /** The device as people write it: a Run says {@code cpu} or {@code gpu 0}. */
    static String device(Run.Info info) {
        return device(info.made().device());
    }

    /** The same of a Run's word for it. */
    static String device(String device) {
        if (device.isBlank() || device.equals("unknown")) {
            return "unknown device";
        }
        return device.matches("[cg]pu( \\d+)?") ? device.toUpperCase(Locale.ROOT) : device;
    }

    /** "DeltaMask 0.1.0". */
    static String program() {
        return "DeltaMask "
                + Optional.ofNullable(Provenance.class.getPackage().getImplementationVersion())
                        .orElse("(not packaged)");
    }

    private static String words(Run.Info info) {
        return info.conditions().map(Conditions::inWords).orElse("conditions not recorded");
    }

    /** What both say, once; else each with its letter. */
    private static String shared(String a, String b) {
        return a.equals(b) ? a : "A " + a + ", B " + b;
    }
}
