package deltamask.cli;

import deltamask.comparison.Rules;
import deltamask.dataset.Dataset;
import deltamask.dataset.Datasets;
import deltamask.dataset.TruthFormat;
import deltamask.failure.UnusableException;
import deltamask.inference.ComputeDevice;
import deltamask.mask.Foreground;
import deltamask.metrics.EmptyMasks;
import deltamask.report.ReportOptions;
import deltamask.run.Conditions;
import deltamask.run.Mode;
import deltamask.variant.Variant;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The options that the commands share. */
final class CommonOptions {
    private static final int PROBLEMS_TOLD = 5;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "CPU threads of each worker (default: 1; in the window what was chosen there last).")
    private Integer threads;

    @Option(
            names = "--compute",
            paramLabel = "cpu|cuda",
            defaultValue = "cpu",
            converter = DeviceConverter.class,
            description = "What the networks are run on (default: cpu); cuda where DeltaMask was built for it.")
    private ComputeDevice device;

    @Option(
            names = "--mode",
            paramLabel = "timed|fast",
            defaultValue = "timed",
            converter = ModeConverter.class,
            description = "timed: variants in turn, times can be compared; fast: all at once (default: timed).")
    private Mode mode;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            defaultValue = "3",
            description = "Forwards per new input shape that are not counted (default: ${DEFAULT-VALUE}).")
    private int warmup;

    @Option(
            names = "--repeats",
            paramLabel = "N",
            defaultValue = "1",
            description = "Counted forwards of each image (default: ${DEFAULT-VALUE}).")
    private int repeats;

    @Option(names = "--limit", paramLabel = "N", description = "Take the first N images only.")
    private Integer limit;

    @Option(
            names = "--foreground",
            paramLabel = "any|ID[,ID]",
            converter = ForegroundConverter.class,
            description = "Classes that are scored (default: what each model's card says).")
    private Foreground foreground;

    @Option(
            names = "--truth",
            paramLabel = "auto|grey|ids|palette|N",
            defaultValue = "auto",
            converter = TruthConverter.class,
            description = "How truth masks are read; N: grey values above it are foreground (default: auto).")
    private TruthFormat truth;

    @Option(
            names = "--empty-score",
            paramLabel = "undefined|1",
            defaultValue = "undefined",
            converter = EmptyConverter.class,
            description = "Score where truth and prediction are both empty (default: undefined).")
    private EmptyMasks emptyMasks;

    @Mixin
    private GateOptions gate;

    @Option(names = "--quiet", description = "Say nothing but errors.")
    private boolean quiet;

    Conditions conditions() {
        int chosen = namesThreads() ? threads : Conditions.DEFAULT.threads();
        atLeast("--threads", chosen, 1);
        atLeast("--warmup", warmup, 0);
        atLeast("--repeats", repeats, 1);
        return new Conditions(chosen, mode, warmup, repeats, device);
    }

    /** Whether a number of threads is asked for. */
    boolean namesThreads() {
        return threads != null;
    }

    Rules rules() {
        return new Rules(Optional.ofNullable(foreground), emptyMasks);
    }

    /** What is taken of a dataset and how its truths are read. */
    UnaryOperator<Dataset> narrowing() {
        if (limit != null) {
            atLeast("--limit", limit, 1);
        }
        return dataset -> {
            Dataset read = truth.equals(TruthFormat.AUTO) ? dataset : dataset.withTruthFormat(truth);
            return limit == null ? read : read.limitedTo(limit);
        };
    }

    /** Opens the dataset and says what did not pair in it. */
    Dataset dataset(Path folder, Terminal terminal) throws UnusableException {
        UnaryOperator<Dataset> narrowing = narrowing();
        Dataset dataset = Datasets.open(folder);
        dataset.problems().stream().limit(PROBLEMS_TOLD).forEach(problem -> terminal.note(problem.message()));
        if (dataset.problems().size() > PROBLEMS_TOLD) {
            terminal.note("%d more files of the dataset did not pair."
                    .formatted(dataset.problems().size() - PROBLEMS_TOLD));
        }
        return narrowing.apply(dataset);
    }

    /** The report as it is left, with the gate that is asked for. */
    ReportOptions report() {
        return ReportOptions.today().with(gate.target());
    }

    /** A class that a model does not have scores 0 everywhere: that is said before it is wondered at. */
    void warnOfUnknownClasses(Variant variant, Terminal terminal) {
        int classes = variant.card().classes().size();
        if (foreground != null && foreground.ids().stream().anyMatch(id -> id >= classes)) {
            terminal.note("The card of %s names %d classes (0 to %d), and --foreground asks for %s."
                    .formatted(variant.file().getFileName(), classes, classes - 1, foreground));
        }
    }

    Terminal terminal() {
        return new Terminal(quiet);
    }

    ParameterException usage(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private void atLeast(String option, int value, int least) {
        if (value < least) {
            throw usage(option + " is a whole number from " + least + ", not " + value);
        }
    }

    private static final class DeviceConverter extends OptionConverter<ComputeDevice> {
        DeviceConverter() {
            super("what computes is cpu or cuda", value -> named(ComputeDevice.values(), ComputeDevice::id, value));
        }
    }

    private static final class ModeConverter extends OptionConverter<Mode> {
        ModeConverter() {
            super("a mode is timed or fast", value -> named(Mode.values(), Mode::toString, value));
        }
    }

    private static final class ForegroundConverter implements ITypeConverter<Foreground> {
        @Override
        public Foreground convert(String value) {
            try {
                return Foreground.parse(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    private static final class TruthConverter implements ITypeConverter<TruthFormat> {
        @Override
        public TruthFormat convert(String value) {
            try {
                return TruthFormat.parse(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    private static final class EmptyConverter extends OptionConverter<EmptyMasks> {
        EmptyConverter() {
            super("a score is undefined or 1", value -> switch (value) {
                case "undefined" -> Optional.of(EmptyMasks.UNDEFINED);
                case "1" -> Optional.of(EmptyMasks.ONE);
                default -> Optional.empty();
            });
        }
    }
}
