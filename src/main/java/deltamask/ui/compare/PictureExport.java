package deltamask.ui.compare;

import deltamask.dataset.Dataset;
import deltamask.dataset.Sample;
import deltamask.failure.Reasons;
import deltamask.files.RealPath;
import deltamask.files.WholeFile;
import deltamask.mask.LabelMap;
import deltamask.mask.Outline;
import deltamask.mask.Overlay;
import deltamask.ui.common.Choosers;
import deltamask.ui.common.Session;
import deltamask.ui.common.Tasks;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/** Takes pictures out of the compare view: one with its overlay at full size as PNG, or the view to the clipboard. */
final class PictureExport {
    private static final String EXTENSION = ".png";

    private final Session session;
    private final Tasks tasks;
    private final Choosers choosers;

    PictureExport(Session session, Tasks tasks, Choosers choosers) {
        this.session = session;
        this.tasks = tasks;
        this.choosers = choosers;
    }

    /**
     * What is to be saved.
     *
     * @param cut of a wipe, as a share of the picture's width
     */
    record Wish(Subject subject, Mode mode, Slot slot, Look look, double opacity, Blend blend, double cut) {}

    /** Asks for a file and writes the picture there. */
    void save(Wish wish) {
        String stem = wish.subject().wanted().sample().stem().replace('/', '_');
        String whose = wish.slot() == Slot.BOTH ? "A_and_B" : wish.slot().title();
        choosers.save("Save the picture as PNG", stem + "_" + whose + EXTENSION).ifPresent(file -> write(wish, file));
    }

    private void write(Wish wish, Path chosen) {
        String name = String.valueOf(chosen.getFileName());
        Path file = name.contains(".") ? chosen : chosen.resolveSibling(name + EXTENSION);
        if (isInDataset(wish, file)) {
            session.problem("The picture was not saved: " + file
                    + " lies in the dataset, which DeltaMask never changes. Choose another folder.");
            return;
        }
        session.activityProperty().set("Saving " + file + "…");
        tasks.start(
                Tasks.Lane.FILES,
                () -> writePng(wish, file),
                saved -> session.activityProperty().set("Saved " + saved),
                failure -> {
                    session.activityProperty().set("");
                    session.problem(file + " cannot be written: " + Reasons.of(failure) + ".");
                });
    }

    private static boolean isInDataset(Wish wish, Path file) {
        Dataset dataset = wish.subject().wanted().dataset();
        Sample sample = wish.subject().wanted().sample();
        return RealPath.isBelow(file, dataset.folder())
                || RealPath.isBelow(file, sample.image().toAbsolutePath().getParent())
                || sample.truth()
                        .filter(truth ->
                                RealPath.isBelow(file, truth.toAbsolutePath().getParent()))
                        .isPresent();
    }

    private static Path writePng(Wish wish, Path file) throws IOException {
        Picture image = wish.subject().image().value().orElseThrow();
        BufferedImage png = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        png.setRGB(0, 0, image.width(), image.height(), compose(wish), 0, image.width());
        WholeFile.write(file, out -> {
            if (!ImageIO.write(png, "png", out)) {
                throw new IOException("this Java writes no PNG");
            }
        });
        return file;
    }

    /** The picture as it is seen, at its own size: 0xAARRGGBB in rows from the top left. */
    static int[] compose(Wish wish) {
        Subject subject = wish.subject();
        Picture image = subject.image().value().orElseThrow();
        int[] pixels =
                switch (wish.mode().backdrop(wish.slot(), wish.look())) {
                    case COLOUR -> image.pixels();
                    case GREY -> subject.grey().pixels();
                    case HIDDEN -> new int[image.width() * image.height()];
                };
        List<Layer> layers = wish.mode().layers(wish.slot(), subject, wish.look());
        Blend blend = layers.size() < 2 ? Blend.A_ALONE : wish.blend();
        int cut = (int) Math.round(wish.cut() * image.width());
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            double strength =
                    layer.kind() == Layer.Kind.PICTURE ? 1 : wish.opacity() * (i == 0 ? blend.a() : blend.b());
            LabelMap labels = layer.labels().resized(image.width(), image.height());
            if (wish.look().outlined() && layer.kind() == Layer.Kind.MASK) {
                labels = Outline.of(labels, wish.look().outlineWidth());
            }
            if (blend.wiped()) {
                labels = i == 0 ? columns(labels, 0, cut) : columns(labels, cut, image.width());
            }
            Overlay.blend(pixels, labels, layer.palette(), strength);
        }
        return pixels;
    }

    /** The same with background outside some columns. */
    private static LabelMap columns(LabelMap map, int from, int to) {
        byte[] kept = new byte[map.labels().length];
        int first = Math.max(0, Math.min(map.width(), from));
        int end = Math.max(first, Math.min(map.width(), to));
        for (int y = 0; y < map.height(); y++) {
            System.arraycopy(map.labels(), y * map.width() + first, kept, y * map.width() + first, end - first);
        }
        return LabelMap.of(map.width(), map.height(), kept);
    }

    /** Puts what is on screen into the clipboard. */
    void copy(Node view) {
        double scale = Devices.scale(view);
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(scale, scale));
        ClipboardContent content = new ClipboardContent();
        content.putImage(view.snapshot(parameters, null));
        Clipboard.getSystemClipboard().setContent(content);
        session.activityProperty().set("The view is in the clipboard");
    }
}
