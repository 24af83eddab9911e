package deltamask.inference;

/**
 * {@code torch.nn.functional.interpolate(size=..., mode="bilinear", align_corners=False)} of float32 numbers: for each
 * target position of one axis the two source positions and their weights. Source: PyTorch 2.7,
 * aten/src/ATen/native/cpu/UpSampleKernel.cpp and UpSample.h.
 *
 * @param low nearer source position
 * @param high the next one, or the same at the edge
 * @param lowWeight of the nearer
 * @param highWeight of the next
 */
@SuppressWarnings("ArrayRecordComponent") // a lookup table, never changed
record TorchBilinear(int[] low, int[] high, float[] lowWeight, float[] highWeight) {
    /** The table of one axis. */
    static TorchBilinear axis(int from, int to) {
        int[] low = new int[to];
        int[] high = new int[to];
        float[] lowWeight = new float[to];
        float[] highWeight = new float[to];
        float scale = (float) from / to;
        for (int i = 0; i < to; i++) {
            float position = from == to ? i : Math.max(0f, scale * (i + 0.5f) - 0.5f);
            int nearer = Math.min((int) position, from - 1);
            low[i] = nearer;
            high[i] = Math.min(nearer + 1, from - 1);
            highWeight[i] = Math.min(1f, Math.max(0f, position - nearer));
            lowWeight[i] = 1f - highWeight[i];
        }
        return new TorchBilinear(low, high, lowWeight, highWeight);
    }

    int length() {
        return low.length;
    }

    /** Interpolates along a row of {@code source} that begins at {@code from}; the table is that of the columns. */
    void alongRow(float[] source, int from, float[] target, int to) {
        for (int x = 0; x < low.length; x++) {
            target[to + x] = source[from + low[x]] * lowWeight[x] + source[from + high[x]] * highWeight[x];
        }
    }

    /** Resizes channels x height x width numbers. */
    static Tensor resize(Tensor source, int width, int height) {
        if (source.width() == width && source.height() == height) {
            return source;
        }
        TorchBilinear columns = axis(source.width(), width);
        TorchBilinear rows = axis(source.height(), height);
        float[] target = new float[Math.multiplyExact(source.channels(), Math.multiplyExact(width, height))];
        RowCache cache = new RowCache(source, columns);
        for (int y = 0; y < height; y++) {
            float[] upper = cache.row(rows.low[y]);
            float[] lower = cache.row(rows.high[y]);
            for (int c = 0; c < source.channels(); c++) {
                int to = (c * height + y) * width;
                for (int x = 0; x < width; x++) {
                    target[to + x] =
                            upper[c * width + x] * rows.lowWeight[y] + lower[c * width + x] * rows.highWeight[y];
                }
            }
        }
        return new Tensor(source.channels(), height, width, target);
    }

    /** The two source rows last asked for, stretched to the target's width, all channels one after the other. */
    static final class RowCache {
        private final Tensor source;
        private final TorchBilinear columns;
        private final float[][] rows;
        private final int[] held = {-1, -1};

        RowCache(Tensor source, TorchBilinear columns) {
            this.source = source;
            this.columns = columns;
            this.rows = new float[2][source.channels() * columns.length()];
        }

        /** Valid until the row after the next one is asked for. */
        float[] row(int y) {
            int slot = y & 1;
            if (held[slot] != y) {
                for (int c = 0; c < source.channels(); c++) {
                    int from = (c * source.height() + y) * source.width();
                    columns.alongRow(source.values(), from, rows[slot], c * columns.length());
                }
                held[slot] = y;
            }
            return rows[slot];
        }
    }
}
