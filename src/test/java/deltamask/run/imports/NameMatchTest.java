package deltamask.run.imports;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.dataset.Sample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NameMatchTest {
    private static NameMatch of(String... names) {
        List<Sample> samples = new ArrayList<>();
        for (String name : names) {
            samples.add(new Sample(samples.size() + 1, name, Path.of("set", name), Optional.empty()));
        }
        return new NameMatch(samples);
    }

    private static String find(NameMatch names, String file) {
        return names.find(file).map(Sample::name).orElse("none");
    }

    @Test
    void aNameIsFoundWithSuffixesAndZeros() {
        NameMatch names = of("7.jpg", "img_12.jpg", "people/Anna.jpg", "mask.jpg");

        for (String file :
                List.of("7.png", "007.png", "7.jpg", "7.jpg.png", "7_mask.png", "0007-seg.png", "mask_7.png", "7")) {
            assertThat(find(names, file)).as(file).isEqualTo("7.jpg");
        }
        assertThat(find(names, "IMG_0012_pred.PNG")).isEqualTo("img_12.jpg");
        assertThat(find(names, "people/anna_mask.png")).isEqualTo("people/Anna.jpg");
        assertThat(find(names, "anna.png")).as("without its folder").isEqualTo("people/Anna.jpg");
        assertThat(find(names, "mask.png"))
                .as("a word for a mask may be a name")
                .isEqualTo("mask.jpg");
        assertThat(find(names, "70.png")).isEqualTo("none");
        assertThat(find(names, "img_1.png")).isEqualTo("none");
    }

    @Test
    void aNameThatCouldMeanTwoImagesMeansNone() {
        NameMatch names = of("7.jpg", "007.jpg", "a/x.jpg", "b/x.jpg");

        assertThat(find(names, "7.png")).isEqualTo("7.jpg");
        assertThat(find(names, "007_mask.png")).isEqualTo("007.jpg");
        assertThat(find(names, "07.png")).isEqualTo("none");
        assertThat(find(names, "x.png")).isEqualTo("none");
    }
}
