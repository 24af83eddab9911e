package deltamask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a command says of images that fail. */
final class FailuresTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private PrintStream before;
    private Failures failures;

    @BeforeEach
    void listen() {
        before = System.err;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        failures = new Failures(new Terminal(false));
    }

    @AfterEach
    void stop() {
        System.setErr(before);
    }

    private List<String> lines() {
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void theFirstOfAKindIsToldAtOnceAndTheOthersAreCounted() {
        for (int i = 1; i <= 48; i++) {
            failures.add(i + ".jpg", "The output is 1 x 1 x " + 10 * i + " x 20, where classes are expected.");
            assertThat(lines())
                    .containsExactly("deltamask: 1.jpg: The output is 1 x 1 x 10 x 20, where classes are expected.");
        }
        failures.end("images.csv");

        assertThat(lines()).hasSize(2);
        assertThat(lines().get(1))
                .isEqualTo("deltamask: 47 more failed in the same way as 1.jpg: 2.jpg, 3.jpg, 4.jpg, 5.jpg, 6.jpg and"
                        + " 42 others; each reason stands in images.csv.");
    }

    @Test
    void otherReasonsAreToldEach() {
        failures.add("3.jpg", "/set/3.jpg is cut short.");
        failures.add("4.png", "/set/4.png is empty.");
        failures.add("5.jpg", "/set/5.jpg is cut short.");
        failures.end("comparison.csv");

        assertThat(lines())
                .containsExactly(
                        "deltamask: 3.jpg: /set/3.jpg is cut short.",
                        "deltamask: 4.png: /set/4.png is empty.",
                        "deltamask: 1 more failed in the same way as 3.jpg: 5.jpg; each reason stands in"
                                + " comparison.csv.");
    }

    @Test
    void moreKindsThanAreReadAreCounted() {
        for (char kind = 'a'; kind < 'a' + 13; kind++) {
            failures.add("x.png", "reason " + kind);
        }
        failures.end("comparison.csv");

        assertThat(lines()).hasSize(11).last().asString().contains("3 more failed for other reasons");
    }
}
