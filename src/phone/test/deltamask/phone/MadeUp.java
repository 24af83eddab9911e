package deltamask.phone;

import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * A made-up model, for which a portrait's person is where it is bright, and a clock that only it and the looking at it
 * move: each look takes a quarter of a millisecond, each forward 7 ms.
 */
final class MadeUp implements Engine, LongSupplier {
    int forwards;
    int closed;
    private long now;
    private float[] input;
    private int width;
    private int height;
    private Scores output;

    Engine load(Path model, String key, int threads) {
        now += 40_000_000;
        return this;
    }

    /** The made-up model itself. */
    static float[] brightness(float[] input) {
        int count = input.length / 3;
        float[] mean = new float[count];
        for (int i = 0; i < count; i++) {
            mean[i] = (input[i] + input[count + i] + input[2 * count + i]) / 3;
        }
        return mean;
    }

    @Override
    public long getAsLong() {
        now += 250_000;
        return now;
    }

    @Override
    public String name() {
        return "made-up model";
    }

    @Override
    public void input(float[] values, int inputWidth, int inputHeight) {
        input = values;
        width = inputWidth;
        height = inputHeight;
    }

    @Override
    public void forward() {
        forwards++;
        now += 7_000_000;
        output = new Scores(1, height, width, brightness(input));
    }

    @Override
    public Scores output() {
        return output;
    }

    @Override
    public void close() {
        closed++;
    }
}
