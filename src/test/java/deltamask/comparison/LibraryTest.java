package deltamask.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.dataset.Dataset;
import deltamask.dataset.Datasets;
import deltamask.dataset.TruthFormat;
import deltamask.failure.UnusableException;
import deltamask.files.Trash;
import deltamask.mask.Foreground;
import deltamask.mask.LabelMap;
import deltamask.mask.LabelMapFile;
import deltamask.metrics.EmptyMasks;
import deltamask.run.Conditions;
import deltamask.run.Mode;
import deltamask.run.Run;
import deltamask.run.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LibraryTest {
    private static final String HASH_A = "a".repeat(64);
    private static final String HASH_B = "b".repeat(64);
    private static final OptionalDouble NONE = OptionalDouble.empty();

    @TempDir
    private Path folder;

    private Library library;

    @BeforeEach
    void open() {
        library = new Library(List.of(kept()), new Trash(Optional.of(folder.resolve("Trash"))));
    }

    private Path kept() {
        return folder.resolve("kept");
    }

    private Path set() {
        return folder.resolve("set");
    }

    private static LabelMap row(int... labels) {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        return LabelMap.of(labels.length, 1, bytes);
    }

    /** Two images, two Runs written by hand: IoU 1 in A, 1/2 in B; forward 8 ms in A, 4 ms in B. */
    private Path comparison(String name, String started, boolean finished) throws Exception {
        Path comparison = kept().resolve(name);
        for (int i = 1; i <= 2; i++) {
            LabelMapFile.write(row(1, 1, 1, 1), set().resolve("images").resolve(i + ".png"));
            LabelMapFile.write(row(1, 1, 0, 0), set().resolve("masks").resolve(i + ".png"));
            LabelMapFile.write(row(1, 1, 0, 0), comparison.resolve("a/masks").resolve(i + ".png"));
            LabelMapFile.write(row(1, 0, 0, 0), comparison.resolve("b/masks").resolve(i + ".png"));
        }
        run(comparison.resolve("a"), "first", HASH_A, started, finished, 8);
        run(comparison.resolve("b"), "second", HASH_B, started, finished, 4);
        return comparison;
    }

    private static void run(Path run, String name, String hash, String started, boolean finished, int ms)
            throws Exception {
        Files.writeString(run.resolve("run.json"), """
                {"format": 1, "variant": {"name": "%s", "sha256": "%s"}, "dataset": "set", "threads": 1, "mode": "timed",
                 "warmup": 3, "repeats": 1, "started": "%s"%s}""".formatted(
                        name,
                        hash,
                        started,
                        finished ? ", \"finished\": \"" + Instant.parse(started).plusSeconds(90) + "\"" : ""));
        String lines =
                "number,image,status,width,height,decode_ms,preprocess_ms,forward_ms,postprocess_ms,repeat,error\n"
                        + "1,1.png,done,4,1,1,1," + ms + ",1,1,\n"
                        + (finished ? "2,2.png,done,4,1,1,1," + ms + ",1,1,\n" : "");
        Files.writeString(run.resolve("images.csv"), lines);
    }

    private Comparison scored(Path comparison) throws UnusableException {
        Dataset dataset = Datasets.open(set());
        Run a = RunFolder.read(comparison.resolve("a"), dataset);
        Run b = RunFolder.read(comparison.resolve("b"), dataset);
        return Comparisons.of(dataset, a, b, Rules.DEFAULT, new ComparisonListener() {});
    }

    private static Manifest manifest(Path dataset, String started, Conditions conditions) {
        return new Manifest(
                "My \"title\"",
                Optional.of(dataset),
                new Manifest.Plan(
                        "set",
                        OptionalInt.of(2),
                        TruthFormat.threshold(7),
                        new Manifest.Side(
                                "first",
                                Optional.of(Path.of("/m/a.pt")),
                                Optional.of(HASH_A),
                                Manifest.RUN_A,
                                Optional.of("cpu")),
                        new Manifest.Side(
                                "second", Optional.empty(), Optional.of(HASH_B), Path.of("/runs/b"), Optional.empty()),
                        Optional.of(conditions),
                        new Rules(Optional.of(Foreground.ids(Set.of(3, 15))), EmptyMasks.ONE),
                        2,
                        Optional.of(Instant.parse(started))),
                Manifest.Outcome.NONE);
    }

    @Test
    void aManifestIsReadAsItWasWritten() throws Exception {
        Manifest begun = manifest(set(), "2026-01-02T03:04:05Z", new Conditions(2, Mode.FAST, 1, 5));
        Manifest.End end = new Manifest.End(
                false,
                1,
                1,
                OptionalDouble.of(1.0 / 3),
                OptionalDouble.of(0.1 + 0.2),
                OptionalDouble.of(-1e-17),
                NONE,
                NONE,
                NONE);
        for (Manifest manifest : List.of(
                begun,
                begun.titled("").at(Path.of("/elsewhere")),
                begun.ended(1.5, Optional.of(end), Optional.empty()),
                begun.ended(0, Optional.empty(), Optional.of("The model is broken.")))) {
            Library.write(kept().resolve("one"), manifest);

            assertThat(Library.read(kept().resolve("one")).manifest()).contains(manifest);
        }
    }

    @Test
    void whatARunLeavesIsListedWithItsScores() throws Exception {
        Path comparison = comparison("one", "2026-01-01T00:00:00Z", true);
        Comparison scored = scored(comparison);
        ManifestKeeper keeper =
                new ManifestKeeper(comparison, Manifest.of(scored.dataset(), scored.a(), scored.b(), Rules.DEFAULT));

        keeper.begin();
        assertThat(library.list().get(0).manifest().orElseThrow().outcome().end())
                .isEmpty();
        assertThat(library.list().get(0).done()).isEqualTo(2);
        keeper.end(scored, true, true);

        Manifest.End end =
                library.list().get(0).manifest().orElseThrow().outcome().end().orElseThrow();
        assertThat(end)
                .isEqualTo(new Manifest.End(
                        true,
                        2,
                        0,
                        OptionalDouble.of(1),
                        OptionalDouble.of(0.5),
                        OptionalDouble.of(-0.5),
                        OptionalDouble.of(8),
                        OptionalDouble.of(4),
                        OptionalDouble.of(2)));
    }

    @Test
    void aFurtherAttemptKeepsTitleStartTimeAndScores() throws Exception {
        Path comparison = comparison("one", "2026-01-01T00:00:00Z", true);
        Comparison scored = scored(comparison);
        Manifest begun = Manifest.of(scored.dataset(), scored.a(), scored.b(), Rules.DEFAULT);
        Manifest.End end = Manifest.End.of(scored, false);
        Library.write(
                comparison,
                manifest(set(), "2026-01-02T03:04:05Z", Conditions.DEFAULT)
                        .ended(100, Optional.of(end), Optional.empty()));

        ManifestKeeper keeper = new ManifestKeeper(comparison, begun);
        keeper.begin();
        keeper.fail("The model is gone.");

        Manifest now = Library.read(comparison).manifest().orElseThrow();
        assertThat(now.title()).isEqualTo("My \"title\"");
        assertThat(now.plan().started()).contains(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(now.outcome().seconds().orElseThrow()).isBetween(100.0, 200.0);
        assertThat(now.outcome().failure()).contains("The model is gone.");
        assertThat(now.outcome().end()).contains(end);
    }

    @Test
    void anOlderFolderIsListedByWhatItsRunsSay() throws Exception {
        comparison("older", "2026-01-01T00:00:00Z", true);
        comparison("unfinished", "2026-01-02T00:00:00Z", false);

        List<Kept> list = library.list();

        assertThat(list).extracting(Kept::title).containsExactly("unfinished", "older");
        Kept older = list.get(1);
        Manifest known = older.manifest().orElseThrow();
        assertThat(known.plan().a().name()).isEqualTo("first");
        assertThat(known.plan().b().sha256()).contains(HASH_B);
        assertThat(known.plan().datasetName()).isEqualTo("set");
        assertThat(known.plan().conditions()).contains(Conditions.DEFAULT);
        assertThat(known.plan().images()).isEqualTo(2);
        assertThat(known.dataset()).isEmpty();
        assertThat(known.isWhole()).isTrue();
        assertThat(known.outcome().seconds()).hasValue(90);
        assertThat(known.outcome().end().orElseThrow().meanIouA())
                .as("nothing was scored")
                .isEmpty();
        assertThat(list.get(0).done()).isEqualTo(1);
        assertThat(list.get(0).manifest().orElseThrow().isWhole()).isFalse();
    }

    @Test
    void damagedFoldersAreListedWithOneSentence() throws Exception {
        Files.createDirectories(kept().resolve("empty"));
        Path half = comparison("half", "2026-01-01T00:00:00Z", true);
        Files.delete(half.resolve("b/run.json"));
        Path broken = comparison("broken", "2026-01-01T00:00:00Z", true);
        Files.writeString(broken.resolve("a/run.json"), "{");
        for (String text : List.of(
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"format\": 1}",
                "{\"format\": \"x\"}",
                "{\"format\": 1, \"dataset\": 3}",
                "{\"format\": 1, \"dataset\": {\"name\": {}, \"truth\": \"auto\"}, \"a\": {}, \"b\": {}}")) {
            Path damaged = kept().resolve("damaged " + text.hashCode());
            Files.createDirectories(damaged);
            Files.writeString(damaged.resolve("comparison.json"), text);
        }
        Path newer = Files.createDirectories(kept().resolve("newer"));
        Files.writeString(newer.resolve("comparison.json"), "{\"format\": 2}");
        Files.writeString(kept().resolve("a file.txt"), "mine");
        Files.createDirectories(kept().resolve(".hidden"));

        List<Kept> list = library.list();

        assertThat(list).hasSize(13).allSatisfy(kept -> {
            assertThat(kept.problem().orElseThrow()).endsWith(".").doesNotContain("Exception");
            assertThat(kept.manifest()).isEmpty();
        });
        assertThat(Library.read(newer).problem().orElseThrow()).contains("use a newer DeltaMask");
    }

    @Test
    void valuesThatCannotBeAreDamageAndNotShown() throws Exception {
        Path good = comparison("good", "2026-01-01T00:00:00Z", true);
        Library.write(good, manifest(set(), "2026-01-01T00:00:00Z", Conditions.DEFAULT));
        String json = Files.readString(good.resolve("comparison.json"));
        assertThat(Library.read(good).manifest()).isPresent();
        for (List<String> change : List.of(
                List.of("2026-01-01T00:00:00Z", "+1000000000-12-31T23:59:59.999999999Z"),
                List.of("\"threads\": 1", "\"threads\": 2000000000"),
                List.of("\"images\": ", "\"images\": -"))) {
            String changed = json.replace(change.get(0), change.get(1));
            assertThat(changed).isNotEqualTo(json);
            Files.writeString(good.resolve("comparison.json"), changed);

            assertThat(Library.read(good).problem().orElseThrow()).contains("is damaged");
        }
        Files.writeString(good.resolve("comparison.json"), json + " ".repeat(2 << 20));
        assertThat(Library.read(good).problem().orElseThrow()).contains("too large");
    }

    @Test
    void fiveHundredAreListedNewestFirst() throws Exception {
        Instant first = Instant.parse("2026-01-01T00:00:00Z");
        Manifest.End end = new Manifest.End(true, 2, 0, NONE, NONE, NONE, NONE, NONE, NONE);
        for (int i = 0; i < 500; i++) {
            Manifest manifest = manifest(set(), first.plusSeconds(i).toString(), Conditions.DEFAULT)
                    .titled("number " + i)
                    .ended(1, Optional.of(end), Optional.empty());
            Library.write(kept().resolve("c" + i * 7919 % 500), manifest);
        }

        List<Kept> list = library.list();

        assertThat(list).hasSize(500);
        assertThat(list.get(0).title()).isEqualTo("number 499");
        assertThat(list.get(499).title()).isEqualTo("number 0");
    }

    @Test
    void theLastTimeAndScoreOfAModelOnADataset() throws Exception {
        Manifest.End slow = new Manifest.End(
                true,
                2,
                0,
                OptionalDouble.of(0.9),
                OptionalDouble.of(0.8),
                OptionalDouble.of(-0.1),
                OptionalDouble.of(10),
                OptionalDouble.of(5),
                NONE);
        Manifest.End fast = new Manifest.End(
                true,
                1,
                0,
                OptionalDouble.of(0.7),
                OptionalDouble.of(0.6),
                OptionalDouble.of(-0.1),
                OptionalDouble.of(3),
                OptionalDouble.of(2),
                NONE);
        Library.write(
                kept().resolve("1"),
                manifest(set(), "2026-01-01T00:00:00Z", Conditions.DEFAULT)
                        .ended(1, Optional.of(slow), Optional.empty()));
        Library.write(
                kept().resolve("2"),
                manifest(folder.resolve("other"), "2026-01-03T00:00:00Z", Conditions.DEFAULT)
                        .ended(1, Optional.of(fast), Optional.empty()));

        Map<String, Measured> measured = library.lastMeasured(set());

        assertThat(measured).containsOnlyKeys(HASH_A, HASH_B);
        assertThat(measured.get(HASH_A))
                .isEqualTo(new Measured(
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Optional.of(Conditions.DEFAULT),
                        2,
                        OptionalDouble.of(0.9),
                        OptionalDouble.of(10)));
        assertThat(measured.get(HASH_B).medianForwardMs()).hasValue(5);

        Library.write(
                kept().resolve("3"),
                manifest(set(), "2026-01-04T00:00:00Z", new Conditions(1, Mode.FAST, 3, 1))
                        .ended(1, Optional.of(fast), Optional.empty()));
        Measured last = library.lastMeasured(set()).get(HASH_A);
        assertThat(last.meanIou()).hasValue(0.7);
        assertThat(last.medianForwardMs()).as("times of a fast run mean little").isEmpty();
        assertThat(new Library(List.of(folder.resolve("nowhere")), new Trash(Optional.empty())).lastMeasured(set()))
                .isEmpty();
    }
}
