package deltamask.inference;

import deltamask.variant.ModelCards;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Why an image brought no label map, and what would mend that: told with a card's keys to who writes the card, and with a
 * form's labels to who fills in the form.
 *
 * @param what is wrong; a sentence without its full stop
 * @param advice what to do, with {@code %s} for each field; empty where no card would help
 * @param fields of the card that the advice speaks of
 * @param engineSaid the engine's own words, shortened to one line; empty where it said nothing
 * @param engineInFull all that the engine said
 */
public record Complaint(String what, String advice, List<CardField> fields, String engineSaid, String engineInFull) {
    public Complaint {
        fields = List.copyOf(fields);
    }

    Complaint(String what, String advice, CardField... fields) {
        this(what, advice, List.of(fields), "", "");
    }

    /** Of a sentence that says all. */
    static Complaint of(String sentence) {
        return new Complaint(sentence.replaceFirst("\\.$", ""), "");
    }

    /** With the keys of a card. */
    public String sentence() {
        return sentence(CardField::keys);
    }

    /** @param words what a field is called where this is read */
    public String sentence(Function<CardField, String> words) {
        return what + (advice.isEmpty() ? "" : ": " + advice(words)) + "." + engine();
    }

    /** As it is told of a model without a card. */
    String withoutCard(Path model) {
        return what + ". The model " + model + " has no card "
                + ModelCards.besideOf(model).getFileName()
                + " beside it, so torchvision's convention was tried: the image's own size, ImageNet's mean and std,"
                + " the output \"out\", logits of VOC's classes. Write that card and " + advice(CardField::keys)
                + ", or open the model in the window, whose preflight makes one." + engine();
    }

    private String advice(Function<CardField, String> words) {
        return advice.formatted(fields.stream().map(words).toArray());
    }

    private String engine() {
        return engineSaid.isEmpty() ? "" : " PyTorch said: " + engineSaid + ".";
    }
}
