package deltamask.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deltamask.failure.UnusableException;
import deltamask.files.Folders;
import deltamask.mask.PlainPng;
import deltamask.mask.VocColours;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TruthReaderTest {
    @TempDir
    private Path folder;

    private Path typed(int type, int... values) throws IOException {
        BufferedImage image = new BufferedImage(values.length, 1, type);
        image.getRaster().setSamples(0, 0, values.length, 1, 0, values);
        return write(image);
    }

    private Path grey(int... values) throws IOException {
        return typed(BufferedImage.TYPE_BYTE_GRAY, values);
    }

    private Path colours(int type, int... argb) throws IOException {
        BufferedImage image = new BufferedImage(argb.length, 1, type);
        image.setRGB(0, 0, argb.length, 1, argb, 0, argb.length);
        return write(image);
    }

    private Path indexed(int[] palette, int... indices) throws IOException {
        IndexColorModel model = new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
        BufferedImage image = new BufferedImage(indices.length, 1, BufferedImage.TYPE_BYTE_INDEXED, model);
        image.getRaster().setSamples(0, 0, indices.length, 1, 0, indices);
        return write(image);
    }

    private Path write(BufferedImage image) throws IOException {
        Path file = folder.resolve("truth.png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static int[] vocPalette() {
        int[] palette = new int[256];
        for (int i = 0; i < 256; i++) {
            palette[i] = VocColours.rgb(i);
        }
        return palette;
    }

    private static int[] labels(Truth truth) {
        byte[] labels = truth.labels().labels();
        int[] values = new int[labels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = labels[i] & 0xFF;
        }
        return values;
    }

    /** Interlaced files go through the general reader; the plain ones most truths are do not. */
    @Property(tries = 60)
    void plainFilesAreReadAsAllOthers(
            @ForAll @IntRange(min = 1, max = 40) int width,
            @ForAll @IntRange(min = 1, max = 30) int height,
            @ForAll @IntRange(min = 0, max = 256) int colours,
            @ForAll @IntRange(min = 1, max = 9) int stretch,
            @ForAll boolean ofVoc,
            @ForAll Random random)
            throws Exception {
        int[] values = new int[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(stretch) > 0 && i > 0
                    ? values[i - 1]
                    : random.nextBoolean() ? random.nextInt(colours == 0 ? 256 : colours) : random.nextInt(2) * 255;
        }
        int[] palette = ofVoc ? vocPalette() : random.ints(256).toArray();
        BufferedImage image = colours == 0
                ? new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY)
                : new BufferedImage(
                        width,
                        height,
                        BufferedImage.TYPE_BYTE_INDEXED,
                        new IndexColorModel(8, colours, palette, 0, false, -1, DataBuffer.TYPE_BYTE));
        image.getRaster().setSamples(0, 0, width, height, 0, values);
        Path folderOfBoth = Files.createTempDirectory("truths");
        try {
            Path plain = write(image, false, folderOfBoth.resolve("plain.png"));
            Path interlaced = write(image, true, folderOfBoth.resolve("interlaced.png"));
            boolean allHaveColours = colours == 0 || Arrays.stream(values).allMatch(value -> value < colours);
            // ImageIO may write a longer palette than the picture's, so that more files have all their colours.
            assertThat(!allHaveColours
                            || PlainPng.read(Files.readAllBytes(plain), 10_000).isPresent())
                    .isTrue();
            assertThat(PlainPng.read(Files.readAllBytes(interlaced), 10_000)).isEmpty();
            for (String format : List.of("auto", "grey", "ids", "127")) {
                assertThat(TruthReader.read(plain, TruthFormat.parse(format)))
                        .as(format)
                        .isEqualTo(TruthReader.read(interlaced, TruthFormat.parse(format)));
            }
        } finally {
            Folders.delete(folderOfBoth);
        }
    }

    /** A camera's note in the file counts for plain ones too. */
    @Test
    void plainFilesAreTurnedUpright() throws Exception {
        Path file = grey(0, 1, 1);
        byte[] png = Files.readAllBytes(file);
        ByteBuffer note = ByteBuffer.allocate(4 + 4 + 26 + 4)
                .putInt(26)
                .put("eXIf".getBytes(StandardCharsets.US_ASCII))
                .put("MM\0*".getBytes(StandardCharsets.US_ASCII))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .putShort((short) 0)
                .putInt(0);
        CRC32 sum = new CRC32();
        sum.update(note.array(), 4, 30);
        note.putInt((int) sum.getValue());
        int afterHeader = 33;
        Files.write(
                file,
                ByteBuffer.allocate(png.length + note.capacity())
                        .put(png, 0, afterHeader)
                        .put(note.array())
                        .put(png, afterHeader, png.length - afterHeader)
                        .array());

        Truth truth = TruthReader.read(file, TruthFormat.AUTO);

        assertThat(truth.labels().width()).isEqualTo(1);
        assertThat(labels(truth)).containsExactly(0, 1, 1);
    }

    private static Path write(BufferedImage image, boolean interlaced, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(interlaced ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return file;
    }

    @Test
    void anyGreyAboveNoneIsForeground() throws Exception {
        Truth truth = TruthReader.read(grey(0, 1, 127, 255), TruthFormat.AUTO);

        assertThat(labels(truth)).containsExactly(0, 1, 1, 1);
        assertThat(truth.classIds()).isFalse();
        assertThat(truth.ignoreLabel()).isEmpty();
    }

    @Test
    void deepGreyIsForegroundByItsStoredNumber() throws Exception {
        Path file = typed(BufferedImage.TYPE_USHORT_GRAY, 0, 1, 300, 65535);

        assertThat(labels(TruthReader.read(file, TruthFormat.GREY))).containsExactly(0, 1, 1, 1);
        assertThat(labels(TruthReader.read(file, TruthFormat.threshold(1)))).containsExactly(0, 0, 0, 1);
    }

    @Test
    void oneBitIsBlackAndWhite() throws Exception {
        assertThat(labels(TruthReader.read(typed(BufferedImage.TYPE_BYTE_BINARY, 0, 1, 1), TruthFormat.AUTO)))
                .containsExactly(0, 1, 1);
    }

    @Test
    void aThresholdIsExceededNotReached() throws Exception {
        assertThat(labels(TruthReader.read(grey(0, 127, 128, 255), TruthFormat.threshold(127))))
                .containsExactly(0, 0, 1, 1);
    }

    @Test
    void alphaIsIgnoredAndColoursAreWeighedAsOpenCvDoes() throws Exception {
        // 0.114 x 4 = 0.456 rounds to 0, 0.114 x 5 = 0.57 to 1.
        Path file = colours(BufferedImage.TYPE_INT_ARGB, 0xFF000000, 0x00FFFFFF, 0xFF000004, 0xFF000005);

        assertThat(labels(TruthReader.read(file, TruthFormat.AUTO))).containsExactly(0, 1, 0, 1);
    }

    @Test
    void greyWrittenAsColoursStaysGrey() throws Exception {
        Path file = colours(BufferedImage.TYPE_INT_RGB, 0x000000, 0xFFFFFF, 0x808080);

        assertThat(labels(TruthReader.read(file, TruthFormat.AUTO))).containsExactly(0, 1, 1);
    }

    @Test
    void vocsPaletteMeansClassIds() throws Exception {
        Truth truth = TruthReader.read(indexed(vocPalette(), 0, 15, 20, 255), TruthFormat.AUTO);

        assertThat(labels(truth)).containsExactly(0, 15, 20, 255);
        assertThat(truth.classIds()).isTrue();
        assertThat(truth.ignoreLabel()).isEqualTo(OptionalInt.of(255));
        assertThat(truth.warning()).isEmpty();
    }

    @Test
    void anotherPaletteIsGrey() throws Exception {
        Truth truth = TruthReader.read(indexed(new int[] {0, 0xFF0000, 0x00FF00}, 0, 1, 2), TruthFormat.AUTO);

        assertThat(labels(truth)).containsExactly(0, 1, 1);
        assertThat(truth.classIds()).isFalse();
    }

    @Test
    void vocsColoursMeanClassIds() throws Exception {
        Path file = colours(BufferedImage.TYPE_INT_RGB, 0, VocColours.rgb(15), VocColours.rgb(12), VocColours.BORDER);

        Truth truth = TruthReader.read(file, TruthFormat.AUTO);

        assertThat(labels(truth)).containsExactly(0, 15, 12, 255);
        assertThat(truth.classIds()).isTrue();
        assertThat(labels(TruthReader.read(file, TruthFormat.PALETTE))).containsExactly(0, 15, 12, 255);
        assertThat(labels(TruthReader.read(file, TruthFormat.CLASS_IDS))).containsExactly(0, 15, 12, 255);
    }

    @Test
    void oneColourTooManyIsNoPalette() throws Exception {
        Path file = colours(BufferedImage.TYPE_INT_RGB, 0, VocColours.rgb(15), 0x123456);

        assertThat(TruthReader.read(file, TruthFormat.AUTO).classIds()).isFalse();
        assertThatThrownBy(() -> TruthReader.read(file, TruthFormat.PALETTE))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("not among Pascal VOC's class colours");
        assertThatThrownBy(() -> TruthReader.read(file, TruthFormat.CLASS_IDS))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("no class ids");
    }

    @Test
    void classIdsAreTheStoredNumbers() throws Exception {
        assertThat(labels(TruthReader.read(grey(0, 1, 20, 255), TruthFormat.CLASS_IDS)))
                .containsExactly(0, 1, 20, 255);
        assertThat(labels(TruthReader.read(typed(BufferedImage.TYPE_USHORT_GRAY, 0, 15), TruthFormat.CLASS_IDS)))
                .containsExactly(0, 15);
        Path tooHigh = typed(BufferedImage.TYPE_USHORT_GRAY, 0, 300);
        assertThatThrownBy(() -> TruthReader.read(tooHigh, TruthFormat.CLASS_IDS))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("holds the number 300");
    }

    @Test
    void blackAndWhiteIdsAreForegroundAndSaidSo() throws Exception {
        Truth truth = TruthReader.read(grey(0, 255, 255), TruthFormat.CLASS_IDS);

        assertThat(truth.ignoreLabel()).isEmpty();
        assertThat(truth.classIds()).isFalse();
        assertThat(truth.warning().orElseThrow()).contains("255 was taken as foreground");
    }

    @Test
    void aSoftMaskIsOfferedAThreshold() throws Exception {
        assertThat(TruthReader.read(grey(0, 60, 130, 200, 255), TruthFormat.AUTO)
                        .warning()
                        .orElseThrow())
                .contains("5 grey levels", "threshold such as 127");
        assertThat(TruthReader.read(grey(0, 60, 130, 200, 255), TruthFormat.threshold(127))
                        .warning())
                .isEmpty();
        assertThat(TruthReader.read(grey(0, 255, 255, 0), TruthFormat.AUTO).warning())
                .isEmpty();
    }

    @Test
    void smallNumbersAreSaidToLookLikeClassIds() throws Exception {
        assertThat(TruthReader.read(grey(0, 2, 15, 255), TruthFormat.AUTO)
                        .warning()
                        .orElseThrow())
                .contains("look like class ids");
    }

    @Test
    void aBrokenTruthIsCalledATruth() throws Exception {
        Path file = java.nio.file.Files.createFile(folder.resolve("empty.png"));

        assertThatThrownBy(() -> TruthReader.read(file, TruthFormat.AUTO))
                .isInstanceOf(UnusableException.class)
                .hasMessageStartingWith("The truth mask " + file + " is empty");
    }

    @Test
    void aPaletteWhoseFirstColourIsNotBlackIsSaid() throws Exception {
        Path coloured = indexed(new int[] {0x440154, 0xFDE725}, 0, 0, 1);
        Truth truth = TruthReader.read(coloured, TruthFormat.AUTO);

        assertThat(labels(truth)).containsExactly(1, 1, 1);
        assertThat(truth.warning())
                .hasValue("This truth's palette shows index 0 in a colour other than black, so that it counts as"
                        + " foreground: if the indices are class ids, read it as class ids (--truth ids).");
        assertThat(labels(TruthReader.read(coloured, TruthFormat.CLASS_IDS))).containsExactly(0, 0, 1);
        assertThat(TruthReader.read(indexed(new int[] {0x808080, 0xFFFFFF}, 0, 1), TruthFormat.GREY)
                        .warning())
                .isPresent();
    }

    @Test
    void aPaletteThatIsRightAsGreyNeedsNoWord() throws Exception {
        assertThat(TruthReader.read(indexed(new int[] {0xFFFFFF, 0}, 0, 0, 1), TruthFormat.AUTO)
                        .warning())
                .isEmpty();
        assertThat(TruthReader.read(indexed(new int[] {0, 0xFF0000}, 0, 0, 1), TruthFormat.AUTO)
                        .warning())
                .isEmpty();
    }
}
