package deltamask.variant;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.mask.Foreground;
import deltamask.variant.ModelCard.Input;
import deltamask.variant.ModelCard.Kind;
import deltamask.variant.ModelCard.Layout;
import deltamask.variant.ModelCard.Lineage;
import deltamask.variant.ModelCard.Numbers;
import deltamask.variant.ModelCard.Output;
import deltamask.variant.ModelCard.Resize;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads model cards. Missing keys get torchvision's convention, unknown ones are kept. */
public final class ModelCards {
    /** Pascal VOC's classes, by id. */
    public static final List<String> VOC_CLASSES = List.of(
            "background",
            "aeroplane",
            "bicycle",
            "bird",
            "boat",
            "bottle",
            "bus",
            "car",
            "cat",
            "chair",
            "cow",
            "diningtable",
            "dog",
            "horse",
            "motorbike",
            "person",
            "pottedplant",
            "sheep",
            "sofa",
            "train",
            "tvmonitor");

    private static final List<Double> IMAGENET_MEAN = List.of(0.485, 0.456, 0.406);
    private static final List<Double> IMAGENET_STD = List.of(0.229, 0.224, 0.225);
    private static final double DEFAULT_THRESHOLD = 0.5;

    private ModelCards() {}

    /** The card's place: the model file's name with {@code .json} after it. */
    public static Path besideOf(Path modelFile) {
        return modelFile.resolveSibling(modelFile.getFileName() + ".json");
    }

    /**
     * Reads the card beside a model file, if there is one.
     *
     * @throws UnusableException naming the key whose value is wrong, and what it should be
     */
    public static Optional<ModelCard> readBeside(Path modelFile) throws UnusableException {
        return read(besideOf(modelFile), modelFile);
    }

    /** Reads a model's card from a file, if there is one. */
    static Optional<ModelCard> read(Path file, Path modelFile) throws UnusableException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new UnusableException("The model card " + file + " is not UTF-8 text: write it again.", e);
        } catch (IOException e) {
            throw new UnusableException("The model card " + file + " cannot be read: " + Reasons.of(e) + ".", e);
        }
        JsonElement json;
        try {
            json = JsonParser.parseString(text);
        } catch (JsonParseException | StackOverflowError e) {
            throw new UnusableException(
                    "The model card " + file + " is not valid JSON: correct it, or remove it to get torchvision's"
                            + " convention.",
                    e);
        }
        if (!json.isJsonObject()) {
            throw new UnusableException(
                    "The model card " + file + " is not a JSON object: it should begin with { and end with }.");
        }
        return Optional.of(parse(json.getAsJsonObject(), "The model card " + file, modelFile));
    }

    /** What a file without a card gets: ImageNet's mean and std, no resize, dict key {@code out}, argmax, VOC classes. */
    public static ModelCard torchvisionConvention(Path modelFile) {
        try {
            return parse(new JsonObject(), "", modelFile);
        } catch (UnusableException e) {
            throw new IllegalStateException("an empty card has nothing wrong in it", e);
        }
    }

    /**
     * Reads a card out of JSON.
     *
     * @param where begins the sentence that complains: "The model card x.json"
     * @param modelFile names the variant where the card does not
     */
    public static ModelCard parse(JsonObject json, String where, Path modelFile) throws UnusableException {
        CardReader card = new CardReader(json, where);
        CardReader lineage = card.object("lineage");
        CardReader input = card.object("input");
        CardReader output = card.object("output");
        Input parsedInput = new Input(
                input.size("width"),
                input.size("height"),
                resize(input),
                input.bool("antialias", true),
                input.size("center_crop"),
                input.size("multiple_of"),
                input.choice("scale", "0..1", List.of("0..1", "-1..1")).equals("-1..1"),
                input.threeNumbers("mean", IMAGENET_MEAN),
                input.threeNumbers("std", IMAGENET_STD),
                input.choice("channel_order", "RGB", List.of("RGB", "BGR")),
                Layout.valueOf(input.choice("layout", "NCHW", List.of("NCHW", "NHWC"))),
                numbers(input));
        if (parsedInput.std().contains(0.0)) {
            throw input.wrong("std", "three numbers other than 0");
        }
        if (parsedInput.resize() == Resize.STRETCH
                && (parsedInput.width().isEmpty() || parsedInput.height().isEmpty())) {
            throw input.wrong("resize", "\"none\" or \"shorter-side\" where width or height is missing");
        }
        if (parsedInput.resize() == Resize.SHORTER_SIDE
                && parsedInput.width().isEmpty()
                && parsedInput.height().isEmpty()) {
            throw input.wrong("resize", "\"none\" or \"stretch\" where neither width nor height gives the side's size");
        }
        Kind kind = Kind.valueOf(output.choice(
                        "kind",
                        "logits",
                        Stream.of(Kind.values()).map(Kind::json).toList())
                .toUpperCase(Locale.ROOT));
        double threshold = output.number("threshold", DEFAULT_THRESHOLD);
        if (!(threshold >= 0 && threshold <= 1)) {
            throw output.wrong("threshold", "a number from 0 to 1");
        }
        return new ModelCard(
                card.string("name").orElse(String.valueOf(modelFile.getFileName())),
                card.string("architecture").orElse(""),
                new Lineage(
                        lineage.string("base"),
                        lineage.strings("steps", List.of()),
                        lineage.string("torch"),
                        lineage.string("quantization_engine"),
                        lineage.string("calibration")),
                parsedInput,
                new Output(output.string("key").orElse("out"), kind, threshold),
                card.strings("classes", VOC_CLASSES),
                card.colours("colours"),
                foreground(card),
                card.string("license").orElse(""),
                card.string("source").orElse(""),
                json);
    }

    private static Numbers numbers(CardReader input) throws UnusableException {
        String name = input.choice(
                "dtype",
                Numbers.FLOAT32.json(),
                Stream.of(Numbers.values()).map(Numbers::json).toList());
        return Stream.of(Numbers.values())
                .filter(numbers -> numbers.json().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Resize resize(CardReader input) throws UnusableException {
        // A card that gives a fixed size and no word of how means the plain way.
        String fallback =
                input.size("width").isPresent() && input.size("height").isPresent() ? "stretch" : "none";
        String name = input.choice("resize", fallback, List.of("none", "stretch", "shorter-side"));
        for (Resize resize : Resize.values()) {
            if (resize.json().equals(name)) {
                return resize;
            }
        }
        throw new IllegalStateException(name);
    }

    private static Foreground foreground(CardReader card) throws UnusableException {
        JsonElement value = card.get("foreground");
        String shape = "\"any\" or a list of class ids from 0 to 255";
        if (value == null) {
            return Foreground.any();
        }
        try {
            if (value.isJsonArray()) {
                Set<Integer> ids = new TreeSet<>();
                for (JsonElement id : value.getAsJsonArray()) {
                    ids.add(Math.toIntExact(id.getAsBigDecimal().longValueExact()));
                }
                return Foreground.ids(ids);
            }
            if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()) {
                return Foreground.parse(value.getAsString());
            }
        } catch (IllegalArgumentException
                | IllegalStateException
                | ArithmeticException
                | UnsupportedOperationException e) {
            throw card.wrong("foreground", shape);
        }
        throw card.wrong("foreground", shape);
    }
}
