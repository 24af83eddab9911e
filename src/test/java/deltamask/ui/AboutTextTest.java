package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AboutTextTest {
    @ParameterizedTest
    @CsvSource({
        "cpu-2.7.1-linux-x86_64, 2.7.1 (CPU)",
        "cpu-2.7.1-osx-aarch64, 2.7.1 (CPU)",
        "cpu-precxx11-2.7.1-linux-x86_64, 2.7.1 (CPU)",
        "cu124-2.5.1-linux-x86_64, 2.5.1 (CUDA 12.4)",
        "unknown, unknown",
    })
    void pyTorchIsNamedByItsVersionAndWhatItRunsOn(String natives, String words) {
        assertThat(AboutText.pyTorch(natives)).isEqualTo(words);
    }
}
