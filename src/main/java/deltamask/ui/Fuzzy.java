package deltamask.ui;

import java.util.Locale;
import java.util.OptionalInt;

/** How well a text is meant by what somebody typed. */
final class Fuzzy {
    private static final int WORD_START = 100;
    private static final int INSIDE = 60;
    private static final int SPREAD = 20;

    private Fuzzy() {}

    /**
     * Every typed word must occur, in any order: at the start of a word, inside one, or with its letters spread from a
     * word's start on ("swab" in "Swap A and B").
     *
     * @return larger for a better match; empty where there is none
     */
    static OptionalInt score(String typed, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int sum = 0;
        for (String word : typed.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            int score = word.isEmpty() ? 0 : word(word, lower);
            if (score < 0) {
                return OptionalInt.empty();
            }
            sum += score;
        }
        return OptionalInt.of(sum);
    }

    private static int word(String word, String text) {
        int inside = -1;
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (startsWord(text, at)) {
                // Of two matches the one nearer to the front is meant.
                return WORD_START - Math.min(at, 30);
            }
            inside = INSIDE - Math.min(at, 30);
        }
        return inside >= 0 ? inside : spread(word, text);
    }

    private static int spread(String word, String text) {
        for (int start = text.indexOf(word.charAt(0)); start >= 0; start = text.indexOf(word.charAt(0), start + 1)) {
            if (startsWord(text, start) && followsFrom(start, word, text)) {
                return SPREAD - Math.min(start, SPREAD);
            }
        }
        return -1;
    }

    private static boolean followsFrom(int start, String word, String text) {
        int at = start;
        for (int i = 1; i < word.length(); i++) {
            at = text.indexOf(word.charAt(i), at + 1);
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }
}
