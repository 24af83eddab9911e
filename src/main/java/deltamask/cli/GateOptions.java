package deltamask.cli;

import deltamask.report.GateTarget;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What must be kept for exit code 0. */
final class GateOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--gate",
            paramLabel = "0.99",
            description = "Exit with 1 when B keeps less than this share of A's mean IoU.")
    private Double gate;

    @Option(
            names = "--gate-loss",
            paramLabel = "0.05",
            description = "Exit with 1 when any image loses more IoU than this, or its loss cannot be known.")
    private Double loss;

    Optional<GateTarget> target() {
        if (gate != null && !(gate > 0 && gate <= 10)) {
            throw usage("--gate is a share of A's mean IoU, such as 0.99");
        }
        if (loss != null && !(loss >= 0 && loss <= 1)) {
            throw usage("--gate-loss is a loss of IoU from 0 to 1, such as 0.05");
        }
        return gate == null && loss == null
                ? Optional.empty()
                : Optional.of(new GateTarget(optional(gate), optional(loss)));
    }

    private static OptionalDouble optional(Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private ParameterException usage(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
