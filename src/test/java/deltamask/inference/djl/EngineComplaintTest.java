package deltamask.inference.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.EngineException;
import deltamask.inference.CardMisfitException;
import deltamask.inference.Tensor;
import deltamask.variant.ModelCard;
import deltamask.variant.ModelCards;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** What no card mends must not send anybody to the card. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Unsupported IValue type | returns a tensor, a tuple or list of tensors, or one dict
                    Only one level of map is supported | returns a tensor, a tuple or list of tensors, or one dict
                    isString() INTERNAL ASSERT FAILED at "x.h":9 | returns a tensor, a tuple or list of tensors, or one dict
                    forward() is missing value for argument 'y'. Declaration: f | also "y"
                    Input type (float) and bias type (c10::BFloat16) should be the same | model.float()
                    expected m1 and m2 to have the same dtype, but got: float != double | model.float()
                    "slow_conv2d_cpu" not implemented for 'Half' | slow_conv2d_cpu
                    """)
    void whatNoCardMendsIsToldWithWhatDoes(String message, String words) {
        assertThat(EngineComplaint.whileRunning(
                        FILE, new Tensor(3, 2, 1, new float[6]), CARD, new EngineException(message)))
                .isNotInstanceOf(CardMisfitException.class)
                .message()
                .startsWith("The model x.pt ")
                .contains(words)
                .endsWith(".");
    }
}
