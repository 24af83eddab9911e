package deltamask.ui.common;

import deltamask.comparison.ComparisonRow;
import deltamask.dataset.Sample;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A sample in the window: it is there from the start, its result lands during a run. JavaFX thread only. */
public final class Row {
    private final Sample sample;
    private final ReadOnlyObjectWrapper<ComparisonRow> result = new ReadOnlyObjectWrapper<>(this, "result");
    private final ReadOnlyBooleanWrapper outlier = new ReadOnlyBooleanWrapper(this, "outlier");

    public Row(Sample sample) {
        this.sample = sample;
    }

    public Sample sample() {
        return sample;
    }

    public int number() {
        return sample.number();
    }

    public String name() {
        return sample.name();
    }

    /** What the comparison says of it; null until it landed. */
    public ComparisonRow result() {
        return result.get();
    }

    public ReadOnlyObjectProperty<ComparisonRow> resultProperty() {
        return result.getReadOnlyProperty();
    }

    void land(ComparisonRow landed) {
        result.set(landed);
    }

    /** Whether the finished comparison's robust rule names it. */
    public boolean isOutlier() {
        return outlier.get();
    }

    public ReadOnlyBooleanProperty outlierProperty() {
        return outlier.getReadOnlyProperty();
    }

    void setOutlier(boolean is) {
        outlier.set(is);
    }

    @Override
    public String toString() {
        return number() + " " + name();
    }
}
