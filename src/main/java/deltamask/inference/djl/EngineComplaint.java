package deltamask.inference.djl;

import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.inference.Tensor;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what libtorch says, many lines with C++ frames, into one sentence. */
final class EngineComplaint {
    private static final Pattern UNKNOWN_OPERATOR = Pattern.compile("Unknown builtin op: ([\\w:.]+)");
    private static final Pattern NEWER_FORMAT = Pattern.compile(
            "Attempted to read a PyTorch file with version (\\d+), but the maximum supported version for reading is"
                    + " (\\d+)");

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

    static UnusableException whileRunning(Path file, Tensor input, Exception failure) {
        return new UnusableException(
                "The model %s failed on an input of 1 x %d x %d x %d: %s; check the input size in its card."
                        .formatted(
                                file,
                                input.channels(),
                                input.height(),
                                input.width(),
                                reason(String.valueOf(failure.getMessage()))),
                failure);
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
