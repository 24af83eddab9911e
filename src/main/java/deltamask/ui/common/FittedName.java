package deltamask.ui.common;

import java.util.Collection;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.OverrunStyle;
import javafx.scene.text.Text;

/** Keeps a name in a control that may be too narrow for it, as {@link Names} shortens it. JavaFX thread only. */
public final class FittedName {
    private final Labeled shown;
    private final double beside;
    private final Text measure = new Text();
    private String lead = "";
    private String name = "";
    private Collection<String> others = List.of();

    /**
     * @param shown gets its width from what it stands in, and not from its text
     * @param beside what the control needs of its width for all but the text and its padding, in the window's units
     */
    public FittedName(Labeled shown, double beside) {
        this.shown = shown;
        this.beside = beside;
        shown.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        shown.widthProperty().addListener((property, old, now) -> fit());
        shown.insetsProperty().addListener((property, old, now) -> fit());
        shown.fontProperty().addListener((property, old, now) -> fit());
    }

    /** @param now shown, told apart from the others */
    public void show(String now, Collection<String> from) {
        show("", now, from);
    }

    /** @param before stands before the name and is never shortened */
    public void show(String before, String now, Collection<String> from) {
        lead = before;
        name = now;
        others = List.copyOf(from);
        fit();
    }

    private void fit() {
        double room = shown.getWidth() - shown.snappedLeftInset() - shown.snappedRightInset() - beside;
        // Not laid out yet.
        boolean unknown = shown.getWidth() == 0;
        shown.setText(lead + Names.fit(name, others, form -> unknown || width(lead + form) <= room));
    }

    private double width(String text) {
        measure.setFont(shown.getFont());
        measure.setText(text);
        return measure.getLayoutBounds().getWidth();
    }
}
