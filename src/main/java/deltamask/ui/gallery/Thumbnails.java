package deltamask.ui.gallery;

import deltamask.comparison.ComparisonRow;
import deltamask.dataset.Dataset;
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
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.Image;

/** Small pictures of the images, read in the background; as many are kept as fill several screens. */
final class Thumbnails {
    private static final int SMALLEST_SIDE = 128;
    private static final int LARGEST_SIDE = 512;
    private static final long KEPT_BYTES = 48_000_000;

    private final Session session;
    private final Tasks tasks;
    private final ThumbnailFiles files;
    private final RecentlyUsed<Key, Thumbnail> kept = new RecentlyUsed<>(KEPT_BYTES, Thumbnail::bytes);

    Thumbnails(Session session, Tasks tasks, ThumbnailFiles files) {
        this.session = session;
        this.tasks = tasks;
        this.files = files;
        session.datasetProperty().addListener((property, old, now) -> kept.clear());
        session.resultsProperty().addListener((property, old, now) -> forgetMasks(now));
    }

    /** A run makes its masks anew, in a folder that a resumed one had before. */
    private void forgetMasks(Results now) {
        if (now == null || now.comparison().isEmpty()) {
            kept.removeIf(key -> key.mask().run().isPresent());
        }
    }

    /**
     * A small picture.
     *
     * @param image none where it cannot be read
     * @param whole whether the mask that was wanted is on it, so that nothing better comes later
     */
    record Thumbnail(Optional<Image> image, boolean whole) {
        private static final long FIRMLY = 200;

        long bytes() {
            return FIRMLY
                    + image.map(picture -> (long) (4 * picture.getWidth() * picture.getHeight()))
                            .orElse(0L);
        }
    }

    /** The side to read for a tile of so many pixels: few sizes, so that a small change finds what is kept. */
    static int side(double pixels) {
        int side = SMALLEST_SIDE;
        while (side < pixels && side < LARGEST_SIDE) {
            side *= 2;
        }
        return side;
    }

    /** What is painted over, from where; the mask's absent where it is not there yet. */
    private record Mask(Optional<Path> run, Optional<Path> truth, Foreground foreground) {
        static final Mask NONE = new Mask(Optional.empty(), Optional.empty(), Foreground.any());
    }

    private record Key(Sample sample, Mask mask, int side) {}

    /** The picture where it is kept. */
    Optional<Thumbnail> kept(Row row, OverlayChoice choice, int side) {
        return Optional.ofNullable(kept.get(key(row, choice, side)));
    }

    /** Reads a picture and hands it over, unless the handle is cancelled before. */
    Tasks.Handle read(Row row, OverlayChoice choice, int side, Consumer<Thumbnail> sink) {
        Key key = key(row, choice, side);
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

    private Key key(Row row, OverlayChoice choice, int side) {
        return new Key(row.sample(), mask(row, choice), side);
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

    private Thumbnail make(Key key, Dataset dataset) throws UnusableException {
        RgbImage image = files.read(key.sample().image(), key.side());
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
