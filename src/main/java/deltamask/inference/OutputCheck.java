package deltamask.inference;

import deltamask.failure.UnusableException;
import deltamask.variant.ModelCard;
import deltamask.variant.ModelCard.Kind;
import deltamask.variant.ModelCard.Layout;
import java.util.List;

/** Whether what a network returned can be the logits or the probability of an image. */
final class OutputCheck {
    private OutputCheck() {}

    /** @throws UnusableException saying what the output is instead, and what to change */
    static void check(Tensor output, Tensor input, ModelCard card) throws UnusableException {
        Kind kind = card.output().kind();
        String shape = words(output, card.input().layout());
        if (!sameAspect(output, input)) {
            throw noMap(output, input, card.input().layout());
        }
        Range range = Range.of(output);
        if (kind == Kind.LOGITS && output.channels() < 2) {
            throw misfit(
                    "The output is " + shape + ", one number a pixel, where logits of classes are expected",
                    "set %s to " + range.likely().json());
        }
        if (kind != Kind.LOGITS && output.channels() != 1) {
            throw misfit(
                    "The output is " + shape + ", several numbers a pixel, where "
                            + (kind == Kind.LABELS ? "one class" : "one probability") + " is expected",
                    "set %s to logits");
        }
        if (output.channels() > 256) {
            throw new UnusableException("The output is " + shape + ": a label map holds at most 256 classes.");
        }
        if (kind == Kind.PROBABILITY && !range.isProbable()) {
            throw misfit(
                    "The output reaches from %.3g to %.3g, where a probability within 0 and 1 is expected"
                            .formatted(range.low(), range.high()),
                    "set %s to " + range.likely().json());
        }
        if (kind == Kind.LOGIT && range.isOneSided()) {
            throw misfit(
                    "The output reaches from %.3g to %.3g, where the logits of background are below 0"
                            .formatted(range.low(), range.high()),
                    "set %s to " + range.likely().json());
        }
        if (kind == Kind.LABELS) {
            checkLabels(output);
        }
    }

    /** As the network has it. */
    private static String words(Tensor output, Layout layout) {
        return layout == Layout.NHWC && output.channels() > 1
                ? "1 x %d x %d x %d".formatted(output.height(), output.width(), output.channels())
                : "1 x %d x %d x %d".formatted(output.channels(), output.height(), output.width());
    }

    private static UnusableException noMap(Tensor output, Tensor input, Layout layout) {
        String what = "The output is " + words(output, layout)
                + " for an input of %d x %d: it is no map of the image".formatted(input.height(), input.width());
        boolean last = layout == Layout.NHWC;
        Layout other = last ? Layout.NCHW : Layout.NHWC;
        // What the other layout takes for rows and columns of what was fed, and of what came back.
        List<Integer> fed = last ? List.of(input.width(), input.channels()) : List.of(input.channels(), input.height());
        List<Integer> returned =
                last ? List.of(output.width(), output.channels()) : List.of(output.channels(), output.height());
        if (returned.equals(fed) || List.of(output.height(), output.width()).equals(fed)) {
            return new CardMisfitException(new Complaint(what, "set %s to " + other, CardField.LAYOUT));
        }
        if (returned.equals(sides(input))) {
            return new UnusableException(
                    what + ", as its channels lie elsewhere than the input's: end the network with "
                            + (last ? "permute(0, 2, 3, 1)" : "permute(0, 3, 1, 2)") + ".");
        }
        return new UnusableException(what + ".");
    }

    private static List<Integer> sides(Tensor tensor) {
        return List.of(tensor.height(), tensor.width());
    }

    private static void checkLabels(Tensor output) throws UnusableException {
        for (float value : output.values()) {
            if (value != Math.rint(value)) {
                throw misfit(
                        "The output holds %.3g, where classes are whole numbers".formatted(value),
                        "set %s to probability or logit");
            }
            if (value < 0 || value > 255) {
                throw new UnusableException(
                        "The output holds the class %.0f, and a label map holds 0 to 255: let the".formatted(value)
                                + " network return others.");
            }
        }
    }

    private static CardMisfitException misfit(String what, String advice) {
        return new CardMisfitException(new Complaint(what, advice, CardField.NUMBERS));
    }

    /** Of all numbers of an output. */
    private record Range(float low, float high, boolean whole) {
        /** @throws CardMisfitException if there are others than finite ones */
        static Range of(Tensor output) throws CardMisfitException {
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            boolean whole = true;
            for (float value : output.values()) {
                if (!Float.isFinite(value)) {
                    throw new CardMisfitException(new Complaint(
                            "The output holds " + (Float.isNaN(value) ? "NaN (not a number)" : "infinity")
                                    + ", so the network is broken, or its input is scaled in a way it does not expect",
                            "set %s and %s to what it was made for",
                            CardField.VALUES,
                            CardField.NORMALISATION));
                }
                low = Math.min(low, value);
                high = Math.max(high, value);
                whole = whole && value == Math.rint(value);
            }
            return new Range(low, high, whole);
        }

        /** Rounding may lead a little beyond 0 and 1. */
        boolean isProbable() {
            return low >= -0.01f && high <= 1.01f;
        }

        /** Where all of an image is foreground as logits, though the numbers look like something else. */
        boolean isOneSided() {
            return low >= 0 && high > low && (high <= 1 || whole);
        }

        /** What one number a pixel most likely is. */
        Kind likely() {
            if (isProbable()) {
                return Kind.PROBABILITY;
            }
            return whole && low >= 0 && high <= 255 ? Kind.LABELS : Kind.LOGIT;
        }
    }

    /** The output may be coarser than the input, by one factor for both sides, to a pixel. */
    private static boolean sameAspect(Tensor output, Tensor input) {
        double byHeight = (double) output.height() / input.height();
        double byWidth = (double) output.width() / input.width();
        boolean oneFactor = Math.abs(output.width() - byHeight * input.width()) <= 1
                || Math.abs(output.height() - byWidth * input.height()) <= 1;
        boolean coarse = output.height() * 64L < input.height() || output.width() * 64L < input.width();
        return oneFactor && !coarse;
    }
}
