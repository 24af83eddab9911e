package deltamask.phone;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** One class id a pixel, at the source's size. */
final class Labels {
    private static final int BLACK = 0xFF000000;

    final int width;
    final int height;
    final byte[] ids;

    private Labels(int width, int height) {
        this.width = width;
        this.height = height;
        this.ids = new byte[width * height];
    }

    /**
     * Stretches the numbers to the source's size as {@code interpolate(mode="bilinear", align_corners=False)} does, and
     * decides: argmax, where a class must exceed the best so far, so that the lowest id wins a tie; or 1 above the
     * threshold.
     *
     * @throws IOException if the model did not return numbers that can be decided on
     */
    static Labels of(Scores scores, Card card, int width, int height) throws IOException {
        if (card.probability && scores.channels != 1) {
            throw new IOException("The card says probability, but the model returned " + scores.channels
                    + " classes: correct output.kind.");
        }
        for (float value : scores.values) {
            if (Float.isNaN(value)) {
                throw new IOException("The model returned NaN.");
            }
        }
        Labels labels = new Labels(width, height);
        Axis columns = new Axis(scores.width, width);
        for (int y = 0; y < height; y++) {
            Axis.Place row = Axis.place(scores.height, height, y);
            for (int x = 0; x < width; x++) {
                Axis.Place column = columns.places[x];
                int best = 0;
                float most = value(scores, 0, row, column);
                for (int c = 1; c < scores.channels; c++) {
                    float value = value(scores, c, row, column);
                    if (value > most) {
                        most = value;
                        best = c;
                    }
                }
                labels.ids[y * width + x] = (byte) (card.probability ? (most > card.threshold ? 1 : 0) : best);
            }
        }
        return labels;
    }

    private static float value(Scores scores, int channel, Axis.Place row, Axis.Place column) {
        int upper = (channel * scores.height + row.low) * scores.width;
        int lower = (channel * scores.height + row.high) * scores.width;
        return column.between(scores.values, upper) * (1 - row.weight)
                + column.between(scores.values, lower) * row.weight;
    }

    /** For each target position of an axis the two source positions and the weight of the second. */
    private static final class Axis {
        final Place[] places;

        Axis(int from, int to) {
            places = new Place[to];
            for (int i = 0; i < to; i++) {
                places[i] = place(from, to, i);
            }
        }

        static Place place(int from, int to, int i) {
            float position = from == to ? i : Math.max(0f, (float) from / to * (i + 0.5f) - 0.5f);
            int low = Math.min((int) position, from - 1);
            return new Place(low, Math.min(low + 1, from - 1), position - low);
        }

        static final class Place {
            final int low;
            final int high;
            final float weight;

            Place(int low, int high, float weight) {
                this.low = low;
                this.high = high;
                this.weight = weight;
            }

            float between(float[] values, int row) {
                return values[row + low] * (1 - weight) + values[row + high] * weight;
            }
        }
    }

    /**
     * The study's picture: person red, dog green, sheep blue, all else black. Classes are known by the card's names, and
     * without names by Pascal VOC's ids.
     */
    int[] studyColours(Card card) {
        int[] colours = new int[256];
        for (int id = 0; id < colours.length; id++) {
            String name = card.namesClasses()
                    ? card.className(id)
                    : id == 15 ? "person" : id == 12 ? "dog" : id == 17 ? "sheep" : "";
            colours[id] = name.equals("person")
                    ? 0xFFFF0000
                    : name.equals("dog") ? 0xFF00FF00 : name.equals("sheep") ? 0xFF0000FF : BLACK;
        }
        int[] argb = new int[ids.length];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = colours[ids[i] & 0xFF];
        }
        return argb;
    }

    /** An 8-bit PNG whose palette index is the class id, coloured as VOC's; Android's own writer makes no such file. */
    byte[] png() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream png = new DataOutputStream(bytes);
        png.writeLong(0x89504E470D0A1A0AL);
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        DataOutputStream sizes = new DataOutputStream(head);
        sizes.writeInt(width);
        sizes.writeInt(height);
        sizes.write(new byte[] {8, 3, 0, 0, 0}); // 8 bits, palette, and no choice in the rest
        chunk(png, "IHDR", head.toByteArray());
        chunk(png, "PLTE", palette());
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(data)) {
            for (int y = 0; y < height; y++) {
                deflater.write(0); // no filter
                deflater.write(ids, y * width, width);
            }
        }
        chunk(png, "IDAT", data.toByteArray());
        chunk(png, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream png, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(data);
        png.writeInt(data.length);
        png.write(name);
        png.write(data);
        png.writeInt((int) check.getValue());
    }

    /** VOC's colours: the bits of an id, three at a time, are the highest bits of red, green and blue. */
    private static byte[] palette() {
        byte[] palette = new byte[3 * 256];
        for (int id = 0; id < 256; id++) {
            for (int bit = 0; bit < 8; bit++) {
                palette[3 * id + bit % 3] |= (byte) ((id >> bit & 1) << (7 - bit / 3));
            }
        }
        return palette;
    }
}
