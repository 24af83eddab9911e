package deltamask.ui.common;

import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers for the screen. Rounding happens here and nowhere before; {@link #exact} has the whole number. */
public final class Numbers {
    /** For what has no value. */
    public static final String NONE = "–";

    private static final String MINUS = "−";

    private Numbers() {}

    /** A score, 0 to 1: "0.9543". */
    public static String score(OptionalDouble score) {
        return score.isEmpty() ? NONE : String.format(Locale.ROOT, "%.4f", score.getAsDouble());
    }

    /** A difference of scores with its sign: "+0.0012", "−1.8e−6", and "0" only for no difference at all. */
    public static String delta(OptionalDouble delta) {
        if (delta.isEmpty()) {
            return NONE;
        }
        double value = delta.getAsDouble();
        if (value == 0) {
            return "0";
        }
        String size = Math.abs(value) < 0.00005
                ? String.format(Locale.ROOT, "%.1e", Math.abs(value))
                        .replace("e-0", "e-")
                        .replace("-", MINUS)
                : String.format(Locale.ROOT, "%.4f", Math.abs(value));
        return (value < 0 ? MINUS : "+") + size;
    }

    /** Milliseconds with three digits or so: "8.13", "56.2", "1220". */
    public static String milliseconds(OptionalDouble milliseconds) {
        return milliseconds.isEmpty() ? NONE : threeDigits(milliseconds.getAsDouble());
    }

    /** A difference of milliseconds with its sign. */
    public static String deltaMilliseconds(OptionalDouble delta) {
        if (delta.isEmpty()) {
            return NONE;
        }
        double value = delta.getAsDouble();
        return (value < 0 ? MINUS : "+") + threeDigits(Math.abs(value));
    }

    /** A ratio: "1.62". */
    public static String ratio(double ratio) {
        return threeDigits(ratio);
    }

    private static String threeDigits(double value) {
        String format = Math.abs(value) < 10 ? "%.2f" : Math.abs(value) < 100 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, value);
    }

    /** The whole number, as Java prints a double. */
    public static String exact(OptionalDouble value) {
        return value.isEmpty() ? "undefined" : Double.toString(value.getAsDouble());
    }

    /** "40 s", "3 min 5 s", "2 h 10 min". */
    public static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }

    /** "1 image", "3 images". */
    public static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** A large count with its thousands apart. */
    public static String thousands(long count) {
        return String.format(Locale.ROOT, "%,d", count).replace(',', '\u202f');
    }

    /** "1.2 MB". */
    public static String bytes(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.0f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
