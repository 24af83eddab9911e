package deltamask.ui.common;

import deltamask.comparison.ComparisonRow;
import deltamask.dataset.Sample;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * A sample in the window: it is there from the start, its result lands during a run. Light, because there may be 100,000:
 * its property is made for the first one who asks. JavaFX thread only.
 */
public final class Row {
    private static final SortOrder.Key[] KEYS = SortOrder.Key.values();

    private final Sample sample;
    private final int number;
    private ComparisonRow result;
    /** The result's numbers by the ordinals of {@link SortOrder.Key}: asked for in every comparison while sorting. */
    private double[] values;

    private boolean outlier;
    private int place = -1;
    private boolean picked;
    private ReadOnlyObjectWrapper<ComparisonRow> resultProperty;

    public Row(Sample sample) {
        this.sample = sample;
        this.number = sample.number();
    }

    public Sample sample() {
        return sample;
    }

    public int number() {
        return number;
    }

    public String name() {
        return sample.name();
    }

    /** What the comparison says of it; null until it landed. */
    public ComparisonRow result() {
        return result;
    }

    /** For the few rows that are looked at closely; who shows many follows {@link Rows#revisionProperty}. */
    public ReadOnlyObjectProperty<ComparisonRow> resultProperty() {
        if (resultProperty == null) {
            resultProperty = new ReadOnlyObjectWrapper<>(this, "result", result);
        }
        return resultProperty.getReadOnlyProperty();
    }

    void land(ComparisonRow landed) {
        result = landed;
        values = landed == null ? null : values(landed);
        if (resultProperty != null) {
            resultProperty.set(landed);
        }
    }

    private static double[] values(ComparisonRow landed) {
        double[] values = new double[KEYS.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = KEYS[i].of(landed).orElse(Double.NaN);
        }
        return values;
    }

    /** A number of its result; NaN where it is undefined, has not landed, or the key is not one of results. */
    // The array is made of the same enum while the program runs, and kept nowhere.
    @SuppressWarnings("EnumOrdinal")
    public double value(SortOrder.Key key) {
        return values == null ? Double.NaN : values[key.ordinal()];
    }

    /** Whether the finished comparison's robust rule names it. */
    public boolean isOutlier() {
        return outlier;
    }

    void setOutlier(boolean is) {
        outlier = is;
    }

    /** Its index among the shown rows; -1 where it is not shown. */
    int place() {
        return place;
    }

    void setPlace(int now) {
        place = now;
    }

    boolean isPicked() {
        return picked;
    }

    void setPicked(boolean is) {
        picked = is;
    }

    @Override
    public String toString() {
        return Sample.title(number(), name());
    }
}
