package deltamask.ui.variants;

import deltamask.inference.Probe.Sight;
import deltamask.variant.ModelCard;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;

/**
 * What a card made of an image.
 *
 * @param image the file
 * @param picture the photograph with the mask over it; empty where there is a problem
 * @param classes what was found, the most frequent first
 */
record Tried(Path image, ModelCard card, Sight sight, Optional<Image> picture, List<Share> classes) {
    Tried {
        classes = List.copyOf(classes);
    }

    /**
     * A class's part of the image.
     *
     * @param pixels 0 to 1
     */
    record Share(String name, double pixels) {}
}
