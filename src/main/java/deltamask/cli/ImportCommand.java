package deltamask.cli;

import deltamask.dataset.Dataset;
import deltamask.dataset.MaskFormat;
import deltamask.failure.UnusableException;
import deltamask.home.Installation;
import deltamask.run.Conditions;
import deltamask.run.Run;
import deltamask.run.imports.Acceptance;
import deltamask.run.imports.ImportRequest;
import deltamask.run.imports.Importer;
import deltamask.run.imports.Misfit;
import deltamask.run.imports.Pairer;
import deltamask.run.imports.PairingReport;
import deltamask.run.imports.Watch;
import deltamask.variant.Variant;
import deltamask.variant.Variants;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a Run of masks and times from elsewhere. */
@Command(
        name = "import",
        description = "Take masks and times that a phone or another program made, as a Run. How they fit the dataset is"
                + " told first; what does not fit must be accepted, or nothing is written.")
final class ImportCommand implements Callable<Integer> {
    private static final String ALL = "all";
    private static final String AUTO = "auto";

    @Option(names = "--dataset", required = true, paramLabel = "DIR", description = "Folder of the images.")
    private Path dataset;

    @Option(
            names = "--masks",
            required = true,
            paramLabel = "DIR",
            description = "Folder of masks named like the images, or a Run's folder.")
    private Path masks;

    @Option(
            names = "--timings",
            paramLabel = "FILE",
            description = "CSV with image and forward_ms, logcat lines \"inference time (ms): N\", or the JSON of an"
                    + " ExecuTorch or TFLite benchmark (default: the Run's own images.csv).")
    private Path timings;

    @Option(
            names = "--times-in-order",
            description = "The logcat's times are those of the images, one for each, in the dataset's order.")
    private boolean timesInOrder;

    @Option(names = "--out", required = true, paramLabel = "RUN", description = "New or empty folder for the Run.")
    private Path out;

    @Option(
            names = "--format",
            paramLabel = "auto|grey|ids|palette|phone",
            defaultValue = AUTO,
            description = "How masks are read; phone: red, green and blue on black (default: found out).")
    private String format;

    @Option(
            names = "--against",
            paramLabel = "RUN",
            description = "A Run of the dataset that shows which way up masks are (default: the truths).")
    private Path against;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "The model that was run: its name, hash, size and classes go into the Run.")
    private String model;

    @Option(names = "--name", paramLabel = "NAME", description = "The variant's name (default: the model's).")
    private String name;

    @Option(names = "--device", paramLabel = "NAME", description = "The device that it ran on.")
    private String device;

    @Option(
            names = "--accept",
            paramLabel = "KIND",
            split = ",",
            description = "What may not fit: all, or of missing, extra, double, unreadable, size, turned, times.")
    private List<String> accept = List.of();

    @Option(
            names = "--turn",
            paramLabel = "all|IMAGE",
            description =
                    "Make the masks upright that are suspected to be turned or mirrored: all, or that of one image;"
                            + " may be repeated.")
    private List<String> turn = List.of();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private CommonOptions common;

    private final Installation installation;

    ImportCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() throws UnusableException {
        common.report();
        Optional<Conditions> conditions = Optional.of(common.conditions()).filter(known -> common.namesThreads());
        Set<Misfit.Kind> kinds = kinds();
        Optional<MaskFormat> readAs = format();
        Terminal terminal = common.terminal();
        Dataset opened = common.dataset(dataset, terminal);
        OutputFolder.checkPlace(out, opened, false, "");
        Optional<Variant> variant =
                model == null ? Optional.empty() : Optional.of(Variants.open(installation.model(model)));
        Watch watch = (done, total) -> {
            terminal.progress(done + " of " + total + " masks");
            return true;
        };
        PairingReport report = Pairer.pair(
                new ImportRequest(
                        opened,
                        masks,
                        Optional.ofNullable(timings),
                        timesInOrder,
                        readAs,
                        Optional.ofNullable(against),
                        variant,
                        Optional.ofNullable(name),
                        Optional.ofNullable(device),
                        conditions),
                watch);
        Acceptance acceptance = new Acceptance(kinds, turned(report));
        if (!json) {
            terminal.result(ImportText.of(report));
        }
        List<Misfit> open = report.open(acceptance);
        Optional<Run> run;
        try {
            run = open.isEmpty() ? Optional.of(Importer.write(report, acceptance, out, watch)) : Optional.empty();
        } catch (CancellationException toldToEnd) {
            // The watch goes on: the program ends, and who ended it knows.
            return ExitCode.NOTHING_DONE;
        }
        if (json) {
            terminal.result(ImportJson.of(report, open, run));
        }
        if (run.isEmpty()) {
            terminal.error(refusal(open, report));
            return ExitCode.NOTHING_DONE;
        }
        if (!json) {
            terminal.result("\nRun: " + out);
        }
        return report.failures().isEmpty() ? ExitCode.DONE : ExitCode.SOME_IMAGES_FAILED;
    }

    private static String refusal(List<Misfit> open, PairingReport report) {
        String kinds =
                open.stream().map(misfit -> misfit.kind().toString()).distinct().collect(Collectors.joining(","));
        boolean turnable = open.stream()
                .anyMatch(misfit -> misfit.kind() == Misfit.Kind.TURNED
                        && misfit.sample()
                                .filter(sample -> report.turnable().contains(sample.name()))
                                .isPresent());
        return "Nothing was imported, because not everything fits: accept it as it is with --accept " + kinds
                + (turnable ? ", or have what lies the wrong way made upright with --turn all" : "") + ".";
    }

    private Set<Misfit.Kind> kinds() {
        Set<Misfit.Kind> kinds = EnumSet.noneOf(Misfit.Kind.class);
        for (String kind : accept) {
            if (kind.equals(ALL)) {
                return EnumSet.allOf(Misfit.Kind.class);
            }
            try {
                kinds.add(Misfit.Kind.parse(kind));
            } catch (IllegalArgumentException e) {
                throw common.usage("--accept: " + e.getMessage());
            }
        }
        return kinds;
    }

    private Optional<MaskFormat> format() {
        try {
            return format.equals(AUTO) ? Optional.empty() : Optional.of(MaskFormat.parse(format));
        } catch (IllegalArgumentException e) {
            throw common.usage("--format: " + e.getMessage() + " or auto");
        }
    }

    private Set<String> turned(PairingReport report) {
        Set<String> turned = new TreeSet<>();
        for (String image : turn) {
            if (image.equals(ALL)) {
                turned.addAll(report.turnable());
            } else if (report.turnable().contains(image)) {
                turned.add(image);
            } else {
                throw common.usage(
                        "--turn: no mask of an image \"" + image + "\" is suspected in a way that can be undone");
            }
        }
        return turned;
    }
}
