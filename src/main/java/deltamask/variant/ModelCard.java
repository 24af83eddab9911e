package deltamask.variant;

import com.google.gson.JsonObject;
import deltamask.mask.Classes;
import deltamask.mask.Foreground;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How to feed a model file, how to read its output, and where it comes from: the JSON file beside it.
 *
 * @param name shown and recorded
 * @param architecture the network in words, may be empty
 * @param lineage how the file came about
 * @param classes names by class id, background first
 * @param colours of classes, 0xRRGGBB by class id; classes without one are not in it
 * @param foreground the class ids that are scored
 * @param license SPDX id or words, may be empty
 * @param source where the weights come from, may be empty
 * @param json the card as read, with the keys that DeltaMask does not know; never changed
 */
public record ModelCard(
        String name,
        String architecture,
        Lineage lineage,
        Input input,
        Output output,
        List<String> classes,
        Map<Integer, Integer> colours,
        Foreground foreground,
        String license,
        String source,
        JsonObject json) {
    /** Of any size in a card, in pixels. */
    public static final int LARGEST_SIDE = 65_536;

    public ModelCard {
        classes = List.copyOf(classes);
        colours = Map.copyOf(colours);
        json = json.deepCopy();
    }

    @Override
    public JsonObject json() {
        return json.deepCopy();
    }

    /** Names and colours. */
    public Classes classLook() {
        return new Classes(classes, colours);
    }

    /** The class's name, or its number where the card has none. */
    public String className(int label) {
        return label < classes.size() ? classes.get(label) : "class " + label;
    }

    /** How the file came about; every part may be missing. */
    public record Lineage(
            Optional<String> base,
            List<String> steps,
            Optional<String> torch,
            Optional<String> quantizationEngine,
            Optional<String> calibration) {
        public Lineage {
            steps = List.copyOf(steps);
        }
    }

    /**
     * From a picture to the network's input.
     *
     * @param width of the network's input in pixels; empty: the source's
     * @param height likewise
     * @param resize how the picture gets to that size
     * @param antialias true: filtered as Pillow and torchvision do when they shrink pictures; false: bilinear between
     *     the four nearest pixels, as TFLite and {@code interpolate} do
     * @param centerCrop side in pixels of the centre that is kept after the resize
     * @param multipleOf each side is then stretched up to a multiple of this
     * @param minusOneToOne the values' range before mean and std: -1 to 1 instead of 0 to 1
     * @param mean subtracted, a channel each, in {@code channelOrder}
     * @param std divided by, a channel each, in {@code channelOrder}
     * @param channelOrder {@code RGB} or {@code BGR}
     * @param layout of the network's input, and of what it returns
     * @param numbers what the network computes with
     */
    public record Input(
            OptionalInt width,
            OptionalInt height,
            Resize resize,
            boolean antialias,
            OptionalInt centerCrop,
            OptionalInt multipleOf,
            boolean minusOneToOne,
            List<Double> mean,
            List<Double> std,
            String channelOrder,
            Layout layout,
            Numbers numbers) {
        public Input {
            mean = List.copyOf(mean);
            std = List.copyOf(std);
        }
    }

    /** In which order a tensor's sizes come; N is the one image. */
    public enum Layout {
        /** Channels, rows, columns: PyTorch's own. */
        NCHW,
        /** Rows, columns, channels. */
        NHWC
    }

    /** What the numbers of a network's input are. */
    public enum Numbers {
        FLOAT32("float32"),
        /** Half precision. */
        FLOAT16("float16");

        private final String json;

        Numbers(String json) {
            this.json = json;
        }

        /** As written in a card. */
        public String json() {
            return json;
        }
    }

    /** How a picture gets to the network's input size. */
    public enum Resize {
        NONE("none"),
        STRETCH("stretch"),
        SHORTER_SIDE("shorter-side");

        private final String json;

        Resize(String json) {
            this.json = json;
        }

        /** As written in a card. */
        public String json() {
            return json;
        }
    }

    /**
     * How to read what the network returns.
     *
     * @param key of the output where the network returns a dict; its place, from 0, where it returns several without
     *     names
     * @param threshold 0 to 1: a pixel is foreground above this probability, where there is one number a pixel
     */
    public record Output(String key, Kind kind, double threshold) {}

    /** What the numbers in the output are. */
    public enum Kind {
        /** A number for each class: the class is the largest. */
        LOGITS,
        /** One number a pixel, 0 to 1. */
        PROBABILITY,
        /** One number a pixel of which the logistic function makes the probability: 1 / (1 + e^-x). */
        LOGIT,
        /** The classes themselves, whole numbers from 0 to 255: the network took the largest already. */
        LABELS;

        /** As written in a card. */
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether a threshold makes the mask. */
        public boolean hasThreshold() {
            return this == PROBABILITY || this == LOGIT;
        }
    }
}
