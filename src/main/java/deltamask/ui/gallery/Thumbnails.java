package deltamask.ui.gallery;

import deltamask.comparison.ComparisonRow;
import deltamask.dataset.Dataset;
import deltamask.dataset.ImageReader;
import deltamask.dataset.RgbImage;
import deltamask.dataset.Sample;
import deltamask.dataset.Truth;
import deltamask.dataset.TruthReader;
import deltamask.failure.UnusableException;
import deltamask.mask.Foreground;
import deltamask.mask.LabelMap;
import deltamask.mask.Overlay;
import deltamask.mask.Palette;
import deltamask.run.RunFolder;
import deltamask.ui.common.Pixels;
import deltamask.ui.common.Results;
import deltamask.ui.common.Row;
import deltamask.ui.common.Session;
import deltamask.ui.common.Side;
import deltamask.ui.common.Tasks;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.Image;

/** Small pictures of the images, read in the background; as many are kept as fill several screens. */
final class Thumbnails {
    /** Longest side in pixels: sharp on a screen of twice the usual density. */
    private static final int SIDE = 256;

    /** At most 256 kB each. */
    private static final int KEPT = 400;

    private final Session session;
    private final Tasks tasks;
    private final Map<Key, Thumbnail> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Thumbnail> eldest) {
            return size() > KEPT;
        }
    };

    Thumbnails(Session session, Tasks tasks) {
        this.session = session;
        this.tasks = tasks;
        session.datasetProperty().addListener((property, old, now) -> kept.clear());
        session.resultsProperty().addListener((property, old, now) -> forgetMasks(now));
    }

    /** A run makes its masks anew, in a folder that a resumed one had before. */
    private void forgetMasks(Results now) {
        if (now == null || now.comparison().isEmpty()) {
            kept.keySet().removeIf(key -> key.mask().run().isPresent());
        }
    }

    /**
     * A small picture.
     *
     * @param image none where it cannot be read
     * @param whole whether the mask that was wanted is on it, so that nothing better comes later
     */
    record Thumbnail(Optional<Image> image, boolean whole) {}

    /** What is painted over, from where; the mask's absent where it is not there yet. */
    private record Mask(Optional<Path> run, Optional<Path> truth, Foreground foreground) {
        static final Mask NONE = new Mask(Optional.empty(), Optional.empty(), Foreground.any());
    }

    private record Key(Sample sample, Mask mask) {}

    /** The picture where it is kept. */
    Optional<Thumbnail> kept(Row row, OverlayChoice choice) {
        return Optional.ofNullable(kept.get(key(row, choice)));
    }

    /** Reads a picture and hands it over, unless the handle is cancelled before. */
    Tasks.Handle read(Row row, OverlayChoice choice, Consumer<Thumbnail> sink) {
        Key key = key(row, choice);
        Dataset dataset = session.dataset();
        return tasks.start(
                Tasks.Lane.THUMBNAILS,
                () -> make(key, dataset),
                thumbnail -> keep(key, thumbnail, sink),
                failure -> keep(key, new Thumbnail(Optional.empty(), true), sink));
    }

    private void keep(Key key, Thumbnail thumbnail, Consumer<Thumbnail> sink) {
        if (thumbnail.whole()) {
            kept.put(key, thumbnail);
        }
        sink.accept(thumbnail);
    }

    private Key key(Row row, OverlayChoice choice) {
        return new Key(row.sample(), mask(row, choice));
    }

    private Mask mask(Row row, OverlayChoice choice) {
        return switch (choice) {
            case NONE -> Mask.NONE;
            case TRUTH -> new Mask(Optional.empty(), row.sample().truth(), Foreground.any());
            case A -> ofRun(row, Side.A);
            case B -> ofRun(row, Side.B);
        };
    }

    private Mask ofRun(Row row, Side side) {
        Results results = session.results();
        if (row.result() == null || row.result().status() == ComparisonRow.Status.MISSING || results == null) {
            return Mask.NONE;
        }
        Results.Source source = results.of(side);
        return new Mask(Optional.of(source.run()), Optional.empty(), source.foreground());
    }

    private static Thumbnail make(Key key, Dataset dataset) throws UnusableException {
        RgbImage image = ImageReader.readReduced(key.sample().image(), SIDE);
        int[] pixels = Pixels.opaque(image);
        try {
            if (key.mask().run().isPresent()) {
                LabelMap map = RunFolder.labelMap(key.mask().run().get(), key.sample());
                paint(pixels, image, map, key.mask().foreground());
            } else if (key.mask().truth().isPresent()) {
                Truth truth = TruthReader.read(key.mask().truth().get(), dataset.truthFormat());
                paint(pixels, image, truth.labels(), key.mask().foreground());
            }
        } catch (UnusableException noMask) {
            // The tile's badge and the compare pane say why there is none; the photograph is still worth showing.
            return new Thumbnail(Optional.of(Pixels.image(pixels, image.width(), image.height())), false);
        }
        return new Thumbnail(Optional.of(Pixels.image(pixels, image.width(), image.height())), true);
    }

    private static void paint(int[] pixels, RgbImage image, LabelMap map, Foreground foreground) {
        Overlay.blend(
                pixels,
                map.resized(image.width(), image.height()),
                Palette.single(foreground, Palette.SHOW_MASK_BLUE),
                Palette.SHOW_MASK_ALPHA);
    }
}
