package deltamask.phone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Paths;
import java.util.Collections;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.pytorch.IValue;
import org.pytorch.PyTorchAndroid;
import org.pytorch.Tensor;
import org.robolectric.RobolectricTestRunner;

/** As far as PyTorch Mobile's own Java classes reach without its native library, which is for Android alone. */
@RunWith(RobolectricTestRunner.class)
public class TorchEngineTest {
    private static final Tensor TENSOR = Tensor.fromBlob(new float[] {1, 2, 3, 4, 5, 6}, new long[] {1, 3, 1, 2});

    @Test
    public void takesATensorADictionaryAndATuple() {
        IValue tensor = IValue.from(TENSOR);
        assertScores(TorchEngine.scores(tensor, "out"));
        assertScores(TorchEngine.scores(IValue.dictStringKeyFrom(Collections.singletonMap("out", tensor)), "out"));
        assertScores(TorchEngine.scores(IValue.tupleFrom(tensor, IValue.from(1L)), "out"));
    }

    private static void assertScores(Scores scores) {
        assertThat(scores.channels).isEqualTo(3);
        assertThat(scores.height).isEqualTo(1);
        assertThat(scores.width).isEqualTo(2);
        assertThat(scores.values).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    public void saysWhatItCannotTake() {
        assertThatThrownBy(() -> TorchEngine.scores(
                        IValue.dictStringKeyFrom(Collections.singletonMap("aux", IValue.from(TENSOR))), "out"))
                .hasMessage("The model returned [aux] without \"out\": name one of them as output.key in the card.");
        assertThatThrownBy(() -> TorchEngine.scores(
                        IValue.from(Tensor.fromBlob(new long[] {1, 2}, new long[] {1, 1, 2})), "out"))
                .hasMessage("The model returned INT64 numbers of the shape [1, 1, 2], not FLOAT32 of 1 x classes x"
                        + " height x width.");
    }

    @Test
    public void withoutANativeLibrarySaysSo() {
        assertThatThrownBy(() -> TorchEngine.load(Paths.get("models/scripted.ptl"), "out", 1))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("PyTorch Mobile has no native library for this machine: ");
    }

    /** The class that sets the threads asks for the lite library, which is not in the full one's archive. */
    @Test
    public void theFullLibraryStandsInForTheLiteOne() {
        assertThatThrownBy(() -> TorchEngine.load(Paths.get("models/scripted.ptl"), "out", 1))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> PyTorchAndroid.setNumThreads(1))
                .isInstanceOf(UnsatisfiedLinkError.class)
                .hasMessageContaining("pytorch_jni")
                .hasMessageNotContaining("pytorch_jni_lite");
    }

    @Test
    public void namesTheVersionThatItIsCompiledAgainst() {
        assertThat(TorchEngine.VERSION).isEqualTo(System.getProperty("phone.pytorch"));
    }

    @Test
    public void theRecorderNeedsNothingOfTheDesktopsCode() {
        classes()
                .that()
                .resideInAPackage("deltamask.phone")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "deltamask.phone", "java..", "android..", "org.json", "org.pytorch", "com.facebook.soloader..")
                .check(new ClassFileImporter()
                        .importClasses(
                                Card.class,
                                Engine.class,
                                Labels.class,
                                Picture.class,
                                Recorder.class,
                                RecorderActivity.class,
                                RunJson.class,
                                Scores.class,
                                Segmenter.class,
                                Segmenter.Result.class,
                                TorchEngine.class));
    }
}
