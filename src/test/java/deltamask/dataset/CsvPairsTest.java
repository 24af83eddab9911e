package deltamask.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import deltamask.dataset.DatasetProblem.Kind;
import deltamask.failure.UnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvPairsTest {
    @TempDir
    private Path folder;

    private Path csv(String text) throws IOException {
        Files.createDirectories(folder.resolve("pictures"));
        for (String name : new String[] {"pictures/2.jpg", "pictures/10.jpg", "pictures/2.png", "pictures/a, b.jpg"}) {
            if (!Files.exists(folder.resolve(name))) {
                Files.createFile(folder.resolve(name));
            }
        }
        return Files.writeString(folder.resolve("pairs.csv"), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image,mask\npictures/10.jpg,\npictures/2.jpg,pictures/2.png\n",
                "\uFEFFid;Truth;Image\r\n7;;pictures/10.jpg\r\n8;pictures/2.png;pictures/2.jpg\r\n",
                "image\tmask\npictures/10.jpg\npictures/2.jpg\tpictures/2.png"
            })
    void readsPairs(String text) throws Exception {
        Dataset dataset = Datasets.open(csv(text));

        assertThat(dataset.name()).isEqualTo("pairs");
        assertThat(dataset.samples())
                .extracting(Sample::number, Sample::name, Sample::image, Sample::truth)
                .containsExactly(
                        tuple(
                                1,
                                "2.jpg",
                                folder.resolve("pictures/2.jpg"),
                                Optional.of(folder.resolve("pictures/2.png"))),
                        tuple(2, "10.jpg", folder.resolve("pictures/10.jpg"), Optional.empty()));
        assertThat(dataset.problems()).extracting(DatasetProblem::kind).containsExactly(Kind.WITHOUT_TRUTH);
    }

    @Test
    void namesNeverClimbOutOfTheirFolder() throws Exception {
        csv("");
        Files.createDirectories(folder.resolve("lists"));
        Path csv = Files.writeString(
                folder.resolve("lists/pairs.csv"),
                "image\n../pictures/2.jpg\n" + folder.resolve("elsewhere/2.jpg") + "\n\"../pictures/a, b.jpg\"\n");

        Dataset dataset = Datasets.open(csv);

        assertThat(dataset.samples())
                .extracting(Sample::name)
                .containsExactly("elsewhere/2.jpg", "pictures/2.jpg", "pictures/a, b.jpg");
    }

    @Test
    void listsWhatIsMissingOrDouble() throws Exception {
        Dataset dataset = Datasets.open(csv("""
                image,mask
                pictures/2.jpg,pictures/none.png
                pictures/2.jpg,
                pictures/gone.jpg,pictures/2.png
                ,pictures/2.png
                """));

        assertThat(dataset.samples()).extracting(Sample::name).containsExactly("2.jpg", "gone.jpg");
        assertThat(dataset.problems())
                .extracting(DatasetProblem::kind)
                .containsExactly(Kind.AMBIGUOUS, Kind.TRUTH_WITHOUT_IMAGE, Kind.WITHOUT_TRUTH, Kind.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,b\n1,2\n", "pictures/2.jpg\n"})
    void saysWhichColumnIsMissing(String text) throws Exception {
        assertThat(complaint(csv(text))).contains("no column called image", "the columns image and mask");
    }

    @Test
    void saysThatATableIsEmptyOrBroken() throws Exception {
        assertThat(complaint(csv("image,mask\n"))).contains("names no images");
        assertThat(complaint(csv("image,mask\n\"pictures/2.jpg,x\n"))).contains("is no CSV file");
    }

    private static String complaint(Path csv) {
        return catchThrowableOfType(UnusableException.class, () -> Datasets.open(csv))
                .getMessage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pictures", "pictures/", ".", "/"})
    void aFolderIsNoImage(String row) throws Exception {
        Dataset dataset = Datasets.open(csv("image\npictures/2.jpg\n" + row + "\n"));

        assertThat(dataset.samples()).extracting(Sample::name).containsExactly("2.jpg");
        assertThat(dataset.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.UNREADABLE);
            assertThat(problem.message())
                    .isEqualTo("Record 3 of the table names a folder as its image, and is left out: " + row);
        });
    }

    @Test
    void aFolderThatIsMissingHasAName() throws Exception {
        assertThat(Datasets.open(csv("image\nnone/2.jpg\nnone\n")).samples())
                .extracting(Sample::name)
                .containsExactly("none", "none/2.jpg");
    }
}
