package deltamask.variant;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.files.RealPath;
import deltamask.files.WholeFile;
import deltamask.home.UserFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Model cards that the user made: written beside the model, or by the model's hash in a folder of the user's own where
 * that cannot be. A card beside the model goes before one in this folder.
 *
 * @param folder need not exist
 */
public record UserCards(Path folder) {
    private static final Gson GSON = new GsonBuilder()
            .serializeNulls()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .create();

    /** The folder among the user's data. */
    public static UserCards ofUser() {
        return new UserCards(UserFolders.folder(UserFolders.Kind.DATA).resolve("cards"));
    }

    private Path file(String sha256) {
        return folder.resolve(sha256 + ".json");
    }

    /** The user's own card of a model, if there is one. */
    Optional<ModelCard> read(Path modelFile, String sha256) throws UnusableException {
        return ModelCards.read(file(sha256), modelFile);
    }

    /**
     * Writes a card, with the model's file name and hash filled in.
     *
     * @param json the card with all its keys
     * @param dataset nothing is written below this folder; empty where none is open
     * @return where it was written
     * @throws UnusableException if it can be written neither beside the model nor in the user's folder
     */
    public Path save(Variant variant, JsonObject json, Optional<Path> dataset) throws UnusableException {
        JsonObject whole = json.deepCopy();
        whole.addProperty("file", variant.file().getFileName().toString());
        whole.addProperty("sha256", variant.sha256());
        String text = GSON.toJson(whole) + "\n";
        Path beside = ModelCards.besideOf(variant.file());
        boolean inDataset =
                dataset.filter(folder -> RealPath.isBelow(beside, folder)).isPresent();
        try {
            if (!inDataset) {
                WholeFile.write(beside, text);
                return beside;
            }
        } catch (IOException e) {
            if (Files.exists(beside)) {
                throw new UnusableException(
                        "The model card " + beside + " cannot be written (" + Reasons.of(e)
                                + "), and it goes before a card in your own folder: copy the model to a folder of"
                                + " your own.",
                        e);
            }
        }
        try {
            Files.createDirectories(folder);
            WholeFile.write(file(variant.sha256()), text);
            return file(variant.sha256());
        } catch (IOException e) {
            throw new UnusableException(
                    "The card can be written neither beside the model " + variant.file() + " nor in " + folder + ": "
                            + Reasons.of(e) + ".",
                    e);
        }
    }
}
