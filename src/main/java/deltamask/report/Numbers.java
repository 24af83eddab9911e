package deltamask.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers for readers, the same in every locale. The only place where numbers are rounded. */
final class Numbers {
    /** What stands for a number that there is not. */
    static final String NONE = "–";

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final char MINUS = '\u2212';

    private Numbers() {}

    /** For files: at most two decimals, and none that are 0. */
    static String plain(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** With so many decimals and a real minus: "−0.012300". */
    static String fixed(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return rounded.toPlainString().replace('-', MINUS);
    }

    /** As {@link #fixed}, with a plus before what is above zero. */
    static String signed(double value, int decimals) {
        String text = fixed(value, decimals);
        return value > 0 ? "+" + text : text.charAt(0) == MINUS || value == 0 ? text : MINUS + text;
    }

    /**
     * A difference of scores: six decimals, or three digits and an exponent where six decimals would show nothing of it.
     */
    static String delta(double value) {
        if (value == 0) {
            return "0";
        }
        if (Math.abs(value) >= 0.0001) {
            return signed(value, 6);
        }
        return scientific(value);
    }

    private static String scientific(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(3, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        return signed(rounded.movePointLeft(exponent).doubleValue(), 2) + " × 10" + superscript(exponent);
    }

    /** "⁻⁶". */
    static String superscript(int exponent) {
        StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
        for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
            text.append(SUPERSCRIPTS.charAt(digit - '0'));
        }
        return text.toString();
    }

    /** A difference of scores without its sign. */
    static String magnitude(double value) {
        return delta(Math.abs(value)).replace("+", "");
    }

    /** A part of the whole, with as many decimals as tell 0.99 from 0.99001: "99.001 %". */
    static String percent(double part) {
        return BigDecimal.valueOf(part)
                        .movePointRight(2)
                        .setScale(4, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                        .replace('-', MINUS)
                + " %";
    }

    /** "1.25 MB", of a million bytes each. */
    static String megabytes(long bytes) {
        return fixed(bytes / 1e6, 2) + " MB";
    }

    /** The same in letters that every terminal has: "-1.75e-6". */
    static String ascii(String text) {
        String plain = text.replace(MINUS, '-').replace("–", "-").replace(" × 10", "e");
        for (char digit = '0'; digit <= '9'; digit++) {
            plain = plain.replace(SUPERSCRIPTS.charAt(digit - '0'), digit);
        }
        return plain.replace('⁻', '-');
    }

    /** A p-value: three decimals, or "< 0.001". */
    static String probability(double p) {
        return p < 0.001 ? "< 0.001" : "= " + fixed(p, 3);
    }

    /** For axes: a pattern as DecimalFormat knows it, with a real minus. */
    static DecimalFormat axis(String pattern) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setMinusSign(MINUS);
        return new DecimalFormat(pattern, symbols);
    }

    /** A number that someone chose, as it was given: "0.05". */
    static String asChosen(double chosen) {
        return BigDecimal.valueOf(chosen).stripTrailingZeros().toPlainString();
    }

    /** "1 image", "2 images". */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
