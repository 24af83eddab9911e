package deltamask.inference;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * A product and a sum with one rounding, where the processor can do that. PyTorch's kernels for AVX2, AVX-512 and ARM
 * are compiled so, those for older processors are not, and a bit of difference turns labels over.
 */
final class Fused {
    private static final boolean AVAILABLE = available();

    private Fused() {}

    /** a x b + c. */
    static float multiplyAdd(float a, float b, float c) {
        return AVAILABLE ? Math.fma(a, b, c) : a * b + c;
    }

    /** Without the instruction {@link Math#fma} computes with BigDecimal, a thousand times slower. */
    private static boolean available() {
        try {
            HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return machine == null
                    || Boolean.parseBoolean(machine.getVMOption("UseFMA").getValue());
        } catch (IllegalArgumentException | LinkageError e) {
            return true;
        }
    }
}
