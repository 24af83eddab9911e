package deltamask.inference;

import deltamask.failure.UnusableException;
import deltamask.variant.ModelCard;
import deltamask.variant.ModelCards;
import deltamask.variant.Variant;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** A worker's end of the {@link Protocol}: hears what it is told and answers, and loads its variant first of all. */
final class WorkerLines {
    private final BufferedReader in;
    private final PrintStream out;

    WorkerLines(InputStream in, PrintStream out) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = out;
    }

    /** The variant that was loaded, and what segments with it. */
    record Opened(Variant variant, Segmenter segmenter) {}

    /** The next message; empty when the input has ended. */
    <T> Optional<T> hear(Class<T> type) throws IOException {
        return Optional.ofNullable(in.readLine()).map(line -> Protocol.read(line, type));
    }

    /** From any thread. */
    synchronized void say(Object message) {
        out.println(Protocol.MARK + Protocol.write(message));
        out.flush();
    }

    /** Loads what it is told to, and says so; empty where the model cannot be used, which is said as well. */
    Optional<Opened> open(Protocol.Load load, Segmenter.Loader loader) {
        try {
            Path file = Path.of(load.model());
            ModelCard card = ModelCards.parse(load.card(), "The model card of " + file, file);
            // Hash and size are for those who keep results.
            Variant variant = new Variant(file, card, load.hasCard(), "", 0);
            Segmenter segmenter = loader.load(variant, load.threads(), load.device());
            say(new Protocol.Loaded(null, segmenter.engine(), segmenter.device(), segmenter.loadNanos() / 1e6));
            return Optional.of(new Opened(variant, segmenter));
        } catch (UnusableException e) {
            say(new Protocol.Loaded(e.getMessage(), "", "", 0));
            return Optional.empty();
        }
    }
}
