package deltamask.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import deltamask.Fixtures;
import deltamask.dataset.DatasetProblem.Kind;
import deltamask.failure.UnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Opening goes by names alone, so that most files here are empty. */
final class DatasetsTest {
    @TempDir
    private Path folder;

    private void files(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
    }

    /** {@code name=truth} of each sample, the truth relative to the folder. */
    private List<String> pairs(Dataset dataset) {
        return dataset.samples().stream()
                .map(sample -> sample.name() + "="
                        + sample.truth()
                                .map(truth ->
                                        folder.relativize(truth).toString().replace('\\', '/'))
                                .orElse(""))
                .toList();
    }

    private static List<Kind> kinds(Dataset dataset) {
        return dataset.problems().stream().map(DatasetProblem::kind).toList();
    }

    private static String complaint(Path place) {
        return catchThrowableOfType(UnusableException.class, () -> Datasets.open(place))
                .getMessage();
    }

    @Test
    void imagesAndMasksInFoldersOfTheirOwn() throws Exception {
        files("images/10.jpg", "images/2.jpg", "images/1.jpg", "masks/1.png", "masks/2.png", "masks/10.png");

        Dataset dataset = Datasets.open(folder);

        assertThat(pairs(dataset)).containsExactly("1.jpg=masks/1.png", "2.jpg=masks/2.png", "10.jpg=masks/10.png");
        assertThat(dataset.samples()).extracting(Sample::number).containsExactly(1, 2, 3);
        assertThat(dataset.name()).isEqualTo(folder.getFileName().toString());
        assertThat(dataset.problems()).isEmpty();
        assertThat(dataset.truthFormat()).isEqualTo(TruthFormat.AUTO);
    }

    @ParameterizedTest
    @CsvSource({"Images, Labels", "img, gt", "imgs, truths", "photos, mattes", "image, annotations"})
    void otherNamesOfTheFolders(String images, String truths) throws Exception {
        files(images + "/a.jpg", truths + "/a.png");

        assertThat(pairs(Datasets.open(folder))).containsExactly("a.jpg=" + truths + "/a.png");
    }

    @Test
    void subfoldersMirrorEachOther() throws Exception {
        files("images/day/1.jpg", "images/night/1.jpg", "masks/day/1.png", "masks/night/1.png");

        Dataset dataset = Datasets.open(folder);

        assertThat(pairs(dataset)).containsExactly("day/1.jpg=masks/day/1.png", "night/1.jpg=masks/night/1.png");
        assertThat(dataset.samples()).extracting(Sample::stem).containsExactly("day/1", "night/1");
    }

    @Test
    void truthsMayBeCalledLikeTheImageAndMore() throws Exception {
        files("images/A.JPG", "images/b.jpg", "images/c.jpg", "masks/a.PNG", "masks/b_mask.png", "masks/c.jpg.png");

        assertThat(pairs(Datasets.open(folder)))
                .containsExactly("A.JPG=masks/a.PNG", "b.jpg=masks/b_mask.png", "c.jpg=masks/c.jpg.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_mask", "_matte", "_gt", "_label", "-mask", "_MASK", "_labels"})
    void sideBySide(String suffix) throws Exception {
        files("x.jpg", "x" + suffix + ".png", "y.png", "y" + suffix + ".png");

        assertThat(pairs(Datasets.open(folder)))
                .containsExactly("x.jpg=x" + suffix + ".png", "y.png=y" + suffix + ".png");
    }

    @Test
    void sideBySideWithWhatDoesNotPair() throws Exception {
        files("1.jpg", "1_mask.png", "2.jpg", "3_mask.png");

        Dataset dataset = Datasets.open(folder);

        assertThat(pairs(dataset)).containsExactly("1.jpg=1_mask.png", "2.jpg=");
        assertThat(kinds(dataset)).containsExactly(Kind.WITHOUT_TRUTH, Kind.TRUTH_WITHOUT_IMAGE);
        assertThat(dataset.problems().get(1).message())
                .isEqualTo("The truth mask 3_mask.png has no image of its name.");
    }

    @Test
    void imagesThatOnlySoundLikeTruths() throws Exception {
        files("carnival_mask.jpg", "bottle_label.jpg");

        Dataset dataset = Datasets.open(folder);

        assertThat(pairs(dataset)).containsExactly("bottle_label.jpg=", "carnival_mask.jpg=");
        assertThat(dataset.problems()).isEmpty();
    }

    @Test
    void voc() throws Exception {
        files("JPEGImages/2007_000032.jpg", "SegmentationClass/2007_000032.png", "SegmentationObject/2007_000032.png");

        Dataset dataset = Datasets.open(folder);

        assertThat(pairs(dataset)).containsExactly("2007_000032.jpg=SegmentationClass/2007_000032.png");
        assertThat(dataset.truthFormat()).isEqualTo(TruthFormat.CLASS_IDS);
    }

    @Test
    void hiddenPicturesAreLeftOutAndCounted() throws Exception {
        files("images/a.jpg", "images/._a.jpg", "images/b/._c.jpg", "images/.notes", "masks/a.png", "masks/.a.png");

        Dataset dataset = Datasets.open(folder);

        assertThat(pairs(dataset)).containsExactly("a.jpg=masks/a.png");
        assertThat(dataset.problems())
                .extracting(DatasetProblem::message)
                .containsExactly(
                        "2 hidden pictures in " + folder.resolve("images")
                                + " were left out (._a.jpg, b/._c.jpg): their names begin with a dot; rename those that"
                                + " belong to the dataset.",
                        "1 hidden picture in " + folder.resolve("masks")
                                + " was left out (.a.png): its name begins with a dot; rename it if it belongs to the"
                                + " dataset.");
    }

    @Test
    void imagesAloneAreNoProblem() throws Exception {
        files("b.webp", "a.jpg", "c.TIFF", "notes.txt", "Thumbs.db");

        Dataset dataset = Datasets.open(folder);

        assertThat(pairs(dataset)).containsExactly("a.jpg=", "b.webp=", "c.TIFF=");
        assertThat(dataset.problems()).isEmpty();
    }

    @Test
    void whatDoesNotPairIsListed() throws Exception {
        files("images/1.jpg", "images/2.jpg", "masks/2.png", "masks/3.png");

        Dataset dataset = Datasets.open(folder);

        assertThat(dataset.problems())
                .extracting(DatasetProblem::kind, DatasetProblem::file)
                .containsExactly(
                        tuple(Kind.WITHOUT_TRUTH, folder.resolve("images/1.jpg")),
                        tuple(Kind.TRUTH_WITHOUT_IMAGE, folder.resolve("masks/3.png")));
    }

    @Test
    void twoImagesOfOneStemKeepApart() throws Exception {
        files("images/a.jpg", "images/a.png", "images/A.bmp", "masks/a.png");

        Dataset dataset = Datasets.open(folder);

        assertThat(dataset.samples())
                .extracting(sample -> sample.stem().toLowerCase(java.util.Locale.ROOT))
                .doesNotHaveDuplicates();
        assertThat(dataset.samples()).extracting(Sample::stem).contains("a.png");
        assertThat(dataset.samples()).allMatch(sample -> sample.truth().isPresent());
        assertThat(kinds(dataset)).containsExactly(Kind.AMBIGUOUS, Kind.AMBIGUOUS);
    }

    @Test
    void ofTwoTruthsThePngIsTaken() throws Exception {
        files("images/a.jpg", "masks/a.bmp", "masks/a.png");

        Dataset dataset = Datasets.open(folder);

        assertThat(pairs(dataset)).containsExactly("a.jpg=masks/a.png");
        assertThat(kinds(dataset)).containsExactly(Kind.AMBIGUOUS);
        assertThat(dataset.problems().get(0).message()).contains("a.bmp", "a.png is taken");
    }

    @Test
    void namesOfAnyKind() throws Exception {
        files(
                "images/it's \"a\" photo.jpg",
                "images/\uD83D\uDE00 1.jpg",
                "masks/it's \"a\" photo.png",
                "masks/\uD83D\uDE00 1.png");

        assertThat(Datasets.open(folder).samples()).hasSize(2).allMatch(sample -> sample.truth()
                .isPresent());
    }

    @Test
    void linksInACircleAreLeftOut() throws Exception {
        files("images/1.jpg", "images/sub/2.jpg");
        Files.createSymbolicLink(folder.resolve("images/sub/back"), folder.resolve("images"));

        Dataset dataset = Datasets.open(folder);

        assertThat(pairs(dataset)).containsExactly("1.jpg=", "sub/2.jpg=");
        assertThat(dataset.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.UNREADABLE);
            assertThat(problem.message()).contains("back was left out: symbolic links form a loop");
        });
    }

    @Test
    void aFolderThatMayNotBeReadIsSaidSo() throws Exception {
        files("images/1.jpg", "images/secret/2.jpg");
        Path secret = folder.resolve("images/secret");
        assertThat(secret.toFile().setReadable(false, false)).isTrue();
        try {
            Dataset dataset = Datasets.open(folder);
            if (Files.isReadable(secret)) {
                // The superuser reads everything.
                assertThat(pairs(dataset)).containsExactly("1.jpg=", "secret/2.jpg=");
            } else {
                assertThat(pairs(dataset)).containsExactly("1.jpg=");
                assertThat(dataset.problems()).singleElement().satisfies(problem -> assertThat(problem.message())
                        .contains("secret was left out: permission is denied"));
            }
        } finally {
            assertThat(secret.toFile().setReadable(true)).isTrue();
        }
    }

    @Test
    void nothingIsWrittenIntoADataset() throws Exception {
        files("images/1.jpg", "masks/1.png");
        List<String> before = listing();

        PairingCheck.check(Datasets.open(folder));

        assertThat(listing()).isEqualTo(before);
    }

    private List<String> listing() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted()
                    .map(file -> file + " " + file.toFile().lastModified())
                    .toList();
        }
    }

    @Test
    void foldersThatCannotBeUsed() throws Exception {
        assertThat(complaint(folder.resolve("none"))).endsWith("none does not exist: check the path.");
        assertThat(complaint(folder)).contains(folder + " is empty: give one with pictures");
        files("notes.txt");
        assertThat(complaint(folder)).contains(folder + " holds no images: give one with pictures");
        files("holiday/1.jpg");
        assertThat(complaint(folder)).contains("its folder holiday does: open that one");
        assertThat(complaint(folder.resolve("notes.txt"))).contains("is a single file");
    }

    @Test
    void manyFilesOpenFast() throws Exception {
        Files.createDirectory(folder.resolve("images"));
        for (int i = 0; i < 5000; i++) {
            Files.createFile(folder.resolve("images/" + i + ".jpg"));
        }

        long start = System.nanoTime();
        Dataset dataset = Datasets.open(folder);

        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
        assertThat(dataset.samples()).hasSize(5000);
        assertThat(dataset.samples().get(4999).name()).isEqualTo("4999.jpg");
    }

    @Test
    void theBundledImagesPair() throws Exception {
        Dataset dataset = PairingCheck.check(Datasets.open(Fixtures.SAMPLES));

        assertThat(dataset.samples()).hasSize(48).allMatch(sample -> sample.truth()
                .isPresent());
        assertThat(dataset.problems()).isEmpty();
    }

    @Test
    void linksToTheFoldersAboveAreLeftOut() throws Exception {
        files("data/images/1.jpg", "data/masks/1.png");
        Path images = folder.resolve("data/images");
        Files.createSymbolicLink(images.resolve("higher"), folder);
        Files.createSymbolicLink(images.resolve("looped"), Path.of(".."));
        Files.createSymbolicLink(images.resolve("self"), Path.of("."));

        Dataset dataset = Datasets.open(folder.resolve("data"));

        assertThat(pairs(dataset)).containsExactly("1.jpg=data/masks/1.png");
        assertThat(dataset.problems()).hasSize(3).allSatisfy(problem -> assertThat(problem.message())
                .contains("was left out: symbolic links form a loop"));
    }
}
