package deltamask.inference.djl;

import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.inference.CardField;
import deltamask.inference.CardMisfitException;
import deltamask.inference.Complaint;
import deltamask.inference.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what libtorch says, many lines with C++ frames, into one sentence. */
final class EngineComplaint {
    private static final Pattern UNKNOWN_OPERATOR = Pattern.compile("Unknown builtin op: ([\\w:.]+)");
    private static final Pattern NEWER_FORMAT = Pattern.compile(
            "Attempted to read a PyTorch file with version (\\d+), but the maximum supported version for reading is"
                    + " (\\d+)");

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

    static CardMisfitException whileRunning(Path file, Tensor input, Exception failure) {
        String message = String.valueOf(failure.getMessage());
        return new CardMisfitException(
                new Complaint(
                        "The model %s failed on an input of 1 x %d x %d x %d"
                                .formatted(file, input.channels(), input.height(), input.width()),
                        "set the input size that it was made for (%s, %s)",
                        List.of(CardField.RESIZE, CardField.SIZE),
                        shortened(reason(message), LINE),
                        shortened(message.strip(), ALL)),
                failure);
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
