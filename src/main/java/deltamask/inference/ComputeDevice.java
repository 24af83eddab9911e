package deltamask.inference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** What networks are run on. */
public enum ComputeDevice {
    CPU,
    /** The first GPU that CUDA sees. */
    CUDA;

    private static final String NATIVES = "native/lib/pytorch.properties";

    /** What this DeltaMask was built for, whether or not the machine has it: CPU alone, or CUDA too. */
    public static List<ComputeDevice> offered() {
        return offered(ComputeDevice.class.getClassLoader());
    }

    /** @param natives has PyTorch's native libraries, and the file beside them that says for what they were built */
    static List<ComputeDevice> offered(ClassLoader natives) {
        try (InputStream file = natives.getResourceAsStream(NATIVES)) {
            Properties built = new Properties();
            if (file != null) {
                built.load(file);
            }
            return built.getProperty("flavor", "cpu").startsWith("cu") ? List.of(CPU, CUDA) : List.of(CPU);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On the command line and in files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
