package deltamask.ui.variants;

import com.google.gson.JsonObject;
import deltamask.failure.UnusableException;
import deltamask.inference.CardField;
import deltamask.inference.Segmenter;
import deltamask.mask.Foreground;
import deltamask.ui.common.Nodes;
import deltamask.variant.CardJson;
import deltamask.variant.ModelCard;
import deltamask.variant.ModelCard.Kind;
import deltamask.variant.ModelCard.Layout;
import deltamask.variant.ModelCard.Numbers;
import deltamask.variant.ModelCard.Resize;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** The controls for a model card's values. Says whenever one of them changed. */
final class CardForm extends VBox {
    private static final int USUAL_SIDE = 256;

    private final Runnable changed;
    private final TextField name = Fields.text("card-name", "Name", "Shown in lists, charts and reports");
    private final ComboBox<Resize> resize = Fields.choice(
            "card-resize", "How the image gets to the network's input size", CardForm::words, List.of(Resize.values()));
    private final TextField width = Fields.number("card-width", "Width of the network's input in pixels");
    private final TextField height = Fields.number("card-height", "Height of the network's input in pixels");
    private final CheckBox antialias = Fields.check(
            "card-antialias",
            "Antialias",
            "On: as Pillow and torchvision shrink pictures. Off: as TFLite and interpolate do");
    private final TextField crop =
            Fields.number("card-crop", "Side in pixels of the centre that is kept after the resize; empty: all");
    private final TextField multiple =
            Fields.number("card-multiple", "Each side is stretched up to a multiple of this; empty: not at all");
    private final ComboBox<Boolean> scale = Fields.choice(
            "card-scale",
            "The range of the values before mean and std",
            minusOne -> minusOne ? "-1 to 1" : "0 to 1",
            List.of(false, true));
    private final Normalisation normalisation = new Normalisation();
    private final ComboBox<String> channels =
            Fields.choice("card-channels", "The order of the colour channels", order -> order, List.of("RGB", "BGR"));
    private final ComboBox<Layout> layout = Fields.choice(
            "card-layout",
            "NCHW: the channels lie one after the other, as in PyTorch. NHWC: a pixel's channels lie side by side",
            Layout::name,
            List.of(Layout.values()));
    private final ComboBox<Numbers> numbers =
            Fields.choice("card-dtype", "What the network computes with", Numbers::json, List.of(Numbers.values()));
    private final ComboBox<String> key =
            Fields.choice("card-key", "Which of the network's outputs is read", name -> name, List.of());
    private final ComboBox<Kind> kind =
            Fields.choice("card-kind", "What the numbers in the output are", CardForm::words, List.of(Kind.values()));
    private final Slider threshold = Fields.slider("card-threshold", "Above this probability a pixel is foreground");
    private final Label thresholdValue = Nodes.label("", "muted");
    private final TextArea classes = new TextArea();
    private final TextField foreground =
            Fields.text("card-foreground", "Foreground", "The classes that are scored: any, or ids such as 12, 15");
    private final String conventionClasses;
    private ModelCard base;
    private boolean filling;

    /** @param convention what a file without a card gets */
    CardForm(ModelCard convention, Runnable changed) {
        this.changed = changed;
        this.conventionClasses = String.join("\n", convention.classes());
        getStyleClass().add("card-form");
        Fields.describe(classes, "card-classes", "Names of the classes, one a line, background first");
        classes.setPrefRowCount(4);
        thresholdValue.setId("card-threshold-value");
        getChildren()
                .addAll(
                        Fields.grid("", "Name", name),
                        Fields.grid(
                                "How it is fed",
                                "Resize",
                                resize,
                                "Size",
                                Nodes.row("fields", width, Nodes.label("×", "muted"), height, antialias),
                                "Centre crop",
                                Nodes.row("fields", crop, Nodes.label("Multiple of", "muted"), multiple),
                                "Values",
                                Nodes.row("fields", scale, channels),
                                "Tensor",
                                Nodes.row("fields", layout, numbers),
                                "Normalise",
                                normalisation.preset(),
                                "Mean",
                                normalisation.mean(),
                                "Std",
                                normalisation.std()),
                        Fields.grid(
                                "How it is read",
                                "Output",
                                key,
                                "Numbers",
                                kind,
                                "Threshold",
                                Nodes.row("fields", threshold, thresholdValue)),
                        Fields.grid("What it finds", "Classes", classes, "Scored", foreground));
        threshold
                .valueProperty()
                .addListener((property, old, now) -> thresholdValue.setText(thresholdWords(now.doubleValue())));
        for (ObservableValue<?> value : List.of(
                name.textProperty(),
                width.textProperty(),
                height.textProperty(),
                antialias.selectedProperty(),
                crop.textProperty(),
                multiple.textProperty(),
                scale.valueProperty(),
                normalisation.mean().textProperty(),
                normalisation.std().textProperty(),
                channels.valueProperty(),
                layout.valueProperty(),
                numbers.valueProperty(),
                key.valueProperty(),
                threshold.valueProperty(),
                classes.textProperty(),
                foreground.textProperty())) {
            value.addListener((property, old, now) -> tell());
        }
        resize.valueProperty().addListener((property, old, now) -> resizeChosen());
        kind.valueProperty().addListener((property, old, now) -> {
            if (now.hasThreshold() && !filling && classes.getText().equals(conventionClasses)) {
                // VOC's 21 names say nothing of a network that tells two classes apart.
                fillQuietly(() -> classes.setText("background\nforeground"));
            }
            enable();
            tell();
        });
    }

    private void resizeChosen() {
        if (!filling && resize.getValue() != Resize.NONE && width.getText().isBlank()) {
            fillQuietly(() -> {
                width.setText(Integer.toString(USUAL_SIDE));
                if (height.getText().isBlank() && resize.getValue() == Resize.STRETCH) {
                    height.setText(Integer.toString(USUAL_SIDE));
                }
            });
        }
        enable();
        tell();
    }

    private void enable() {
        width.setDisable(resize.getValue() == Resize.NONE);
        height.setDisable(resize.getValue() != Resize.STRETCH);
        // Not chosen yet while the form is filled.
        threshold.setDisable(kind.getValue() == null || !kind.getValue().hasThreshold());
    }

    private void tell() {
        if (!filling) {
            changed.run();
        }
    }

    private void fillQuietly(Runnable fill) {
        boolean before = filling;
        filling = true;
        try {
            fill.run();
        } finally {
            filling = before;
        }
    }

    /**
     * Shows a card's values.
     *
     * @param kept the card whose other keys are kept
     */
    void show(ModelCard card, ModelCard kept) {
        base = kept;
        fillQuietly(() -> {
            name.setText(card.name());
            resize.setValue(card.input().resize());
            width.setText(words(card.input().width()));
            height.setText(words(card.input().height()));
            antialias.setSelected(card.input().antialias());
            crop.setText(words(card.input().centerCrop()));
            multiple.setText(words(card.input().multipleOf()));
            scale.setValue(card.input().minusOneToOne());
            normalisation.show(card.input().mean(), card.input().std());
            channels.setValue(card.input().channelOrder());
            layout.setValue(card.input().layout());
            numbers.setValue(card.input().numbers());
            if (!key.getItems().contains(card.output().key())) {
                key.getItems().add(card.output().key());
            }
            key.setValue(card.output().key());
            kind.setValue(card.output().kind());
            threshold.setValue(card.output().threshold());
            thresholdValue.setText(thresholdWords(card.output().threshold()));
            classes.setText(String.join("\n", card.classes()));
            foreground.setText(card.foreground().toString());
        });
        enable();
        tell();
    }

    /** Offers the keys that the network returned, and the one that is chosen. */
    void offer(List<Segmenter.Output> outputs) {
        List<String> keys = new ArrayList<>(outputs.stream()
                .map(Segmenter.Output::key)
                .filter(returned -> !returned.isEmpty())
                .distinct()
                .toList());
        if (!keys.contains(key.getValue())) {
            keys.add(key.getValue());
        }
        if (!keys.equals(key.getItems())) {
            String chosen = key.getValue();
            fillQuietly(() -> {
                key.getItems().setAll(keys);
                key.setValue(chosen);
            });
        }
        key.setDisable(keys.size() < 2);
    }

    /** @throws UnusableException naming the field that cannot be read */
    JsonObject json() throws UnusableException {
        ModelCard.Input input = new ModelCard.Input(
                resize.getValue() == Resize.NONE ? OptionalInt.empty() : neededSize("width", width),
                resize.getValue() == Resize.STRETCH ? neededSize("height", height) : OptionalInt.empty(),
                resize.getValue(),
                antialias.isSelected(),
                size("centre crop", crop),
                size("multiple", multiple),
                scale.getValue(),
                Normalisation.numbers("mean", normalisation.mean()),
                deviations(),
                channels.getValue(),
                layout.getValue(),
                numbers.getValue());
        ModelCard.Output output =
                new ModelCard.Output(key.getValue(), kind.getValue(), Math.round(threshold.getValue() * 1000) / 1000.0);
        List<String> names = classes.getText()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        Foreground scored;
        try {
            scored = Foreground.parse(foreground.getText());
        } catch (IllegalArgumentException e) {
            throw new UnusableException("What is scored cannot be read: " + e.getMessage() + ".", e);
        }
        String shown = name.getText().isBlank() ? base.name() : name.getText().strip();
        return CardJson.with(base, shown, input, output, names, scored);
    }

    /** What the form calls a field of the card. */
    static String label(CardField field) {
        return switch (field) {
            case RESIZE -> "\"Resize\"";
            case SIZE -> "\"Size\"";
            case VALUES -> "\"Values\"";
            case LAYOUT, PRECISION -> "\"Tensor\"";
            case NORMALISATION -> "\"Normalise\"";
            case OUTPUT -> "\"Output\"";
            case NUMBERS -> "\"Numbers\"";
        };
    }

    private List<Double> deviations() throws UnusableException {
        List<Double> numbers = Normalisation.numbers("standard deviation", normalisation.std());
        if (numbers.contains(0.0)) {
            throw new UnusableException("\"Std\" is what values are divided by, so none of the three may be 0.");
        }
        return numbers;
    }

    private OptionalInt neededSize(String what, TextField field) throws UnusableException {
        if (field.getText().isBlank()) {
            throw new UnusableException("\"Size\" lacks the " + what + " in pixels, which \"Resize\" asks for.");
        }
        return size(what, field);
    }

    private static OptionalInt size(String what, TextField field) throws UnusableException {
        String text = field.getText().strip();
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        UnusableException wrong = new UnusableException("The " + what + " is a whole number of pixels from 1 to "
                + ModelCard.LARGEST_SIDE + ", not \"" + text + "\".");
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= ModelCard.LARGEST_SIDE) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException e) {
            wrong.initCause(e);
        }
        throw wrong;
    }

    private static String words(OptionalInt size) {
        return size.isPresent() ? Integer.toString(size.getAsInt()) : "";
    }

    private static String words(Kind value) {
        return switch (value) {
            case LOGITS -> "logits: the largest wins";
            case PROBABILITY -> "probability: above a threshold";
            case LOGIT -> "logit: above a threshold";
            case LABELS -> "labels: classes as they are";
        };
    }

    private static String words(Resize value) {
        return switch (value) {
            case NONE -> "none: the image's own size";
            case STRETCH -> "stretch to a size";
            case SHORTER_SIDE -> "shorter side to a size";
        };
    }

    private static String thresholdWords(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
