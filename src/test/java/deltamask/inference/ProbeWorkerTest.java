package deltamask.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import deltamask.Fixtures;
import deltamask.failure.UnusableException;
import deltamask.variant.ModelCard;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProbeWorkerTest {
    @TempDir
    private Path folder;

    /** A network that refuses everything. */
    private static final class Refusing extends FakeSegmenter {
        @Override
        public Prediction forward(Tensor input) throws UnusableException {
            throw new UnusableException("It refuses.");
        }

        @Override
        public Outputs look(Tensor input, ModelCard card) throws UnusableException {
            throw new UnusableException("It refuses.");
        }
    }

    /** A program that is killed closes the input of its workers, and removes nothing itself. */
    @Test
    void theFileOfNumbersGoesWhenTheInputEnds() throws Exception {
        Path numbers = Files.createFile(folder.resolve("some.numbers"));
        String image = Fixtures.PNG.resolve("images/3.png").toString();
        String lines = Protocol.write(
                        new Protocol.Load("x.pt", new JsonObject(), false, 1, ComputeDevice.CPU, 0, Pace.ONE_BY_ONE))
                + "\n"
                + Protocol.write(new Protocol.Look(image, new JsonObject(), numbers.toString(), 0, 1))
                + "\n";
        InputStream in = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new ProbeWorker(
                        (variant, threads, device) -> new Refusing(),
                        in,
                        new PrintStream(out, true, StandardCharsets.UTF_8))
                .serve();

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("It refuses");
        assertThat(numbers).doesNotExist();
    }
}
