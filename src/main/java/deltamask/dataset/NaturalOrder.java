package deltamask.dataset;

import java.util.Comparator;

/**
 * The order in which people count files: runs of digits compare as numbers (2 before 10), letters without regard to
 * case. Names that are equal so far compare by their exact text, so that the order is total.
 */
public final class NaturalOrder implements Comparator<String> {
    public static final NaturalOrder INSTANCE = new NaturalOrder();

    private NaturalOrder() {}

    @Override
    public int compare(String left, String right) {
        int i = 0;
        int j = 0;
        while (i < left.length() && j < right.length()) {
            int order;
            if (isDigit(left.charAt(i)) && isDigit(right.charAt(j))) {
                int iEnd = endOfDigits(left, i);
                int jEnd = endOfDigits(right, j);
                order = compareNumbers(left, skipZeros(left, i, iEnd), iEnd, right, skipZeros(right, j, jEnd), jEnd);
                i = iEnd;
                j = jEnd;
            } else {
                order = compareLetters(left.charAt(i), right.charAt(j));
                i++;
                j++;
            }
            if (order != 0) {
                return order;
            }
        }
        int rest = Integer.compare(left.length() - i, right.length() - j);
        return rest != 0 ? rest : left.compareTo(right);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Most letters of names that are compared are the same. */
    private static int compareLetters(char left, char right) {
        return left == right ? 0 : Character.compare(folded(left), folded(right));
    }

    private static char folded(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int skipZeros(String text, int from, int end) {
        int start = from;
        while (start < end - 1 && text.charAt(start) == '0') {
            start++;
        }
        return start;
    }

    private static int compareNumbers(String left, int i, int iEnd, String right, int j, int jEnd) {
        int order = Integer.compare(iEnd - i, jEnd - j);
        for (int k = 0; order == 0 && i + k < iEnd; k++) {
            order = Character.compare(left.charAt(i + k), right.charAt(j + k));
        }
        return order;
    }
}
