package deltamask.ui.variants;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.Fixtures;
import deltamask.inference.Probe;
import deltamask.variant.Variant;
import deltamask.variant.Variants;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ThreadCheckTest {
    @Test
    void severalTimesSlowerIsSaidWithBothTimes() {
        ThreadCheck slow = new ThreadCheck(2, 11, 213);

        assertThat(slow.isSlow()).isTrue();
        assertThat(slow.sentence("Optimized"))
                .isEqualTo("Optimized is 19.4 times slower than it need be: a forward takes 213 ms with 2 threads and"
                        + " 11.0 ms with one. Choose one thread.");
    }

    @Test
    void upToTwiceIsNoReasonToWarn() {
        ThreadCheck usual = new ThreadCheck(4, 10, 20);

        assertThat(usual.isSlow()).isFalse();
        assertThat(usual.sentence("Scripted"))
                .isEqualTo("Scripted: a forward takes 20.0 ms with 4 threads and 10.0 ms with one.");
    }

    @Test
    void bothNumbersOfThreadsAreMeasured() throws Exception {
        Variant variant = Variants.open(Fixtures.MODELS.resolve("scripted.pt"));
        List<Integer> used = new ArrayList<>();

        ThreadCheck check = ThreadCheck.measure(
                variant,
                variant.card(),
                Fixtures.PNG.resolve("images/3.png"),
                2,
                (Probe probe) -> used.add(probe.threads()));

        assertThat(used).containsExactly(1, 2);
        assertThat(check.threads()).isEqualTo(2);
        assertThat(check.oneMs()).isPositive();
        assertThat(check.chosenMs()).isPositive();
    }
}
