package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.ui.common.Notice;
import deltamask.ui.common.Theme;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.javafx.FontIcon;

/** Whether all that the window says can be read and heard, in both themes. */
class LegibleTest extends WindowTest {
    /** WCAG 2.1, level AA: text, and large text and signs. */
    private static final double TEXT = 4.5;

    private static final double LARGE = 3;

    private final Set<String> faults = new LinkedHashSet<>();
    private int seen;

    @ParameterizedTest
    @EnumSource(Theme.class)
    void textsStandOutFromTheirBackground(Theme theme) throws TimeoutException {
        interact(() -> session.themeProperty().set(theme));
        look("before a run");
        runToTheEnd();
        look("after a run");
        interact(() -> session.noticeProperty().set(Notice.problem("A problem")));
        look("problem");
        interact(() -> session.noticeProperty().set(Notice.saved(folder.resolve("chart.pdf"))));
        look("saved");
        for (KeyCode tab : List.of(KeyCode.DIGIT2, KeyCode.DIGIT3)) {
            push(KeyCode.CONTROL, KeyCode.SHIFT, tab);
            look("tab " + tab);
        }
        overlay("palette", KeyCode.CONTROL, KeyCode.K);
        overlay("keys", KeyCode.F1);
        overlay("messages", KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
        push(KeyCode.CONTROL, KeyCode.T);
        look("table");
        interact(() -> ((DropHint) node("#drop-hint")).show(List.of(folder), deltamask.ui.common.Side.B));
        look("drop");
        assertThat(seen).isGreaterThan(100);
        assertThat(faults).isEmpty();
    }

    private void overlay(String where, KeyCode... keys) {
        push(keys);
        assertThat(node("#card-layer").isVisible()).isTrue();
        look(where);
        push(KeyCode.ESCAPE);
    }

    private void look(String where) {
        interact(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            walk(stage.getScene().getRoot(), where);
        });
    }

    private void walk(Node node, String where) {
        if (!node.isVisible() || node.isDisabled() || node.getOpacity() < 1) {
            return;
        }
        if (node instanceof Text text && !text.getText().isBlank() && text.getFill() instanceof Color colour) {
            seen++;
            boolean large = text instanceof FontIcon
                    || text.getFont().getSize() >= 24
                    || (text.getFont().getSize() >= 18.66
                            && text.getFont().getStyle().contains("Bold"));
            Color background = background(text.getParent());
            double contrast = contrast(over(colour, background), background);
            if (contrast < (large ? LARGE : TEXT)) {
                faults.add("%s: %.2f, %s on %s: '%s' in %s"
                        .formatted(where, contrast, colour, background, text.getText(), path(text)));
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, where));
        }
    }

    private static String path(Node node) {
        List<String> path = new ArrayList<>();
        for (Node at = node; at != null && path.size() < 4; at = at.getParent()) {
            path.add(
                    at.getStyleClass().isEmpty()
                            ? at.getClass().getSimpleName()
                            : at.getStyleClass().toString());
        }
        return path.toString();
    }

    /** What lies behind, from the front to the first that lets nothing through. */
    private static Color background(Parent front) {
        List<Color> layers = new ArrayList<>();
        for (Parent at = front; at != null; at = at.getParent()) {
            if (at instanceof Region region && region.getBackground() != null) {
                List<BackgroundFill> fills = region.getBackground().getFills();
                for (int i = fills.size() - 1; i >= 0; i--) {
                    if (fills.get(i).getFill() instanceof Color colour && colour.getOpacity() > 0) {
                        layers.add(colour);
                    }
                }
            }
        }
        Color seen = Color.WHITE;
        for (int i = layers.size() - 1; i >= 0; i--) {
            seen = over(layers.get(i), seen);
        }
        return seen;
    }

    private static Color over(Color front, Color back) {
        double share = front.getOpacity();
        return Color.color(
                front.getRed() * share + back.getRed() * (1 - share),
                front.getGreen() * share + back.getGreen() * (1 - share),
                front.getBlue() * share + back.getBlue() * (1 - share));
    }

    /** By WCAG 2.1: 1 to 21. */
    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    @Test
    void contrastIsThatOfWcag() {
        assertThat(contrast(Color.BLACK, Color.WHITE)).isEqualTo(21);
        assertThat(contrast(Color.web("#777777"), Color.WHITE)).isBetween(4.47, 4.49);
    }

    @Test
    void everyControlTellsAScreenReaderWhatItIs() throws TimeoutException {
        runToTheEnd();
        Set<String> silent = new LinkedHashSet<>();
        int[] heard = {0};
        for (Runnable show : List.<Runnable>of(
                () -> {},
                () -> push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DIGIT2),
                () -> push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DIGIT3),
                () -> push(KeyCode.CONTROL, KeyCode.T),
                () -> push(KeyCode.CONTROL, KeyCode.K),
                () -> push(KeyCode.ESCAPE),
                () -> push(KeyCode.F1),
                () -> push(KeyCode.ESCAPE),
                () -> push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M))) {
            show.run();
            interact(() -> listen(stage.getScene().getRoot(), silent, heard));
        }
        assertThat(heard[0]).isGreaterThan(60);
        assertThat(silent).isEmpty();
    }

    private static void listen(Node node, Set<String> silent, int[] heard) {
        if (!node.isVisible()) {
            return;
        }
        if (node.isFocusTraversable()) {
            heard[0]++;
            boolean says = !blank(node.getAccessibleText())
                    || (node instanceof Labeled labeled && !blank(labeled.getText()))
                    || (node instanceof TextInputControl input && !blank(input.getPromptText()));
            if (!says) {
                silent.add(node.getId() + " " + path(node));
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> listen(child, silent, heard));
        }
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
