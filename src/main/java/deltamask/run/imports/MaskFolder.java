package deltamask.run.imports;

import deltamask.dataset.Dataset;
import deltamask.dataset.FolderListing;
import deltamask.dataset.FolderListing.Picture;
import deltamask.dataset.MaskReader;
import deltamask.failure.UnusableException;
import deltamask.mask.ClassColours;
import deltamask.variant.ModelCards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Folders of masks, before anybody said that they are. */
public final class MaskFolder {
    private static final int LOOKED_AT = 3;

    private MaskFolder() {}

    /**
     * Whether a folder that is no Run looks like one of masks of a dataset: at least half of its pictures are called like
     * images, and the first of them are masks and no photographs.
     */
    public static boolean looksLikeOne(Path folder, Dataset dataset) {
        if (!Files.isDirectory(folder) || folder.toAbsolutePath().normalize().equals(dataset.folder())) {
            return false;
        }
        try {
            NameMatch names = new NameMatch(dataset.samples());
            List<Picture> all = FolderListing.deep(folder).pictures();
            List<Picture> matched = all.stream()
                    .filter(picture -> names.find(picture.name()).isPresent())
                    .toList();
            if (matched.isEmpty() || 2 * matched.size() < all.size()) {
                return false;
            }
            MaskReader reader = new MaskReader(ClassColours.phoneLabels(ModelCards.VOC_CLASSES));
            for (Picture picture : matched.subList(0, Math.min(LOOKED_AT, matched.size()))) {
                reader.guess(picture.file());
            }
            return true;
        } catch (IOException | UnusableException e) {
            // It is opened as what it is then, and that tells what is wrong with it.
            return false;
        }
    }
}
