package deltamask.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.comparison.Kept;
import deltamask.comparison.Manifest;
import deltamask.comparison.Rules;
import deltamask.dataset.TruthFormat;
import deltamask.mask.Foreground;
import deltamask.metrics.EmptyMasks;
import deltamask.run.Conditions;
import deltamask.run.Mode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class KeptTextTest {
    private static Kept kept(Manifest.Side a, Manifest.Side b, OptionalInt limit, Rules rules) {
        Manifest.Plan plan = new Manifest.Plan(
                "it's mine",
                limit,
                TruthFormat.AUTO,
                a,
                b,
                Optional.of(new Conditions(2, Mode.FAST, 1, 5)),
                rules,
                48,
                Optional.empty());
        Manifest manifest = new Manifest(
                "A title",
                Optional.of(Path.of("/data/it's mine")),
                plan,
                new Manifest.Outcome(OptionalDouble.empty(), Optional.empty(), Optional.empty()));
        return new Kept(Path.of("/kept/20260101-000000"), Optional.of(manifest), 2, Optional.empty());
    }

    private static Manifest.Side model(String name, String run) {
        return new Manifest.Side(
                name, Optional.of(Path.of("/m/" + name + ".pt")), Optional.of("abc"), Path.of(run), Optional.empty());
    }

    private static Manifest.Side run(String name) {
        return new Manifest.Side(
                name, Optional.empty(), Optional.empty(), Path.of("/runs", name), Optional.of("Pixel 7"));
    }

    @Test
    void theCommandMakesTheComparisonAgain() {
        Rules rules = new Rules(Optional.of(Foreground.ids(Set.of(15))), EmptyMasks.ONE);

        assertThat(KeptText.command(kept(model("one", "a"), model("a b", "b"), OptionalInt.of(10), rules)))
                .contains("deltamask compare --dataset '/data/it'\\''s mine' --a /m/one.pt --b '/m/a b.pt'"
                        + " --out 20260101-000000-again --threads 2 --mode fast --warmup 1 --repeats 5 --limit 10"
                        + " --truth auto --foreground 15 --empty-score 1");
        assertThat(KeptText.command(kept(run("x"), run("y"), OptionalInt.empty(), Rules.DEFAULT))
                        .orElseThrow())
                .contains("--run-a /runs/x --run-b /runs/y");
        assertThat(KeptText.command(new Kept(Path.of("/kept/x"), Optional.empty(), 0, Optional.of("It is damaged."))))
                .isEmpty();
    }

    @Test
    void whatIsNotAsItShouldBeIsTold() {
        Kept unfinished = kept(model("one", "a"), model("two", "b"), OptionalInt.empty(), Rules.DEFAULT);
        assertThat(KeptText.images(unfinished)).isEqualTo("2 of 48");
        assertThat(KeptText.state(unfinished)).isEqualTo("unfinished");
        assertThat(KeptText.state(new Kept(Path.of("/kept/x"), Optional.empty(), 0, Optional.of("It is damaged."))))
                .isEqualTo("It is damaged.");
    }

    @Test
    void theSearchLooksAtTitleDatasetVariantsAndConditions() {
        Kept kept = kept(model("one", "a"), model("two", "b"), OptionalInt.empty(), Rules.DEFAULT);
        for (String text : new String[] {"TITLE", "mine", "one", " two ", "fast", "20260101", "unfinished", ""}) {
            assertThat(KeptText.matches(kept, text)).as(text).isTrue();
        }
        assertThat(KeptText.matches(kept, "three")).isFalse();
    }
}
