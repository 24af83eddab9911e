package deltamask.report;

import deltamask.comparison.ComparisonRow;
import deltamask.comparison.ComparisonRow.Status;
import deltamask.dataset.Sample;
import deltamask.inference.StageTimes;
import deltamask.metrics.Confusion;
import deltamask.metrics.EmptyMasks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** Rows to draw and to write. */
final class Rows {
    private Rows() {}

    static Sample sample(int number, String name) {
        return new Sample(number, name, Path.of("images", name), Optional.of(Path.of("masks", name)));
    }

    static ComparisonRow row(
            Sample sample, Confusion a, Confusion b, Confusion both, double forwardA, double forwardB, String note) {
        return new ComparisonRow(
                sample,
                Status.OK,
                Optional.of(a),
                Optional.of(b),
                Optional.of(both),
                OptionalLong.of(both.fp() + both.fn()),
                Optional.of(new StageTimes(3, 2, forwardA, 1)),
                Optional.of(new StageTimes(3, 2, forwardB, 1)),
                EmptyMasks.UNDEFINED,
                note);
    }

    static ComparisonRow failed(Sample sample, String why) {
        return new ComparisonRow(
                sample,
                Status.FAILED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                EmptyMasks.UNDEFINED,
                why);
    }

    /** Looks like a quantized variant: small losses nearly everywhere, a few large ones. */
    static List<ComparisonRow> plausible(int count) {
        SplittableRandom random = new SplittableRandom(7);
        List<ComparisonRow> rows = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            long truth = 200_000;
            long missA = (long) (2_000 + 9_000 * Math.pow(random.nextDouble(), 3));
            double change = 900 * gauss(random) + 500;
            if (random.nextDouble() < 0.06) {
                change += 12_000 * random.nextDouble() * (random.nextDouble() < 0.8 ? 1 : -0.4);
            }
            if (random.nextDouble() < 0.05) {
                change = 0;
            }
            long missB = Math.max(0, missA + Math.round(change));
            double forward = 8.1 * Math.exp(0.04 * gauss(random));
            rows.add(row(
                    sample(number, "portrait_%04d.jpg".formatted(number)),
                    new Confusion(truth - missA, missA / 2, missA, 300_000),
                    new Confusion(truth - missB, missB / 2, missB, 300_000),
                    new Confusion(truth - missA, Math.abs(missB - missA), 0, 300_000),
                    forward,
                    forward * 0.65 * Math.exp(0.05 * gauss(random)) + (random.nextDouble() < 0.03 ? 4 : 0),
                    ""));
        }
        return rows;
    }

    private static double gauss(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
