package deltamask.ui.charts;

import deltamask.report.FigureStyle;
import deltamask.ui.common.Settings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.util.converter.BooleanStringConverter;
import javafx.util.converter.IntegerStringConverter;

/** How figures are set in files: width, size of type, title, resolution; remembered. */
public final class StyleMenu extends Menu {
    private static final List<Integer> FONT_SIZES = List.of(6, 7, 8, 9, 10, 11, 12, 14, 18);
    private static final List<Integer> RESOLUTIONS = List.of(150, 300, 600, 1200);

    private final ObjectProperty<FigureStyle.Width> width =
            new SimpleObjectProperty<>(this, "width", FigureStyle.DEFAULT.width());
    private final ObjectProperty<Integer> fontSize =
            new SimpleObjectProperty<>(this, "fontSize", (int) FigureStyle.DEFAULT.fontSize());
    private final ObjectProperty<Integer> dpi = new SimpleObjectProperty<>(this, "dpi", FigureStyle.DEFAULT.dpi());
    private final ObjectProperty<Boolean> title =
            new SimpleObjectProperty<>(this, "title", FigureStyle.DEFAULT.title());

    public StyleMenu(Settings settings) {
        super("Size and type of figures");
        setId("figure-style");
        settings.remember("figure.width", width, FigureStyle.Width.class);
        settings.remember("figure.fontSize", fontSize, new IntegerStringConverter());
        settings.remember("figure.dpi", dpi, new IntegerStringConverter());
        settings.remember("figure.title", title, new BooleanStringConverter());
        keepTo(fontSize, FONT_SIZES, (int) FigureStyle.DEFAULT.fontSize());
        keepTo(dpi, RESOLUTIONS, FigureStyle.DEFAULT.dpi());
        width.addListener((property, old, now) -> keepToWidth());
        keepToWidth();
        choices(width, List.of(FigureStyle.Width.values()), FigureStyle.Width::words);
        getItems().add(new SeparatorMenuItem());
        choices(
                fontSize,
                FONT_SIZES,
                size -> size + " points",
                size -> width.get().largestType() >= size);
        getItems().add(new SeparatorMenuItem());
        choices(dpi, RESOLUTIONS, pixels -> "PNG with " + pixels + " pixels an inch");
        CheckMenuItem titled = new CheckMenuItem("With title");
        titled.setId("figure-title");
        titled.setSelected(title.get());
        titled.setOnAction(event -> title.set(titled.isSelected()));
        title.addListener((property, old, now) -> titled.setSelected(now));
        getItems().addAll(new SeparatorMenuItem(), titled);
    }

    /** A settings file that was written by hand may hold any number. */
    private static void keepTo(ObjectProperty<Integer> property, List<Integer> known, int otherwise) {
        if (!known.contains(property.get())) {
            property.set(otherwise);
        }
    }

    /** Larger type leaves no room in a narrower figure. */
    private void keepToWidth() {
        fontSize.set(FONT_SIZES.stream()
                .filter(size -> size <= Math.min(fontSize.get(), width.get().largestType()))
                .reduce((smaller, larger) -> larger)
                .orElseThrow());
    }

    private <T> void choices(ObjectProperty<T> property, List<T> values, Function<T, String> words) {
        choices(property, values, words, value -> true);
    }

    /** @param possible which of them the chosen width leaves */
    private <T> void choices(
            ObjectProperty<T> property, List<T> values, Function<T, String> words, Predicate<T> possible) {
        ToggleGroup group = new ToggleGroup();
        for (T value : values) {
            RadioMenuItem item = new RadioMenuItem(words.apply(value));
            item.setToggleGroup(group);
            item.disableProperty().bind(Bindings.createBooleanBinding(() -> !possible.test(value), width));
            item.setSelected(value.equals(property.get()));
            item.setOnAction(event -> property.set(value));
            property.addListener((observed, old, now) -> item.setSelected(value.equals(now)));
            getItems().add(item);
        }
    }

    /** As it is chosen now. */
    public FigureStyle style() {
        return new FigureStyle(width.get(), fontSize.get(), title.get(), dpi.get(), Optional.empty());
    }
}
