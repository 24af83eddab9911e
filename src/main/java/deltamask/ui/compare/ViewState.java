package deltamask.ui.compare;

import deltamask.mask.MaskColours;
import deltamask.mask.Palette;
import deltamask.ui.common.Settings;
import deltamask.ui.common.Side;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.StringConverter;

/** What the user chose in the compare view; remembered. */
final class ViewState {
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(this, "mode", Modes.ALL.get(0));
    private final ObjectProperty<Layout> layout = new SimpleObjectProperty<>(this, "layout", Layout.FOUR);
    private final ObjectProperty<Side> alone = new SimpleObjectProperty<>(this, "alone", Side.B);
    private final ObjectProperty<MaskColours> colours =
            new SimpleObjectProperty<>(this, "colours", Look.DEFAULT.colours());
    private final BooleanProperty outlined = new SimpleBooleanProperty(this, "outlined", Look.DEFAULT.outlined());
    private final DoubleProperty outlineWidth =
            new SimpleDoubleProperty(this, "outlineWidth", Look.DEFAULT.outlineWidth());
    private final ObjectProperty<Backdrop> backdrop =
            new SimpleObjectProperty<>(this, "backdrop", Look.DEFAULT.backdrop());
    private final DoubleProperty opacity = new SimpleDoubleProperty(this, "opacity", Palette.SHOW_MASK_ALPHA);
    private final DoubleProperty share = new SimpleDoubleProperty(this, "share", 0.5);
    private final BooleanProperty showB = new SimpleBooleanProperty(this, "showB");

    ViewState(Settings settings) {
        settings.remember("compare.mode", mode, converter(Mode::title, Modes::titled));
        settings.remember("compare.layout", layout, Layout.class);
        settings.remember("compare.alone", alone, Side.class);
        settings.remember("compare.colours", colours, MaskColours.class);
        settings.remember("compare.outlined", outlined, converter(String::valueOf, Boolean::valueOf));
        settings.remember("compare.outline_width", outlineWidth, number(1, Look.WIDEST));
        settings.remember("compare.backdrop", backdrop, Backdrop.class);
        settings.remember("compare.opacity", opacity, number(0, 1));
        settings.remember("compare.share", share, number(0, 1));
    }

    private static StringConverter<Number> number(double least, double most) {
        return converter(
                value -> String.valueOf(value.doubleValue()),
                text -> Math.max(least, Math.min(most, Double.parseDouble(text))));
    }

    private static <T> StringConverter<T> converter(Function<T, String> toText, Function<String, T> fromText) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return toText.apply(value);
            }

            @Override
            public T fromString(String text) {
                return fromText.apply(text);
            }
        };
    }

    ObjectProperty<Mode> modeProperty() {
        return mode;
    }

    Mode mode() {
        return mode.get();
    }

    ObjectProperty<Layout> layoutProperty() {
        return layout;
    }

    /** Whose picture is shown where there is room for one. */
    ObjectProperty<Side> aloneProperty() {
        return alone;
    }

    ObjectProperty<MaskColours> coloursProperty() {
        return colours;
    }

    BooleanProperty outlinedProperty() {
        return outlined;
    }

    /** In pixels of the screen. */
    DoubleProperty outlineWidthProperty() {
        return outlineWidth;
    }

    ObjectProperty<Backdrop> backdropProperty() {
        return backdrop;
    }

    /** Of the masks, 0 to 1. */
    DoubleProperty opacityProperty() {
        return opacity;
    }

    /** From A (0) to B (1). */
    DoubleProperty shareProperty() {
        return share;
    }

    /** Whether B is asked for instead of A. */
    BooleanProperty showBProperty() {
        return showB;
    }

    Look look() {
        return new Look(colours.get(), outlined.get(), (int) Math.round(outlineWidth.get()), backdrop.get());
    }

    Blend blend() {
        return mode.get().blend(share.get(), showB.get());
    }

    /** Everything on which the painted pixels depend. */
    List<Property<?>> painted() {
        return List.of(mode, layout, alone, colours, outlined, outlineWidth, backdrop);
    }

    /** Steps through a property's values, in a circle. */
    static <T> void step(ObjectProperty<T> property, List<T> values, int places) {
        int now = values.indexOf(property.get());
        property.set(values.get(Math.floorMod(now + places, values.size())));
    }

    /** Moves a share by a step, within 0 and 1. */
    static void move(DoubleProperty property, double by) {
        property.set(Math.max(0, Math.min(1, Math.round((property.get() + by) * 100) / 100.0)));
    }
}
