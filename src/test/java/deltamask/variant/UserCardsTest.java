package deltamask.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import deltamask.Fixtures;
import deltamask.failure.UnusableException;
import deltamask.mask.Foreground;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cards that are edited and saved, and how they are found again. */
final class UserCardsTest {
    @TempDir
    private Path folder;

    private Path model;
    private UserCards cards;

    @BeforeEach
    void copyModelWithoutCard() throws IOException {
        model = folder.resolve("mine").resolve("x.pt");
        Files.createDirectories(model.getParent());
        Files.copy(Fixtures.MODELS.resolve("scripted.pt"), model);
        cards = new UserCards(folder.resolve("cards"));
    }

    private Variant open() throws UnusableException {
        return Variants.open(model, Hashes.NONE_KNOWN, cards);
    }

    private static JsonObject edited(ModelCard card) {
        return CardJson.with(
                card,
                "Edited",
                card.input(),
                new ModelCard.Output("masks", ModelCard.Kind.PROBABILITY, 0.25),
                List.of("background", "cat"),
                Foreground.ids(Set.of(1)));
    }

    /** No file can be written where a folder has the name that it would have while it is written. */
    private void blockTheModelsFolder() throws IOException {
        String part = ".%08x-%x-%x.part"
                .formatted(
                        "x.pt.json".hashCode(),
                        ProcessHandle.current().pid(),
                        Thread.currentThread().getId());
        Files.createDirectories(model.resolveSibling(part).resolve("in the way"));
    }

    @Test
    void aCardIsSavedBesideTheModelWithItsFileAndHash() throws Exception {
        Variant before = open();

        Path saved = cards.save(before, edited(before.card()), Optional.empty());
        Variant after = open();

        assertThat(before.hasCard()).isFalse();
        assertThat(saved).isEqualTo(ModelCards.besideOf(model));
        assertThat(after.hasCard()).isTrue();
        assertThat(after.name()).isEqualTo("Edited");
        assertThat(after.card().input()).isEqualTo(before.card().input());
        assertThat(after.card().output()).isEqualTo(new ModelCard.Output("masks", ModelCard.Kind.PROBABILITY, 0.25));
        assertThat(after.card().classes()).containsExactly("background", "cat");
        assertThat(after.card().foreground()).isEqualTo(Foreground.ids(Set.of(1)));
        assertThat(after.card().json().get("file").getAsString()).isEqualTo("x.pt");
        assertThat(after.card().json().get("sha256").getAsString()).isEqualTo(before.sha256());
        assertThat(folder.resolve("cards")).doesNotExist();
    }

    @Test
    void unknownKeysAreKept() throws Exception {
        Files.writeString(ModelCards.besideOf(model), """
                {"name": "Old", "mine": {"a": [1, 2]}, "lineage": {"int8_convolutions": 55},
                 "input": {"width": 256, "height": 256, "note": "of the app"}, "output": {"unit": "none"}}""");
        Variant before = open();

        cards.save(before, edited(before.card()), Optional.empty());

        JsonObject written = JsonParser.parseString(Files.readString(ModelCards.besideOf(model)))
                .getAsJsonObject();
        assertThat(written.get("mine").toString()).isEqualTo("{\"a\":[1,2]}");
        assertThat(written.getAsJsonObject("lineage").get("int8_convolutions").getAsInt())
                .isEqualTo(55);
        assertThat(written.getAsJsonObject("input").get("note").getAsString()).isEqualTo("of the app");
        assertThat(written.getAsJsonObject("output").get("unit").getAsString()).isEqualTo("none");
        assertThat(written.get("name").getAsString()).isEqualTo("Edited");
    }

    @Test
    void aBundledCardSurvivesBeingReadAndWritten() throws Exception {
        for (Path bundled : Variants.list(Fixtures.MODELS)) {
            ModelCard card = Variants.open(bundled).card();
            JsonObject json =
                    CardJson.with(card, card.name(), card.input(), card.output(), card.classes(), card.foreground());

            assertThat(json).isEqualTo(card.json());
        }
    }

    @Test
    void howTensorsLieIsWrittenUnlessItIsTheUsualWay() throws Exception {
        ModelCard usual = open().card();
        JsonObject json = usual.json();
        json.add("input", JsonParser.parseString("{\"layout\": \"NHWC\", \"dtype\": \"float16\"}"));
        ModelCard other = ModelCards.parse(json, "The card", model);

        JsonObject kept = CardJson.with(usual, "x", other.input(), other.output(), other.classes(), other.foreground());
        assertThat(ModelCards.parse(kept, "The card", model).input()).isEqualTo(other.input());
        assertThat(CardJson.with(other, "x", usual.input(), usual.output(), usual.classes(), usual.foreground())
                        .getAsJsonObject("input")
                        .keySet())
                .doesNotContain("layout", "dtype");
    }

    @Test
    void whereTheModelsFolderCannotBeWrittenTheCardIsFoundByHash() throws Exception {
        blockTheModelsFolder();
        Variant before = open();

        Path saved = cards.save(before, edited(before.card()), Optional.empty());

        assertThat(saved).isEqualTo(folder.resolve("cards").resolve(before.sha256() + ".json"));
        assertThat(ModelCards.besideOf(model)).doesNotExist();
        assertThat(open().name()).isEqualTo("Edited");
        Path moved = Files.move(model, folder.resolve("moved.ptl"));
        assertThat(Variants.open(moved, Hashes.NONE_KNOWN, cards).name()).isEqualTo("Edited");
    }

    @Test
    void aCardBesideTheModelGoesFirst() throws Exception {
        Variant before = open();
        cards.save(before, edited(before.card()), Optional.of(model.getParent()));
        assertThat(open().name()).isEqualTo("Edited");

        Files.writeString(ModelCards.besideOf(model), "{\"name\": \"Beside\"}");

        assertThat(open().name()).isEqualTo("Beside");
    }

    @Test
    void nothingIsWrittenIntoTheDataset() throws Exception {
        Variant before = open();

        Path saved = cards.save(before, edited(before.card()), Optional.of(folder.resolve("mine")));

        assertThat(saved).startsWith(folder.resolve("cards"));
        assertThat(model.getParent()).isDirectoryContaining("glob:**/x.pt");
        assertThat(model.getParent().toFile().list()).containsExactly("x.pt");
    }

    @Test
    void aCardThatCannotBeChangedIsNotHiddenByOneThatIsNeverRead() throws Exception {
        Files.writeString(ModelCards.besideOf(model), "{\"name\": \"Beside\"}");
        blockTheModelsFolder();
        Variant before = open();

        assertThatThrownBy(() -> cards.save(before, edited(before.card()), Optional.empty()))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("x.pt.json")
                .hasMessageContaining("cannot be written");
        assertThat(open().name()).isEqualTo("Beside");
    }

    @Test
    void whereNothingCanBeWrittenItIsTold() throws Exception {
        blockTheModelsFolder();
        Files.writeString(folder.resolve("cards"), "a file");
        Variant before = Variants.open(model, Hashes.NONE_KNOWN, new UserCards(folder.resolve("none")));

        assertThatThrownBy(() -> cards.save(before, edited(before.card()), Optional.empty()))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("neither beside the model");
    }

    @Test
    void aHashIsTakenFromTheCacheAsLongAsSizeAndTimeAreTheSame() throws Exception {
        Path cache = folder.resolve("cache").resolve("hashes.json");
        FileTime time = FileTime.fromMillis(1_700_000_000_000L);
        Path file = Files.writeString(folder.resolve("file"), "one");
        Files.setLastModifiedTime(file, time);
        String one = Hashes.keptIn(cache).sha256(file);

        Files.writeString(file, "two");
        Files.setLastModifiedTime(file, time);
        assertThat(Hashes.keptIn(cache).sha256(file)).isEqualTo(one);

        Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_001_000L));
        assertThat(Hashes.keptIn(cache).sha256(file)).isNotEqualTo(one).isEqualTo(Hashes.NONE_KNOWN.sha256(file));
        Files.writeString(cache, "no JSON");
        assertThat(Hashes.keptIn(cache).sha256(file)).isEqualTo(Hashes.NONE_KNOWN.sha256(file));
    }
}
