package deltamask.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deltamask.Fixtures;
import deltamask.failure.UnusableException;
import deltamask.variant.Variants;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** These tests are built for the CPU. */
final class ComputeDeviceTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"cpu, 1", "cpu-precxx11, 1", "cu124, 2", "cu121-precxx11, 2"})
    void cudaIsOfferedWhereTheNativesAreBuiltForIt(String flavour, int devices) throws Exception {
        Path natives = Files.createDirectories(folder.resolve("native/lib")).resolve("pytorch.properties");
        Files.writeString(natives, "version=2.5.1\nflavor=" + flavour + "\n");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            assertThat(ComputeDevice.offered(loader))
                    .isEqualTo(List.of(ComputeDevice.values()).subList(0, devices));
        }
    }

    @Test
    void ofThisBuildTheCpuAloneIsOffered() {
        assertThat(ComputeDevice.offered()).containsExactly(ComputeDevice.CPU);
    }

    @Test
    void cudaIsRefusedInASentenceWhereItIsNotThere() throws Exception {
        var variant = Variants.open(Fixtures.MODELS.resolve("scripted.pt"));
        assertThatThrownBy(() -> Probe.start(variant, 1, ComputeDevice.CUDA))
                .isInstanceOf(UnusableException.class)
                .hasMessage("This DeltaMask was built for the CPU alone: build it with -Pcuda for CUDA, or run on"
                        + " the CPU.");
    }
}
