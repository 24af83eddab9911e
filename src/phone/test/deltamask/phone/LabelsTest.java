package deltamask.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deltamask.inference.Postprocessor;
import deltamask.inference.Tensor;
import deltamask.mask.LabelMap;
import deltamask.mask.LabelMapFile;
import deltamask.variant.ModelCards;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;

@RunWith(RobolectricTestRunner.class)
public class LabelsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path model;

    @Before
    public void aModelWithoutACard() throws Exception {
        model = Files.write(folder.getRoot().toPath().resolve("m.ptl"), new byte[0]);
    }

    private Card card(String json) throws Exception {
        Files.write(model.resolveSibling("m.ptl.json"), json.getBytes(StandardCharsets.UTF_8));
        return Card.beside(model);
    }

    @Test
    public void theLowestIdWinsATie() throws Exception {
        Scores scores = new Scores(3, 1, 3, new float[] {1, 0, -2, 1, 5, -1, 0, 5, -1});

        assertThat(Labels.of(scores, Card.beside(model), 3, 1).ids).containsExactly(0, 1, 1);
    }

    @Test
    public void stretchesAndDecidesAsDeltamaskDoes() throws Exception {
        Random random = new Random(7);
        float[] values = new float[21 * 11 * 13];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        LabelMap expected = Postprocessor.toLabelMap(
                new Tensor(21, 11, 13, values), ModelCards.torchvisionConvention(model), 50, 37);

        Labels labels = Labels.of(new Scores(21, 11, 13, values), Card.beside(model), 50, 37);

        assertThat(labels.ids).isEqualTo(expected.labels());
    }

    @Test
    public void aProbabilityMustExceedTheThreshold() throws Exception {
        Card card = card("{\"output\":{\"kind\":\"probability\",\"threshold\":0.25}}");

        assertThat(Labels.of(new Scores(1, 1, 3, new float[] {0.2f, 0.25f, 0.3f}), card, 3, 1).ids)
                .containsExactly(0, 0, 1);
        assertThatThrownBy(() -> Labels.of(new Scores(2, 1, 1, new float[2]), card, 1, 1))
                .hasMessage("The card says probability, but the model returned 2 classes: correct output.kind.");
    }

    @Test
    public void theStudysColoursAreOfPersonDogAndSheep() throws Exception {
        float[] onlyOneClassEach = new float[21 * 4];
        int[] classes = {15, 12, 17, 3};
        for (int x = 0; x < classes.length; x++) {
            onlyOneClassEach[classes[x] * 4 + x] = 1;
        }
        Card voc = Card.beside(model);
        assertThat(Labels.of(new Scores(21, 1, 4, onlyOneClassEach), voc, 4, 1).studyColours(voc))
                .containsExactly(0xFFFF0000, 0xFF00FF00, 0xFF0000FF, 0xFF000000);

        Card portrait = card("{\"output\":{\"kind\":\"probability\"},\"classes\":[\"background\",\"person\"]}");
        assertThat(Labels.of(new Scores(1, 1, 2, new float[] {0, 1}), portrait, 2, 1)
                        .studyColours(portrait))
                .containsExactly(0xFF000000, 0xFFFF0000);
    }

    @Test
    public void thePngHoldsTheIdsAndVocsColours() throws Exception {
        float[] scores = new float[256 * 256];
        for (int id = 0; id < 256; id++) {
            scores[id * 256 + id] = 1;
        }
        Labels labels = Labels.of(new Scores(256, 16, 16, scores), Card.beside(model), 16, 16);
        Path file = Files.write(folder.getRoot().toPath().resolve("labels.png"), labels.png());

        assertThat(LabelMapFile.read(file).labels()).isEqualTo(labels.ids);
        Path theirs = folder.getRoot().toPath().resolve("theirs.png");
        LabelMapFile.write(LabelMap.of(16, 16, labels.ids), theirs);
        assertThat(Picture.decode(file).pixels).isEqualTo(Picture.decode(theirs).pixels);
    }

    @Test
    public void aCardThatCannotBeFollowedIsRefused() {
        assertThatThrownBy(() -> card("{\"input\":{\"center_crop\":224}}"))
                .hasMessage("m.ptl.json asks for a centre crop, which the recorder cannot do: export the model for the"
                        + " source's size or a stretched one, for float32 and channels first, with logits or a"
                        + " probability.");
        assertThatThrownBy(() -> card("{\"input\":{\"layout\":\"NHWC\"}}")).hasMessageContaining("channels last");
        assertThatThrownBy(() -> card("{\"input\":{\"dtype\":\"float16\"}}")).hasMessageContaining("than float32");
        assertThatThrownBy(() -> card("{\"output\":{\"kind\":\"labels\"}}")).hasMessageContaining("\"labels\"");
        assertThatThrownBy(() -> card("{\"input\":{\"width\":64}}")).hasMessageContaining("width and height alone");
        assertThatThrownBy(() -> card("{\"input\":[1]}")).hasMessageContaining("m.ptl.json is no model card (");
        assertThatThrownBy(() -> card("{\"input\":{\"mean\":[1]}}"))
                .hasMessageContaining("m.ptl.json is no model card (");
    }
}
