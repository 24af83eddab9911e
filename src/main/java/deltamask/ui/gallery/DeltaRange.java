package deltamask.ui.gallery;

import deltamask.ui.common.Nodes;
import deltamask.ui.common.RowFilter;
import deltamask.ui.common.RowFilter.Range;
import deltamask.ui.common.Rows;
import deltamask.ui.common.Throttle;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.controlsfx.control.RangeSlider;

/** Filters by a range of delta IoU, chosen under the histogram of all of them. */
final class DeltaRange extends VBox {
    private static final Duration REFRESH = Duration.ofMillis(500);
    /** While a thumb is dragged. */
    private static final Duration FILTER = Duration.ofMillis(60);

    private final Rows rows;
    private final HistogramBars bars = new HistogramBars();
    private final RangeSlider slider = new RangeSlider();
    private final TextField low = new TextField();
    private final TextField high = new TextField();
    private final Label nothing = Nodes.label("The deltas are shown after a run", "muted");
    private final Throttle refresh = new Throttle(REFRESH, this::refresh);
    private final Throttle filter = new Throttle(FILTER, this::filter);
    private boolean showing;

    DeltaRange(Rows rows) {
        this.rows = rows;
        setId("delta-range");
        getStyleClass().add("delta-range");
        slider.setId("range-slider");
        slider.setAccessibleText("Range of delta IoU");
        slider.lowValueProperty().addListener((property, old, now) -> moved());
        slider.highValueProperty().addListener((property, old, now) -> moved());
        field(low, "range-low", "Lowest delta IoU", slider::setLowValue);
        field(high, "range-high", "Highest delta IoU", slider::setHighValue);
        getChildren()
                .addAll(
                        nothing,
                        bars,
                        slider,
                        Nodes.row(
                                "range-fields",
                                low,
                                Nodes.spacer(),
                                Nodes.label("Δ IoU", "muted"),
                                Nodes.spacer(),
                                high));
        rows.revisionProperty().addListener((property, old, now) -> refresh.request());
        rows.filterProperty().addListener((property, old, now) -> showRange(now.delta()));
        visibleProperty().addListener((property, old, now) -> refresh());
        refresh();
    }

    private static void field(TextField field, String id, String says, DoubleConsumer typed) {
        field.setId(id);
        field.setAccessibleText(says);
        field.setTooltip(new Tooltip(says + "; Enter takes it"));
        field.setPrefColumnCount(7);
        field.setOnAction(event -> {
            try {
                typed.accept(Double.parseDouble(
                        field.getText().strip().replace('−', '-').replace(',', '.')));
                field.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("error"), false);
            } catch (NumberFormatException noNumber) {
                field.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("error"), true);
            }
        });
    }

    /** Only while somebody looks: counting 100,000 takes some milliseconds. */
    private void refresh() {
        if (!isVisible()) {
            return;
        }
        Optional<Histogram> histogram =
                rows.results().isEmpty() ? Optional.empty() : Histogram.of(rows.all(), HistogramBars.BINS);
        boolean some = histogram.isPresent();
        Nodes.show(nothing, !some);
        Nodes.show(bars, some);
        Nodes.show(slider, some);
        low.setDisable(!some);
        high.setDisable(!some);
        histogram.ifPresent(found -> {
            bars.show(found);
            showing = true;
            try {
                slider.setMin(Math.min(found.low(), slider.getMin()));
                slider.setMax(Math.max(found.high(), found.low() + Math.ulp(1.0)));
                slider.setMin(found.low());
                slider.setBlockIncrement((found.high() - found.low()) / 100);
                slider.setDisable(found.low() == found.high());
            } finally {
                showing = false;
            }
        });
        showRange(rows.filterProperty().get().delta());
        if (!some) {
            // They were another dataset's.
            low.clear();
            high.clear();
        }
    }

    private void showRange(Optional<Range> range) {
        if (showing) {
            return;
        }
        showing = true;
        try {
            double from = range.map(Range::low).orElse(slider.getMin());
            double to = range.map(Range::high).orElse(slider.getMax());
            // The slider keeps them apart: the one that makes room goes first.
            if (to >= slider.getLowValue()) {
                slider.setHighValue(to);
                slider.setLowValue(from);
            } else {
                slider.setLowValue(from);
                slider.setHighValue(to);
            }
            showNumbers();
        } finally {
            showing = false;
        }
    }

    private void moved() {
        if (!showing) {
            showNumbers();
            filter.request();
        }
    }

    private void showNumbers() {
        show(low, slider.getLowValue());
        show(high, slider.getHighValue());
        bars.mark(slider.getLowValue(), slider.getHighValue());
    }

    /** What somebody is typing is not written over. */
    private static void show(TextField field, double value) {
        if (!field.isFocused()) {
            field.setText(shortened(value));
        }
    }

    /** As much of it as the field has room for; the filter has all of it. */
    private static String shortened(double value) {
        return new BigDecimal(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString()
                .replace('-', '−');
    }

    private void filter() {
        boolean all = slider.getLowValue() <= slider.getMin() && slider.getHighValue() >= slider.getMax();
        RowFilter now = rows.filterProperty().get();
        showing = true;
        try {
            rows.filterProperty()
                    .set(now.withDelta(
                            all
                                    ? Optional.empty()
                                    : Optional.of(new Range(slider.getLowValue(), slider.getHighValue()))));
        } finally {
            showing = false;
        }
    }
}
