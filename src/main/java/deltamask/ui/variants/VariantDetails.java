package deltamask.ui.variants;

import deltamask.comparison.Measured;
import deltamask.run.Conditions;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Numbers;
import deltamask.variant.ModelCard;
import deltamask.variant.Variant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** All that is known of one variant, and what can be done with it. */
final class VariantDetails extends VBox {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofLocalizedDateTime(
                    FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(Locale.ENGLISH)
            .withZone(ZoneId.systemDefault());

    private final Label title = Nodes.label("", "pane-title");
    private final Label problem = Nodes.label("", "variant-problem");
    private final GridPane facts = new GridPane();
    private final TextField hash = new TextField();
    private final Button copy = Nodes.button(new Button(), "variant-copy-hash", "fth-copy", "Copy the whole SHA-256");

    VariantDetails(Pane buttons) {
        setId("variant-details");
        getStyleClass().add("variant-details");
        title.setId("variant-details-title");
        title.setWrapText(true);
        problem.setId("variant-problem");
        problem.setWrapText(true);
        hash.setId("variant-hash");
        hash.setEditable(false);
        hash.setAccessibleText("SHA-256 of the file");
        copy.setOnAction(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(hash.getText());
            Clipboard.getSystemClipboard().setContent(content);
        });
        facts.getStyleClass().add("facts");
        ScrollPane scroll = new ScrollPane(new VBox(problem, facts));
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, buttons, scroll);
    }

    /** @param entry null for none */
    void show(VariantEntry entry, Optional<Measured> measured) {
        facts.getChildren().clear();
        title.setText(entry == null ? "Choose a variant" : entry.name());
        String wrong = entry == null ? "" : entry.problem().orElse("");
        problem.setText(wrong);
        Nodes.show(problem, !wrong.isEmpty());
        if (entry == null) {
            return;
        }
        fact("File", entry.file().toString());
        entry.variant().ifPresent(variant -> show(variant, measured));
    }

    private void show(Variant variant, Optional<Measured> measured) {
        ModelCard card = variant.card();
        fact("Size", Numbers.bytes(variant.bytes()));
        fact("Card", variant.hasCard() ? feeding(card) : "none: fed and read as torchvision's models are");
        fact("Last time", measured.map(VariantDetails::time).orElse("never run on this dataset"));
        fact("Last score", measured.map(VariantDetails::score).orElse(Numbers.NONE));
        fact("Architecture", card.architecture());
        fact("Made from", card.lineage().base().orElse(""));
        fact("Steps", String.join("\n", card.lineage().steps()));
        fact("PyTorch", card.lineage().torch().orElse(""));
        fact("Quantization", card.lineage().quantizationEngine().orElse(""));
        fact("Calibration", card.lineage().calibration().orElse(""));
        fact("Licence", card.license());
        fact("Source", card.source());
        hash.setText(variant.sha256());
        HBox row = Nodes.row("fields", hash, copy);
        HBox.setHgrow(hash, Priority.ALWAYS);
        facts.addRow(facts.getRowCount(), Nodes.label("SHA-256", "form-label"), row);
    }

    private void fact(String name, String value) {
        if (value.isEmpty()) {
            return;
        }
        Label words = Nodes.label(value);
        words.setWrapText(true);
        GridPane.setHgrow(words, Priority.ALWAYS);
        facts.addRow(facts.getRowCount(), Nodes.label(name, "form-label"), words);
    }

    private static String feeding(ModelCard card) {
        String size =
                switch (card.input().resize()) {
                    case NONE -> "source size";
                    case STRETCH ->
                        card.input().width().orElseThrow() + " × "
                                + card.input().height().orElseThrow();
                    case SHORTER_SIDE ->
                        "shorter side "
                                + card.input()
                                        .width()
                                        .orElseGet(() -> card.input().height().orElseThrow());
                };
        return size + ", " + card.output().kind().name().toLowerCase(Locale.ROOT) + ", "
                + card.classes().size() + " classes";
    }

    private static String time(Measured measured) {
        String time = measured.medianForwardMs().isPresent()
                ? Numbers.milliseconds(measured.medianForwardMs()) + " ms (median)"
                : "no comparable time";
        return time
                + measured.conditions()
                        .map(Conditions::inWords)
                        .map(words -> ", " + words)
                        .orElse("") + "\n" + WHEN.format(measured.when());
    }

    private static String score(Measured measured) {
        return measured.meanIou().isEmpty()
                ? Numbers.NONE
                : "mean IoU " + Numbers.score(measured.meanIou()) + " of " + Numbers.count(measured.images(), "image");
    }
}
