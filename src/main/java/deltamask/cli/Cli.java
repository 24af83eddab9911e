package deltamask.cli;

import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.home.Installation;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** The command line. */
@Command(
        name = "deltamask",
        description = "Shows what an optimisation did to a segmentation model: runs two variants on a folder of images"
                + " and tells which images changed, by how much, and what was gained in time and size.",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        footer = {
            "",
            "A model is a path, or the name of a file in the folder models beside bin. It is fed and read as its card"
                    + " says: MODEL.json beside it, which the window's preflight can make.",
            "",
            "Exit codes: 0 done, 1 the gate failed, 2 wrong usage, 3 nothing could be done, 4 done but some images"
                    + " failed."
        })
public final class Cli {
    private Cli() {}

    /** Runs a command; without one, opens the window. Returns the exit code. */
    public static int execute(
            String[] arguments, Installation installation, OpenCommand.Window window, BenchCommand.Bench bench) {
        CommandLine commands = new CommandLine(new Cli())
                .addSubcommand(new OpenCommand(installation, window))
                .addSubcommand(new RunCommand(installation))
                .addSubcommand(new CompareCommand(installation))
                .addSubcommand(new ImportCommand(installation))
                .addSubcommand(new InspectCommand(installation))
                .addSubcommand(new ReportCommand())
                .addSubcommand(new BenchCommand(bench));
        commands.getSubcommands().values().forEach(command -> command.getCommandSpec()
                .mixinStandardHelpOptions(true));
        commands.setParameterExceptionHandler(Cli::usage);
        commands.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure));
        commands.setExpandAtFiles(false);
        try {
            return commands.execute(arguments.length == 0 ? new String[] {"open"} : arguments);
        } catch (LinkageError | OutOfMemoryError | StackOverflowError | java.awt.AWTError e) {
            return failed(e);
        }
    }

    private static int usage(ParameterException wrong, String[] arguments) {
        new Terminal(false)
                .error(Reasons.firstLine(wrong.getMessage()) + "; see \""
                        + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help\".");
        return ExitCode.USAGE;
    }

    private static int failed(Throwable failure) {
        Terminal terminal = new Terminal(false);
        if (failure instanceof ParameterException wrong) {
            return usage(wrong, new String[0]);
        }
        if (failure instanceof UnusableException) {
            terminal.error(failure.getMessage());
        } else {
            terminal.error("An unexpected failure, which is a fault of DeltaMask: "
                    + failure.getClass().getSimpleName() + ", " + Reasons.of(failure) + ".");
            if (System.getenv("DELTAMASK_DEBUG") != null) {
                failure.printStackTrace();
            }
        }
        return ExitCode.NOTHING_DONE;
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Optional.ofNullable(Cli.class.getPackage().getImplementationVersion())
                    .orElse("development");
            return new String[] {"DeltaMask " + version};
        }
    }
}
