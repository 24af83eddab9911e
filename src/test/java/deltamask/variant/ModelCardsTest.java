package deltamask.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import com.google.gson.JsonParser;
import deltamask.failure.UnusableException;
import deltamask.variant.ModelCard.Layout;
import deltamask.variant.ModelCard.Numbers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelCardsTest {
    @TempDir
    private Path folder;

    private ModelCard read(String json) throws Exception {
        Path model = folder.resolve("x.pt");
        Files.writeString(ModelCards.besideOf(model), json);
        return ModelCards.readBeside(model).orElseThrow();
    }

    @Test
    void aFileWithoutACardGetsTorchvisionsConvention() throws Exception {
        assertThat(ModelCards.readBeside(folder.resolve("x.pt"))).isEmpty();
        ModelCard card = ModelCards.torchvisionConvention(folder.resolve("x.pt"));

        assertThat(card.name()).isEqualTo("x.pt");
        assertThat(card.input().width()).isEmpty();
        assertThat(card.input().resize()).isEqualTo(ModelCard.Resize.NONE);
        assertThat(card.input().mean()).containsExactly(0.485, 0.456, 0.406);
        assertThat(card.input().std()).containsExactly(0.229, 0.224, 0.225);
        assertThat(card.output()).isEqualTo(new ModelCard.Output("out", ModelCard.Kind.LOGITS, 0.5));
        assertThat(card.classes()).hasSize(21);
        assertThat(card.className(15)).isEqualTo("person");
        assertThat(card.foreground().isAny()).isTrue();
    }

    @Test
    void readsEveryKey() throws Exception {
        ModelCard card = read("""
                {"name": "n", "architecture": "a", "license": "MIT", "source": "s", "classes": ["background", "cat"],
                 "colours": [null, "#Ff8000"],
                 "foreground": [1, 3], "extra": {"kept": true},
                 "lineage": {"base": "b", "steps": ["one", "two"], "torch": "2.7.1", "quantization_engine": null},
                 "input": {"width": 513, "height": 257, "resize": "stretch", "antialias": false, "center_crop": 200,
                           "multiple_of": 32, "scale": "-1..1", "mean": [0, 0.5, 1], "std": [1, 2, 3],
                           "channel_order": "BGR", "layout": "NHWC", "dtype": "float16"},
                 "output": {"key": "o", "kind": "probability", "threshold": 0.25}}
                """);

        assertThat(card.input())
                .isEqualTo(new ModelCard.Input(
                        java.util.OptionalInt.of(513),
                        java.util.OptionalInt.of(257),
                        ModelCard.Resize.STRETCH,
                        false,
                        java.util.OptionalInt.of(200),
                        java.util.OptionalInt.of(32),
                        true,
                        List.of(0.0, 0.5, 1.0),
                        List.of(1.0, 2.0, 3.0),
                        "BGR",
                        Layout.NHWC,
                        Numbers.FLOAT16));
        assertThat(card.output()).isEqualTo(new ModelCard.Output("o", ModelCard.Kind.PROBABILITY, 0.25));
        assertThat(card.foreground()).hasToString("1,3");
        assertThat(card.colours()).containsExactly(entry(1, 0xFF8000));
        assertThat(card.lineage().steps()).containsExactly("one", "two");
        assertThat(card.lineage().quantizationEngine()).isEmpty();
        assertThat(card.json().getAsJsonObject("extra").get("kept").getAsBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"name": 3}                                  | "name": it should be a text, not 3
                    {"input": []}                                | "input": it should be an object
                    {"input": {"width": "wide"}}                 | "input.width": it should be a whole number
                    {"input": {"width": 0}}                      | "input.width": it should be a whole number
                    {"input": {"width": 1.5}}                    | "input.width": it should be a whole number
                    {"input": {"resize": "crop"}}                | "input.resize": it should be "none" or "stretch" or
                    {"input": {"resize": "stretch"}}             | "input.resize": it should be "none" or
                    {"input": {"mean": [1, 2]}}                  | "input.mean": it should be three numbers
                    {"input": {"std": [1, 0, 1]}}                | "input.std": it should be three numbers other than 0
                    {"input": {"antialias": "yes"}}              | "input.antialias": it should be true or false
                    {"output": {"kind": "mask"}}                 | "output.kind": it should be "logits" or "probability"
                    {"output": {"threshold": 2}}                 | "output.threshold": it should be a number from 0 to 1
                    {"classes": "person"}                        | "classes": it should be a list of texts
                    {"colours": "#ff0000"}                       | "colours": it should be a list of colours such as
                    {"colours": ["red"]}                         | "colours": it should be a list of colours such as
                    {"input": {"layout": "CHW"}}                 | "input.layout": it should be "NCHW" or "NHWC"
                    {"input": {"dtype": "half"}}                 | "input.dtype": it should be "float32" or "float16"
                    {"foreground": 15}                           | "foreground": it should be "any" or a list
                    {"foreground": [1.5]}                        | "foreground": it should be "any" or a list
                    {"foreground": ["person"]}                   | "foreground": it should be "any" or a list
                    {"foreground": [300]}                        | "foreground": it should be "any" or a list
                    {"lineage": {"steps": [1]}}                  | "lineage.steps": it should be a list of texts
                    """)
    void aWrongTypeIsToldByItsKey(String json, String words) {
        assertThat(catchThrowableOfType(UnusableException.class, () -> read(json)))
                .hasMessageStartingWith("The model card " + folder)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "3", "{\"a\": }"})
    void whatIsNoObjectIsTold(String json) {
        assertThat(catchThrowableOfType(UnusableException.class, () -> read(json)))
                .hasMessageStartingWith("The model card " + folder);
    }

    @Test
    void whatIsNoTextIsTold() throws Exception {
        Path model = folder.resolve("x.pt");
        Files.write(ModelCards.besideOf(model), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});

        assertThat(catchThrowableOfType(UnusableException.class, () -> ModelCards.readBeside(model)))
                .hasMessageContaining("is not UTF-8 text");
    }

    @Test
    void aCardOfAnotherRunParsesTheSame() throws Exception {
        ModelCard card = read("{\"name\": \"n\", \"output\": {\"kind\": \"probability\"}}");

        assertThat(ModelCards.parse(
                        JsonParser.parseString(card.json().toString()).getAsJsonObject(), "", folder))
                .isEqualTo(card);
    }
}
