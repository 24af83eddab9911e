package deltamask.ui.common;

import java.util.Collection;
import java.util.function.Predicate;

/** Shortens a name that is told apart from others: what they have in common goes first, and what differs stays. */
public final class Names {
    private static final String GAP = "…";

    private Names() {}

    /**
     * The longest form of a name that fits.
     *
     * @param others that stand beside it; its own name among them does no harm
     * @param fits whether a form has room; one that is shorter than another that fits is taken to fit too
     * @return the whole name where that fits; else its differing part with as much around it as fits. Where not even
     *     that part fits it is returned all the same.
     */
    public static String fit(String name, Collection<String> others, Predicate<String> fits) {
        if (fits.test(name)) {
            return name;
        }
        Part part = differing(name, others);
        String best = part.with(0);
        int low = 0;
        int high = name.length() - (part.end - part.start);
        while (low < high) {
            int around = (low + high + 1) / 2;
            String form = part.with(around);
            if (fits.test(form)) {
                best = form;
                low = around;
            } else {
                high = around - 1;
            }
        }
        return best;
    }

    /** From the first to the last character by which a name differs from any that resembles it, in whole words. */
    private static Part differing(String name, Collection<String> others) {
        int start = name.length();
        int end = 0;
        for (String other : others) {
            int common = Math.min(name.length(), other.length());
            int head = 0;
            while (head < common && name.charAt(head) == other.charAt(head)) {
                head++;
            }
            int tail = 0;
            while (tail < common - head
                    && name.charAt(name.length() - 1 - tail) == other.charAt(other.length() - 1 - tail)) {
                tail++;
            }
            // Of a wholly other model a few letters tell enough; they must not take the room from its like.
            if (!name.equals(other) && 2 * (head + tail) >= common) {
                start = Math.min(start, head);
                end = Math.max(end, name.length() - tail);
            }
        }
        return start > end ? new Part(name, 0, 0) : new Part(name, wordStart(name, start), wordEnd(name, end));
    }

    private static int wordStart(String name, int from) {
        int at = from;
        while (isInsideWord(name, at)) {
            at--;
        }
        return at;
    }

    private static int wordEnd(String name, int from) {
        int at = from;
        while (isInsideWord(name, at)) {
            at++;
        }
        return at;
    }

    private static boolean isInsideWord(String name, int at) {
        return at > 0
                && at < name.length()
                && Character.isLetterOrDigit(name.charAt(at - 1))
                && Character.isLetterOrDigit(name.charAt(at));
    }

    private record Part(String name, int start, int end) {
        /** The part with so many characters around it, the same on both sides where there are as many. */
        String with(int around) {
            int rest = name.length() - end;
            int before = Math.min(start, Math.max(around / 2, around - rest));
            int after = Math.min(rest, around - before);
            int from = whole(start - before);
            int to = whole(end + after);
            return (from > 0 ? GAP : "") + name.substring(from, to) + (to < name.length() ? GAP : "");
        }

        /** Not between the halves of a character. */
        private int whole(int at) {
            boolean split = at > 0
                    && at < name.length()
                    && Character.isLowSurrogate(name.charAt(at))
                    && Character.isHighSurrogate(name.charAt(at - 1));
            return split ? at - 1 : at;
        }
    }
}
