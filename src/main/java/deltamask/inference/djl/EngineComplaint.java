package deltamask.inference.djl;

import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.inference.CardField;
import deltamask.inference.CardMisfitException;
import deltamask.inference.Complaint;
import deltamask.inference.Tensor;
import deltamask.variant.ModelCard;
import deltamask.variant.ModelCard.Layout;
import deltamask.variant.ModelCard.Numbers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what libtorch says, many lines with C++ frames, into one sentence. */
final class EngineComplaint {
    private static final Pattern UNKNOWN_OPERATOR = Pattern.compile("Unknown builtin op: ([\\w:.]+)");
    private static final Pattern NEWER_FORMAT = Pattern.compile(
            "Attempted to read a PyTorch file with version (\\d+), but the maximum supported version for reading is"
                    + " (\\d+)");

    /** Half precision met single precision. */
    private static final Pattern TWO_TYPES =
            Pattern.compile("Half\\b.*\\bfloat\\b|\\bfloat\\b.*Half\\b", Pattern.CASE_INSENSITIVE);

    /** Double or bfloat16 met what was fed. */
    private static final Pattern OTHER_NUMBERS =
            Pattern.compile("(?:\\bdouble\\b|BFloat16).*\\bsame\\b|\\bsame\\b.*(?:\\bdouble\\b|BFloat16)");

    private static final Pattern NO_HALF = Pattern.compile("\"(\\w+)\" not implemented for 'Half'");

    private static final Pattern NO_TENSORS = Pattern.compile(
            "Unsupported IValue type|Only one level of map is supported|isString\\(\\) INTERNAL ASSERT");

    private static final Pattern MORE_INPUTS = Pattern.compile("is missing value for argument '(\\w+)'");

    private static final Pattern OTHER_CHANNELS =
            Pattern.compile("to have \\d+ channels, but got \\d+ channels instead");

    /** Letters of the engine's words in a sentence. */
    private static final int LINE = 120;
    /** Letters of them where all are to be read. */
    private static final int ALL = 3000;

    private EngineComplaint() {}

    static UnusableException whileLoading(Path file, String engineVersion, Exception failure) {
        String message = String.valueOf(failure.getMessage());
        String remedy = ": export it again with PyTorch " + engineVersion + ".";
        Matcher operator = UNKNOWN_OPERATOR.matcher(message);
        if (operator.find()) {
            return new UnusableException(
                    "The model " + file + " uses " + trimmed(operator.group(1))
                            + ", which PyTorch " + engineVersion
                            + " (the one that runs here) does not know, so a newer PyTorch or an extension wrote it"
                            + remedy,
                    failure);
        }
        Matcher format = NEWER_FORMAT.matcher(message);
        if (format.find()) {
            return new UnusableException(
                    "The model " + file + " has file format " + format.group(1) + ", PyTorch " + engineVersion
                            + " (the one that runs here) reads up to " + format.group(2)
                            + ", so a newer PyTorch wrote it" + remedy,
                    failure);
        }
        return new UnusableException(
                "The model " + file + " could not be loaded by PyTorch " + engineVersion + ": " + reason(message) + ".",
                failure);
    }

    static UnusableException whileRunning(Path file, Tensor input, ModelCard.Input card, Exception failure) {
        String message = String.valueOf(failure.getMessage());
        boolean last = card.layout() == Layout.NHWC;
        String given = last
                ? "1 x %d x %d x %d".formatted(input.height(), input.width(), input.channels())
                : "1 x %d x %d x %d".formatted(input.channels(), input.height(), input.width());
        Optional<String> hopeless = hopeless(message);
        if (hopeless.isPresent()) {
            return new UnusableException("The model " + file + hopeless.get() + ".", failure);
        }
        Remedy remedy = remedy(message, card);
        return new CardMisfitException(
                new Complaint(
                        "The model %s failed on an input of %s".formatted(file, given) + remedy.because(),
                        remedy.advice(),
                        remedy.fields(),
                        shortened(reason(message), LINE),
                        shortened(message.strip(), ALL)),
                failure);
    }

    /** What no card would mend: the sentence after the model's name, with what to do. */
    private static Optional<String> hopeless(String message) {
        if (NO_TENSORS.matcher(message).find()) {
            return Optional.of(" returned something that holds other things than tensors: export it again so that it"
                    + " returns a tensor, a tuple or list of tensors, or one dict of them by names");
        }
        Matcher missing = MORE_INPUTS.matcher(message);
        if (missing.find()) {
            return Optional.of(" wants more than a picture, also \"" + missing.group(1)
                    + "\": export it again so that its forward takes one tensor");
        }
        if (OTHER_NUMBERS.matcher(message).find()) {
            return Optional.of(" computes with numbers that are neither float32 nor float16: export it again after"
                    + " model.float()");
        }
        Matcher half = NO_HALF.matcher(message);
        if (half.find()) {
            return Optional.of(" uses " + half.group(1) + ", which PyTorch has not for half precision on this device:"
                    + " export it again after model.float()");
        }
        return Optional.empty();
    }

    /** @param because goes on with the sentence that it failed; may be empty */
    private record Remedy(String because, String advice, List<CardField> fields) {}

    private static Remedy remedy(String message, ModelCard.Input card) {
        if (TWO_TYPES.matcher(message).find()) {
            Numbers other = card.numbers() == Numbers.FLOAT16 ? Numbers.FLOAT32 : Numbers.FLOAT16;
            return new Remedy(
                    " of " + card.numbers().json() + " numbers, as it computes with others",
                    "set %s to " + other.json(),
                    List.of(CardField.PRECISION));
        }
        if (OTHER_CHANNELS.matcher(message).find()) {
            Layout other = card.layout() == Layout.NHWC ? Layout.NCHW : Layout.NHWC;
            return new Remedy(
                    ", whose channels it looks for in another place",
                    "set %s to " + other.name(),
                    List.of(CardField.LAYOUT));
        }
        return new Remedy(
                "", "set the input size that it was made for (%s, %s)", List.of(CardField.RESIZE, CardField.SIZE));
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    /** The line that names the error: the first, or in a TorchScript traceback the one after "RuntimeError:". */
    private static String reason(String message) {
        int error = message.lastIndexOf("RuntimeError:");
        String text = error >= 0 ? message.substring(error + "RuntimeError:".length()) : message;
        return Reasons.firstLine(text);
    }

    private static String trimmed(String operator) {
        return operator.endsWith(".") ? operator.substring(0, operator.length() - 1) : operator;
    }
}
