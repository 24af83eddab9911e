package deltamask.variant.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundled models hold what PyTorch says they hold; {@code inspect_expected.py} wrote that down. */
final class InspectorTest {
    private static final Path MODELS = Path.of("models");
    private static final Map<String, String> STORAGES = Map.of(
            "float32", "FloatStorage",
            "float64", "DoubleStorage",
            "int64", "LongStorage",
            "int16", "ShortStorage",
            "qint8", "QInt8Storage");

    /** One file's part of the fixture. */
    private record Expected(
            Map<String, Integer> operators,
            int per_tensor,
            int per_channel,
            long parameters,
            Map<String, Long> weight_bytes,
            int run,
            Integer bytecode_version,
            List<String> lite_operators) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scripted.pt",
                "scripted.ptl",
                "scripted_optimized.pt",
                "scripted_optimized.ptl",
                "quantized_scripted.pt",
                "quantized_scripted.ptl",
                "quantized_scripted_optimized.pt",
                "quantized_scripted_optimized.ptl"
            })
    void theBundledModelsHoldWhatPyTorchSays(String name) throws Exception {
        Map<String, Expected> all = new Gson()
                .fromJson(
                        Files.readString(Path.of("src/test/resources/fixtures/inspect.json")),
                        new TypeToken<Map<String, Expected>>() {}.getType());
        Expected expected = all.get(name);
        Inspection found = Inspector.inspect(MODELS.resolve(name));
        assertThat(found.operators()).isEqualTo(expected.operators());
        assertThat(found.convolutions().perTensor()).isEqualTo(expected.per_tensor());
        assertThat(found.convolutions().perChannel()).isEqualTo(expected.per_channel());
        assertThat(found.convolutions().all()).isEqualTo(expected.run());
        assertThat(found.weights().parameters()).isEqualTo(expected.parameters());
        Map<String, Long> bytes = new TreeMap<>();
        found.weights().bytesByType().forEach((type, sum) -> bytes.put(STORAGES.get(type), sum));
        assertThat(bytes).isEqualTo(expected.weight_bytes());
        assertThat(found.lite().map(Inspection.Lite::bytecodeVersion).orElse(null))
                .isEqualTo(expected.bytecode_version());
        assertThat(found.lite().map(Inspection.Lite::operators).orElse(List.of()))
                .isEqualTo(expected.lite_operators());
        assertThat(found.unfollowed()).isZero();
        assertThat(found.output()).isEqualTo(new Inspection.Output("Dict[str, Tensor]", List.of("out")));
    }

    @Test
    void theFloatModelIsSaidToHoldNothingQuantized() throws Exception {
        assertThat(Findings.of(Inspector.inspect(MODELS.resolve("scripted.pt"))))
                .containsExactly("Nothing in this file is quantized.");
    }

    @Test
    void theQuantizedModelIsSaidToBeInt8AndHow() throws Exception {
        assertThat(Findings.of(Inspector.inspect(MODELS.resolve("quantized_scripted.pt"))))
                .contains(
                        "All 55 convolutions are int8, 54 with one scale for each channel and 1 with one for the whole"
                                + " tensor.");
    }

    @Test
    void prepackedConvolutionsAreSaidToDependOnThreads() throws Exception {
        Inspection a = Inspector.inspect(MODELS.resolve("scripted.pt"));
        Inspection b = Inspector.inspect(MODELS.resolve("scripted_optimized.pt"));
        assertThat(Findings.of(a, b))
                .contains("B: The convolutions are prepacked for XNNPACK: expect the time to depend on the number of"
                        + " threads.");
    }

    @Test
    void dynamicQuantizationThatChangedNothingIsNamed() throws Exception {
        Inspection plain = Inspector.inspect(MODELS.resolve("scripted.pt"));
        Inspection claimed = new Inspection(
                plain.file(),
                plain.fileBytes(),
                plain.formatVersion(),
                plain.torch(),
                List.of("dynamic quantization", "torch.jit.script"),
                plain.operators(),
                plain.kinds(),
                plain.convolutions(),
                plain.linears(),
                plain.weights(),
                plain.lite(),
                plain.output(),
                plain.unfollowed());
        assertThat(Findings.of(plain, claimed))
                .contains(
                        "B: The model card says \"dynamic quantization\", but that changed nothing: it converts linear"
                                + " and recurrent layers, and not convolutions.",
                        "A and B hold the same operators and the same amounts of weights: nothing that is counted here"
                                + " differs.");
    }

    @Test
    void eachLineOfTheTableSaysWhetherItDiffers() throws Exception {
        Inspection a = Inspector.inspect(MODELS.resolve("scripted.pt"));
        Inspection b = Inspector.inspect(MODELS.resolve("quantized_scripted.pt"));
        assertThat(Figures.of(a, b))
                .contains(
                        new Figures.Row("Convolutions", "int8", "0", "55", true),
                        new Figures.Row("Convolutions", "all", "55", "55", false));
        assertThat(Figures.of(a)).noneMatch(Figures.Row::differs);
    }
}
