package deltamask.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deltamask.failure.UnusableException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class CircumstancesTest {
    private static final Path RUN = Path.of("kept", "a");

    private static Run.Info info(Mode mode, String engine, String device, String waitPolicy, String java) {
        return new Run.Info(
                "v",
                OptionalLong.of(5),
                Optional.of("abc"),
                "set",
                Optional.of(new Conditions(1, mode, 3, 1)),
                Optional.of("2026-01-01T00:00:00Z"),
                Optional.empty(),
                Optional.of(waitPolicy).filter(policy -> !policy.isEmpty()),
                Map.of("java", java, "deltamask", "1"),
                Run.Made.by(engine, device));
    }

    private static final Run.Info TIMED = info(Mode.TIMED, "PyTorch 2.7.1", "cpu", "passive", "17");

    @Test
    void theSameGoTogether() {
        assertThatCode(() -> Circumstances.mustBeAlike(
                        RUN, TIMED, info(Mode.TIMED, "PyTorch 2.7.1", "cpu", "passive", "17")))
                .doesNotThrowAnyException();
    }

    @Test
    void allThatDiffersIsNamed() {
        Run.Info now = info(Mode.TIMED, "PyTorch 2.8.0", "gpu 0", "active", "21");

        assertThat(Circumstances.differences(TIMED, now))
                .containsExactly(
                        "engine PyTorch 2.7.1, now PyTorch 2.8.0",
                        "device cpu, now gpu 0",
                        "wait policy passive, now active",
                        "Java 17, now 21");
        assertThatThrownBy(() -> Circumstances.mustBeAlike(RUN, TIMED, now))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining(RUN.toString())
                .hasMessageContaining("device cpu, now gpu 0; wait policy passive, now active")
                .hasMessageContaining("run the whole comparison anew");
    }

    @Test
    void ofAFastRunOnlyWhatMayChangeAMaskCounts() {
        Run.Info fast = info(Mode.FAST, "PyTorch 2.7.1", "cpu", "passive", "17");

        assertThat(Circumstances.differences(fast, info(Mode.FAST, "PyTorch 2.7.1", "cpu", "active", "21")))
                .isEmpty();
        assertThat(Circumstances.differences(fast, info(Mode.FAST, "PyTorch 2.7.1", "gpu 0", "active", "21")))
                .containsExactly("device cpu, now gpu 0");
    }

    @Test
    void whatIsNotRecordedIsNotTakenForTheSame() {
        assertThat(Circumstances.differences(info(Mode.TIMED, "PyTorch 2.7.1", "cpu", "", "17"), TIMED))
                .containsExactly("wait policy not recorded, now passive");
    }
}
