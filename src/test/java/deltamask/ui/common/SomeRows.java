package deltamask.ui.common;

import deltamask.comparison.ComparisonRow;
import deltamask.dataset.Sample;
import deltamask.metrics.Confusion;
import deltamask.metrics.EmptyMasks;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Rows as they are after a run. */
public final class SomeRows {
    private SomeRows() {}

    /** One whose truth has 100 pixels, of which A and B find so many. */
    public static Row row(int number, String name, long tpA, long tpB) {
        Row row = pending(number, name);
        row.land(result(
                row.sample(),
                ComparisonRow.Status.OK,
                Optional.of(new Confusion(tpA, 0, 100 - tpA, 0)),
                Optional.of(new Confusion(tpB, 0, 100 - tpB, 0)),
                Optional.of(new Confusion(tpB, Math.abs(tpA - tpB), 0, 0))));
        return row;
    }

    /** One that has not run; it has a truth. */
    public static Row pending(int number, String name) {
        return new Row(new Sample(number, name, Path.of(name), Optional.of(Path.of("mask-" + name))));
    }

    /** One that failed. */
    static Row failed(int number) {
        Row row = pending(number, number + ".png");
        row.land(result(
                row.sample(), ComparisonRow.Status.FAILED, Optional.empty(), Optional.empty(), Optional.empty()));
        return row;
    }

    /** One whose masks and truth are empty. */
    static Row undefined(int number) {
        Row row = pending(number, number + ".png");
        Optional<Confusion> nothing = Optional.of(new Confusion(0, 0, 0, 100));
        row.land(result(row.sample(), ComparisonRow.Status.OK, nothing, nothing, nothing));
        return row;
    }

    /** One that ran without a truth. */
    static Row withoutTruth(int number) {
        Sample sample = new Sample(number, number + ".png", Path.of(number + ".png"), Optional.empty());
        Row row = new Row(sample);
        row.land(result(
                sample,
                ComparisonRow.Status.OK,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Confusion(50, 0, 0, 50))));
        return row;
    }

    private static ComparisonRow result(
            Sample sample,
            ComparisonRow.Status status,
            Optional<Confusion> a,
            Optional<Confusion> b,
            Optional<Confusion> both) {
        return new ComparisonRow(
                sample,
                status,
                a,
                b,
                both,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                EmptyMasks.UNDEFINED,
                "");
    }
}
