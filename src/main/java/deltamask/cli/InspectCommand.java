package deltamask.cli;

import deltamask.failure.UnusableException;
import deltamask.home.Installation;
import deltamask.variant.inspect.Inspection;
import deltamask.variant.inspect.Inspector;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what is in a model file. */
@Command(
        name = "inspect",
        description = "Tell what is in a model file, without running it: how many convolutions are int8, operators,"
                + " weights by type, the lite interpreter's part.")
final class InspectCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A .pt or .ptl file, or the name of one in models/.")
    private String file;

    @Option(names = "--against", paramLabel = "FILE", description = "Another one as B, beside the first as A.")
    private String against;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    private final Installation installation;

    InspectCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() throws UnusableException {
        Inspection a = Inspector.inspect(installation.model(file));
        String result;
        if (against == null) {
            result = json ? InspectionJson.of(a) : InspectionText.of(a);
        } else {
            Inspection b = Inspector.inspect(installation.model(against));
            result = json ? InspectionJson.of(a, b) : InspectionText.of(a, b);
        }
        new Terminal(false).result(result);
        return ExitCode.DONE;
    }
}
