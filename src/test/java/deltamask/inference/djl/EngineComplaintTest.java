package deltamask.inference.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.EngineException;
import deltamask.inference.Tensor;
import deltamask.variant.ModelCard;
import deltamask.variant.ModelCards;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What libtorch says in many lines becomes one sentence. */
final class EngineComplaintTest {
    private static final Path FILE = Path.of("x.pt");

    private static String loading(String message) {
        return EngineComplaint.whileLoading(FILE, "2.7.1", new EngineException(message))
                .getMessage();
    }

    private static final ModelCard.Input CARD =
            ModelCards.torchvisionConvention(FILE).input();

    @Test
    void anUnknownOperatorMeansANewerPyTorch() {
        assertThat(loading("""

                        Unknown builtin op: aten::_upsample_lanczos2d_aa.
                        Could not find any similar ops to aten::_upsample_lanczos2d_aa.
                          File "code/__torch__.py", line 7
                        """))
                .isEqualTo("The model x.pt uses aten::_upsample_lanczos2d_aa, which PyTorch 2.7.1 (the one that runs"
                        + " here) does not know, so a newer PyTorch or an extension wrote it: export it again with"
                        + " PyTorch 2.7.1.");
    }

    @Test
    void anythingElseIsCutToItsFirstLine() {
        assertThat(loading("  PytorchStreamReader failed locating file\nframe #0: c10::Error"))
                .isEqualTo("The model x.pt could not be loaded by PyTorch 2.7.1: PytorchStreamReader failed locating"
                        + " file.");
    }

    @Test
    void aTracebackIsCutToItsError() {
        String message = "The following operation failed in the TorchScript interpreter.\nTraceback of TorchScript"
                + " (most recent call last):\n  File \"code\", line 4\nRuntimeError: shape '[1]' is invalid\n";

        assertThat(EngineComplaint.whileRunning(
                                FILE, new Tensor(3, 2, 1, new float[6]), CARD, new EngineException(message))
                        .getMessage())
                .isEqualTo("The model x.pt failed on an input of 1 x 3 x 2 x 1: set the input size that it was made"
                        + " for (input.resize, input.width and input.height). PyTorch said: shape '[1]' is invalid.");
    }
}
