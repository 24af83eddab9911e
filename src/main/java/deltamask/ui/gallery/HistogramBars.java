package deltamask.ui.gallery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** A histogram as bars. Their heights grow with the logarithm, so that one image beside 10,000 is still seen. */
final class HistogramBars extends Pane {
    static final int BINS = 50;
    private static final PseudoClass INSIDE = PseudoClass.getPseudoClass("inside");
    /** The slider's track begins and ends so far from its edges. */
    private static final double EDGE = 7;

    private final List<Region> bars = new ArrayList<>();
    private Histogram shown = new Histogram(0, 0, Collections.nCopies(BINS, 0));

    HistogramBars() {
        getStyleClass().add("histogram");
        setAccessibleText("How many images have which delta IoU");
        for (int i = 0; i < BINS; i++) {
            Region bar = new Region();
            bar.getStyleClass().add("histogram-bar");
            bars.add(bar);
        }
        getChildren().addAll(bars);
    }

    void show(Histogram histogram) {
        shown = histogram;
        requestLayout();
    }

    /** Shows which bins touch a range. */
    void mark(double low, double high) {
        for (int i = 0; i < BINS; i++) {
            bars.get(i).pseudoClassStateChanged(INSIDE, shown.bound(i) <= high && shown.bound(i + 1) >= low);
        }
    }

    @Override
    protected void layoutChildren() {
        double width = (getWidth() - 2 * EDGE) / BINS;
        double highest = Math.log1p(Math.max(1, shown.highest()));
        for (int i = 0; i < BINS; i++) {
            int count = shown.counts().get(i);
            double height = count == 0 ? 0 : Math.max(2, getHeight() * Math.log1p(count) / highest);
            bars.get(i)
                    .resizeRelocate(
                            snapPositionX(EDGE + i * width),
                            getHeight() - height,
                            Math.max(1, snapSizeX(width) - 1),
                            height);
        }
    }
}
