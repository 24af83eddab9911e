package deltamask.variant;

import java.nio.file.Path;

/**
 * One exported model file and its card.
 *
 * @param file the {@code .pt} or {@code .ptl} file
 * @param card its card, or torchvision's convention where there is none
 * @param hasCard whether there is a card, beside the file or in the user's own folder
 * @param sha256 of the file, lower-case hex
 * @param bytes the file's size
 */
public record Variant(Path file, ModelCard card, boolean hasCard, String sha256, long bytes) {
    public String name() {
        return card.name();
    }
}
