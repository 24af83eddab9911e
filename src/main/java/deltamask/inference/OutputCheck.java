package deltamask.inference;

import deltamask.failure.UnusableException;
import deltamask.variant.ModelCard;

/** Whether what a network returned can be the logits or the probability of an image. */
final class OutputCheck {
    private OutputCheck() {}

    /** @throws UnusableException saying what the output is instead, and what to change */
    static void check(Tensor output, Tensor input, ModelCard.Output card) throws UnusableException {
        String shape = "1 x %d x %d x %d".formatted(output.channels(), output.height(), output.width());
        if (!sameAspect(output, input)) {
            throw new UnusableException("The output is %s for an input of %d x %d: it is no map of the image."
                    .formatted(shape, input.height(), input.width()));
        }
        Range range = Range.of(output);
        if (card.kind() == ModelCard.Kind.LOGITS && output.channels() < 2) {
            throw misfit(
                    "The output is " + shape + ", one number a pixel, where logits of classes are expected",
                    range.isProbable() ? "set %s to probability" : "set %s to logit");
        }
        if (card.kind() != ModelCard.Kind.LOGITS && output.channels() != 1) {
            throw misfit(
                    "The output is " + shape + ", several numbers a pixel, where "
                            + (card.kind() == ModelCard.Kind.LABELS ? "one class" : "one probability") + " is expected",
                    "set %s to logits");
        }
        if (output.channels() > 256) {
            throw new UnusableException("The output is " + shape + ": a label map holds at most 256 classes.");
        }
        if (card.kind() == ModelCard.Kind.PROBABILITY && !range.isProbable()) {
            throw misfit(
                    "The output reaches from %.3g to %.3g, where a probability within 0 and 1 is expected"
                            .formatted(range.low(), range.high()),
                    "set %s to logit");
        }
        if (card.kind() == ModelCard.Kind.LABELS) {
            checkLabels(output);
        }
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
                        "The output holds the class %.0f, and a label map holds 0 to 255.".formatted(value));
            }
        }
    }

    private static CardMisfitException misfit(String what, String advice) {
        return new CardMisfitException(new Complaint(what, advice, CardField.NUMBERS));
    }

    /** Of all numbers of an output. */
    private record Range(float low, float high) {
        /** @throws CardMisfitException if there are others than finite ones */
        static Range of(Tensor output) throws CardMisfitException {
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
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
            }
            return new Range(low, high);
        }

        /** Rounding may lead a little beyond 0 and 1. */
        boolean isProbable() {
            return low >= -0.01f && high <= 1.01f;
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
