package deltamask.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import deltamask.Fixtures;
import deltamask.dataset.Datasets;
import deltamask.failure.UnusableException;
import deltamask.inference.Probe.Sight;
import deltamask.mask.LabelMap;
import deltamask.run.Conditions;
import deltamask.run.Mode;
import deltamask.run.RunFolder;
import deltamask.run.RunRow;
import deltamask.run.Runner;
import deltamask.variant.ModelCard;
import deltamask.variant.ModelCards;
import deltamask.variant.Variant;
import deltamask.variant.Variants;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real models in their own process, looked at one image at a time. */
final class ProbeTest {
    private static final Path ODD_MODELS = Fixtures.FOLDER.resolve("models");
    private static final Path IMAGE = Fixtures.PNG.resolve("images/3.png");

    @TempDir
    private Path folder;

    private static Variant bundled(String name) throws UnusableException {
        return Variants.open(Fixtures.MODELS.resolve(name));
    }

    private static Variant odd(String name) throws UnusableException {
        return Variants.open(ODD_MODELS.resolve(name));
    }

    private static ModelCard card(String json, Variant variant) throws UnusableException {
        return ModelCards.parse(JsonParser.parseString(json).getAsJsonObject(), "The card", variant.file());
    }

    @ParameterizedTest
    @ValueSource(strings = {"scripted.pt", "quantized_scripted.pt", "scripted_optimized.ptl"})
    void theThresholdOfTheProbabilitiesIsTheLabelMapOfARun(String name) throws Exception {
        Variant variant = bundled(name);
        Path run = folder.resolve("run");
        var dataset = Datasets.open(Fixtures.PNG);
        new Runner(
                        dataset,
                        List.of(new Runner.Job(variant, run)),
                        new Conditions(1, Mode.FAST, 0, 1),
                        false,
                        new Runner.Listener() {
                            @Override
                            public void activity(String activity) {}

                            @Override
                            public void row(int job, RunRow row) {}
                        })
                .run();
        try (Probe probe = Probe.start(variant, 1)) {
            for (var sample : dataset.samples()) {
                Sight sight = probe.run(sample.image(), variant.card());
                LabelMap labels = sight.labels().orElseThrow();
                Tensor output = sight.output().orElseThrow();
                byte[] decided = decided(output, variant.card(), sight.width(), sight.height());

                assertThat(sight.problem()).isEmpty();
                assertThat(labels.labels())
                        .isEqualTo(RunFolder.labelMap(run, sample).labels());
                assertThat(decided).isEqualTo(labels.labels());
                assertThat(List.of(output.channels(), output.height(), output.width()))
                        .containsExactly(1, 256, 256);
                assertThat(sight.outputs())
                        .extracting(Segmenter.Output::key, Segmenter.Output::shape)
                        .containsExactly(org.assertj.core.groups.Tuple.tuple("out", List.of(1L, 1L, 256L, 256L)));
                assertThat(sight.range().orElseThrow().low()).isBetween(0f, 0.5f);
                assertThat(sight.range().orElseThrow().high()).isBetween(0.5f, 1f);
                assertThat(sight.times().orElseThrow().forward()).isPositive();
            }
        }
    }

    private static byte[] decided(Tensor output, ModelCard card, int width, int height) throws UnusableException {
        float[] probabilities =
                Postprocessor.toProbabilities(output, card, width, height).values();
        byte[] decided = new byte[probabilities.length];
        for (int i = 0; i < decided.length; i++) {
            decided[i] = (byte) (probabilities[i] > (float) card.output().threshold() ? 1 : 0);
        }
        return decided;
    }

    @Test
    void theCardMayChangeFromImageToImage() throws Exception {
        Variant variant = bundled("scripted.pt");
        ModelCard crop = card("""
                {"input": {"width": 256, "resize": "shorter-side", "center_crop": 256,
                           "mean": [0, 0, 0], "std": [1, 1, 1]},
                 "output": {"kind": "probability", "threshold": 0.2}}""", variant);
        try (Probe probe = Probe.start(variant, 1)) {
            Sight stretched = probe.run(IMAGE, variant.card());
            Sight cropped = probe.run(IMAGE, crop);
            Sight convention = probe.run(IMAGE, ModelCards.torchvisionConvention(variant.file()));
            Sight again = probe.run(IMAGE, variant.card());

            assertThat(cropped.labels().orElseThrow().labels())
                    .isNotEqualTo(stretched.labels().orElseThrow().labels())
                    .isEqualTo(decided(cropped.output().orElseThrow(), crop, cropped.width(), cropped.height()));
            assertThat(convention.problem().orElseThrow().sentence())
                    .contains("(input.resize, input.width and input.height)");
            assertThat(convention.labels()).isEmpty();
            assertThat(convention.width()).isEqualTo(stretched.width());
            assertThat(again.labels().orElseThrow().labels())
                    .isEqualTo(stretched.labels().orElseThrow().labels());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "not_a_number.pt, NaN",
        "classifier.pt, no segmentation model",
        "complex.pt, complex numbers",
        "quantized.pt, a quantized tensor",
        "nothing.pt, 1 x 0 x ",
        "vector.pt, no map of the image",
        "other_key.pt, 'has no output \"out\" but the outputs aux (1 x '",
        "one_channel.pt, set output.kind to logit",
    })
    void anOutputThatCannotBeReadIsToldWithWhatThereIs(String name, String words) throws Exception {
        Variant variant = odd(name);
        try (Probe probe = Probe.start(variant, 1)) {
            Sight sight = probe.run(IMAGE, variant.card());

            assertThat(sight.problem().orElseThrow().sentence()).contains(words);
            assertThat(sight.outputs()).isNotEmpty();
            assertThat(sight.labels()).isEmpty();
            assertThat(sight.width()).isPositive();
        }
    }

    @Test
    void otherKeysAreListedAndCanBeChosen() throws Exception {
        Variant variant = odd("other_key.pt");
        try (Probe probe = Probe.start(variant, 1)) {
            assertThat(probe.run(IMAGE, variant.card()).outputs())
                    .extracting(Segmenter.Output::key)
                    .containsExactlyInAnyOrder("aux", "masks");

            Sight chosen = probe.run(IMAGE, card("{\"output\": {\"key\": \"masks\"}}", variant));

            assertThat(chosen.problem()).isEmpty();
            assertThat(chosen.labels()).isPresent();
        }
    }

    @Test
    void anInputThatTheNetworkRefusesAndAnImageThatIsNone() throws Exception {
        Variant variant = odd("fixed_size.pt");
        Path text = Files.writeString(folder.resolve("text.png"), "no picture");
        try (Probe probe = Probe.start(variant, 1)) {
            assertThat(probe.run(IMAGE, variant.card()).problem().orElseThrow().sentence())
                    .contains("failed on an input of 1 x 3 x ")
                    .containsPattern("height\\)\\. PyTorch said: .{1,120}\\.$")
                    .doesNotContain("\n");
            assertThat(probe.run(text, variant.card()).problem().orElseThrow().sentence())
                    .contains("text.png");
            assertThat(probe.run(folder.resolve("absent.png"), variant.card())
                            .problem()
                            .orElseThrow()
                            .sentence())
                    .contains("absent.png");
        }
    }

    @Test
    void aModelThatCannotBeLoaded() throws Exception {
        Path damaged = folder.resolve("damaged.pt");
        Files.copy(ODD_MODELS.resolve("state_dict.pt"), damaged);
        Variant variant =
                new Variant(damaged, ModelCards.torchvisionConvention(damaged), false, "", Files.size(damaged));

        assertThatThrownBy(() -> Probe.start(variant, 1))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("damaged.pt");
    }

    @Test
    void forwardsAreTimedOneByOne() throws Exception {
        Variant variant = bundled("scripted.pt");
        try (Probe probe = Probe.start(variant, 1)) {
            assertThat(probe.time(IMAGE, variant.card(), 2, 5)).hasSize(5).allMatch(ms -> ms > 0);
            assertThatThrownBy(() -> probe.time(folder.resolve("absent.png"), variant.card(), 0, 1))
                    .isInstanceOf(UnusableException.class)
                    .hasMessageContaining("absent.png");
        }
    }

    @Test
    void aProcessThatWasKilledIsStartedAgain() throws Exception {
        Variant variant = bundled("scripted.pt");
        try (Probe probe = Probe.start(variant, 1)) {
            byte[] before =
                    probe.run(IMAGE, variant.card()).labels().orElseThrow().labels();
            ProcessHandle.of(probe.pid()).orElseThrow().destroyForcibly();

            assertThatThrownBy(() -> probe.run(IMAGE, variant.card()))
                    .isInstanceOf(UnusableException.class)
                    .hasMessageContaining("scripted.pt")
                    .hasMessageContaining("killed");
            assertThat(probe.run(IMAGE, variant.card()).labels().orElseThrow().labels())
                    .isEqualTo(before);
        }
    }

    @Test
    void closingEndsTheProcessInTheMiddleOfAForward() throws Exception {
        Variant variant = bundled("scripted.pt");
        Probe probe = Probe.start(variant, 1);
        ProcessHandle process = ProcessHandle.of(probe.pid()).orElseThrow();
        CompletableFuture<Object> looking = CompletableFuture.supplyAsync(() -> {
            try {
                return probe.time(IMAGE, variant.card(), 0, 1_000_000);
            } catch (UnusableException e) {
                return e;
            }
        });

        probe.close();

        assertThat(looking.get()).isInstanceOf(UnusableException.class);
        assertThat(process.onExit().get().isAlive()).isFalse();
        assertThatThrownBy(() -> probe.run(IMAGE, variant.card()))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("closed");
    }
}
