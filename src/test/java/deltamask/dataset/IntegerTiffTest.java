package deltamask.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deltamask.failure.UnusableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TIFF with whole numbers of 32 bits, as scientific programs write label images. */
final class IntegerTiffTest {
    private static final int UNSIGNED = 1;
    private static final int SIGNED = 2;

    @TempDir
    private Path folder;

    /** One row of numbers, uncompressed. */
    private Path tiff(int sampleFormat, int... values) throws IOException {
        int[][] entries = {
            {256, 4, values.length},
            {257, 4, 1},
            {258, 3, 32},
            {259, 3, 1},
            {262, 3, 1},
            {273, 4, 8},
            {277, 3, 1},
            {278, 4, 1},
            {279, 4, 4 * values.length},
            {339, 3, sampleFormat}
        };
        int directory = 8 + 4 * values.length;
        ByteBuffer file =
                ByteBuffer.allocate(directory + 2 + 12 * entries.length + 4).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(directory);
        for (int value : values) {
            file.putInt(value);
        }
        file.putShort((short) entries.length);
        for (int[] entry : entries) {
            file.putShort((short) entry[0]).putShort((short) entry[1]).putInt(1).putInt(entry[2]);
        }
        return Files.write(folder.resolve("labels.tif"), file.array());
    }

    @ParameterizedTest
    @ValueSource(ints = {UNSIGNED, SIGNED})
    void anyNumberButNoneIsForeground(int sampleFormat) throws Exception {
        Path file = tiff(sampleFormat, 0, 1, 255, 70_000, -1, 0);

        assertThat(TruthReader.read(file, TruthFormat.AUTO).labels().labels()).containsExactly(0, 1, 1, 1, 1, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {UNSIGNED, SIGNED})
    void smallNumbersMayBeClassIdsOrGrey(int sampleFormat) throws Exception {
        Path file = tiff(sampleFormat, 0, 15, 200);

        assertThat(TruthReader.read(file, TruthFormat.CLASS_IDS).labels().labels())
                .containsExactly(0, 15, (byte) 200);
        assertThat(TruthReader.read(file, TruthFormat.threshold(127)).labels().labels())
                .containsExactly(0, 0, 1);
    }

    @Test
    void largeNumbersAreNoClassIds() throws Exception {
        Path file = tiff(UNSIGNED, 0, 300);

        assertThatThrownBy(() -> TruthReader.read(file, TruthFormat.CLASS_IDS))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("holds the number 300");
    }

    @Test
    void asAnImageItIsRefused() throws Exception {
        Path file = tiff(SIGNED, 0, 1, 70_000);

        assertThatThrownBy(() -> ImageReader.read(file))
                .isInstanceOf(UnusableException.class)
                .hasMessage("The image " + file + " is damaged or of an unknown kind (its pixels are 32-bit numbers):"
                        + " save it anew as PNG or leave it out.");
    }
}
