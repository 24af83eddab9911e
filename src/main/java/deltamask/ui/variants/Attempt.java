package deltamask.ui.variants;

import com.google.gson.JsonObject;
import deltamask.dataset.ImageReader;
import deltamask.dataset.RgbImage;
import deltamask.failure.UnusableException;
import deltamask.inference.Postprocessor;
import deltamask.inference.Probe;
import deltamask.inference.Probe.Sight;
import deltamask.mask.Foreground;
import deltamask.mask.LabelMap;
import deltamask.mask.Overlay;
import deltamask.mask.Palette;
import deltamask.mask.VocColours;
import deltamask.ui.common.Pixels;
import deltamask.variant.ModelCard;
import deltamask.variant.ModelCards;
import deltamask.variant.Variant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.image.Image;

/** Tries cards on images with one variant, in the background; one thread at a time, but for the ends. */
final class Attempt {
    /** More pixels than this no screen shows. */
    private static final int LARGEST_PICTURE = 4_000_000;

    private final Variant variant;
    private volatile Probe probe;
    private volatile boolean closed;
    private volatile boolean held;
    /** Whether the process was ended while it may have been idle, so that it cannot be asked again. */
    private volatile boolean spent;

    private Path photoOf;
    private RgbImage photo;
    private Tried last;

    Attempt(Variant variant) {
        this.variant = variant;
    }

    /** @throws UnusableException if the card, the image or the model cannot be used */
    Tried run(JsonObject json, Path image, int threads) throws UnusableException {
        ModelCard card = ModelCards.parse(json, "The card", variant.file());
        Sight sight = look(card, image, threads);
        Optional<Image> picture = Optional.empty();
        List<Tried.Share> classes = List.of();
        if (sight.labels().isPresent()) {
            classes = shares(sight.labels().get(), card);
            picture = Optional.of(paint(photo(image), sight.labels().get(), classes.size()));
        }
        last = new Tried(image, card, sight, picture, classes);
        return last;
    }

    private Sight look(ModelCard card, Path image, int threads) throws UnusableException {
        if (last != null && last.image().equals(image) && last.sight().output().isPresent() && sameForward(card)) {
            Sight seen = last.sight();
            LabelMap labels = Postprocessor.toLabelMap(seen.output().get(), card, seen.width(), seen.height());
            return new Sight(
                    seen.width(),
                    seen.height(),
                    seen.outputs(),
                    seen.output(),
                    seen.range(),
                    Optional.of(labels),
                    seen.times(),
                    Optional.empty());
        }
        if (spent) {
            spent = false;
            close(probe);
            probe = null;
        }
        if (probe == null) {
            Probe started = Probe.start(variant, threads);
            probe = started;
            if (closed) {
                started.close();
            }
        }
        if (held) {
            throw new UnusableException("The card is tried later.");
        }
        return probe.run(image, card);
    }

    /** Only the threshold or names differ, so the network would return the same. */
    private boolean sameForward(ModelCard card) {
        ModelCard.Output former = last.card().output();
        return last.card().input().equals(card.input())
                && former.key().equals(card.output().key())
                && former.kind() == card.output().kind();
    }

    private RgbImage photo(Path image) throws UnusableException {
        if (!image.equals(photoOf)) {
            photo = ImageReader.read(image);
            photoOf = image;
        }
        return photo;
    }

    private static List<Tried.Share> shares(LabelMap labels, ModelCard card) {
        int[] counts = new int[256];
        for (byte label : labels.labels()) {
            counts[label & 0xFF]++;
        }
        List<Tried.Share> shares = new ArrayList<>();
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] > 0) {
                shares.add(new Tried.Share(card.className(label), (double) counts[label] / labels.labels().length));
            }
        }
        shares.sort(Comparator.comparingDouble(Tried.Share::pixels).reversed());
        return shares;
    }

    /** In {@code show_mask}'s blue, or in the classes' own colours where there are several. */
    private static Image paint(RgbImage photo, LabelMap labels, int classes) {
        Palette palette = Palette.single(Foreground.any(), Palette.SHOW_MASK_BLUE);
        for (int label = 1; label < 256 && classes > 2; label++) {
            palette = palette.with(OptionalInt.of(label), VocColours.rgb(label));
        }
        int[] pixels = Pixels.opaque(photo);
        Overlay.blend(pixels, labels, palette, Palette.SHOW_MASK_ALPHA);
        int width = photo.width();
        int height = photo.height();
        while ((long) width * height > LARGEST_PICTURE) {
            pixels = Overlay.halve(pixels, width, height);
            width = (width + 1) / 2;
            height = (height + 1) / 2;
        }
        return Pixels.image(pixels, width, height);
    }

    /** Ends what goes on at once and tries nothing more, or lets it be tried again. Does not block. */
    void hold(boolean wanted) {
        held = wanted;
        if (wanted) {
            spent = true;
            interrupt();
        }
    }

    /** Ends what goes on at once; the next card is tried in a new process. Does not block. */
    void interrupt() {
        Probe running = probe;
        if (running != null) {
            running.kill();
        }
    }

    /** Blocks for a moment. */
    void close() {
        closed = true;
        close(probe);
    }

    private static void close(Probe ended) {
        if (ended != null) {
            ended.close();
        }
    }
}
