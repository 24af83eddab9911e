package deltamask.ui.variants;

import deltamask.inference.Complaint;
import deltamask.inference.Probe.Range;
import deltamask.inference.Segmenter;
import deltamask.inference.StageTimes;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Numbers;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What came of a card: the picture, or the sentence that says why there is none, and what the network returned. */
final class SightPane extends VBox {
    private static final int CLASSES_TOLD = 6;

    private final ImageView picture = new ImageView();
    private final Label problem = Nodes.label("", "sight-problem");
    private final ProgressIndicator working = new ProgressIndicator();
    private final Label image = Nodes.label(Numbers.NONE);
    private final Label outputs = Nodes.label(Numbers.NONE);
    private final Label range = Nodes.label(Numbers.NONE);
    private final Label classes = Nodes.label(Numbers.NONE);
    private final Label times = Nodes.label(Numbers.NONE);
    private final Label threads = Nodes.label("", "sight-threads");

    SightPane(ObservableBooleanValue busy) {
        getStyleClass().add("sight");
        picture.setId("preflight-picture");
        picture.setPreserveRatio(true);
        problem.setId("preflight-problem");
        problem.setWrapText(true);
        working.setId("preflight-working");
        working.setAccessibleText("The card is being tried");
        working.visibleProperty().bind(busy);
        StackPane frame = new StackPane(picture, problem, working);
        StackPane.setAlignment(working, Pos.TOP_RIGHT);
        frame.getStyleClass().add("sight-frame");
        picture.fitWidthProperty().bind(frame.widthProperty());
        picture.fitHeightProperty().bind(frame.heightProperty());
        VBox.setVgrow(frame, Priority.ALWAYS);
        GridPane facts = new GridPane();
        facts.getStyleClass().add("facts");
        fact(facts, "Image", image, "preflight-image");
        fact(facts, "Outputs", outputs, "preflight-outputs");
        fact(facts, "Numbers", range, "preflight-range");
        fact(facts, "Found", classes, "preflight-classes");
        fact(facts, "Time", times, "preflight-times");
        threads.setId("preflight-threads");
        threads.setWrapText(true);
        Nodes.show(threads, false);
        getChildren().addAll(frame, facts, threads);
    }

    private static void fact(GridPane facts, String name, Label value, String id) {
        value.setId(id);
        value.setWrapText(true);
        GridPane.setHgrow(value, Priority.ALWAYS);
        facts.addRow(facts.getRowCount(), Nodes.label(name, "form-label"), value);
    }

    void show(Tried tried, int usedThreads) {
        image.setText(name(tried.image()) + ", " + tried.sight().width() + " × "
                + tried.sight().height());
        outputs.setText(outputs(tried));
        range.setText(tried.sight().range().map(SightPane::words).orElse(Numbers.NONE));
        classes.setText(classes(tried.classes()));
        times.setText(tried.sight()
                .times()
                .map(measured -> times(measured, usedThreads))
                .orElse(Numbers.NONE));
        picture.setImage(tried.picture().orElse(null));
        complain(tried.sight().problem());
        picture.setAccessibleText("The image with what the model found: " + classes.getText());
    }

    /** The reason in the form's words; what the engine said of it in full is a tooltip. */
    private void complain(Optional<Complaint> complaint) {
        problem.setText(complaint.map(wrong -> wrong.sentence(CardForm::label)).orElse(""));
        problem.setTooltip(complaint
                .map(Complaint::engineInFull)
                .filter(said -> !said.isEmpty())
                .map(Tooltip::new)
                .orElse(null));
    }

    /** In the place of the picture. */
    void problem(String sentence) {
        picture.setImage(null);
        complain(Optional.empty());
        problem.setText(sentence);
        classes.setText(Numbers.NONE);
        times.setText(Numbers.NONE);
    }

    void threads(String sentence, boolean slow) {
        threads.setText(sentence);
        threads.setGraphic(slow ? Nodes.icon("fth-alert-triangle") : null);
        Nodes.show(threads, !sentence.isEmpty());
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String outputs(Tried tried) {
        List<Segmenter.Output> all = tried.sight().outputs();
        return all.isEmpty()
                ? Numbers.NONE
                : all.stream()
                        .map(output -> (output.key().isEmpty() ? "a tensor without name" : output.key()) + ": "
                                + output.shape().stream().map(String::valueOf).collect(Collectors.joining(" × ")))
                        .collect(Collectors.joining(", "));
    }

    private static String words(Range range) {
        boolean probability = range.low() >= 0 && range.high() <= 1;
        return String.format(Locale.ROOT, "%.4g to %.4g: ", range.low(), range.high())
                + (probability ? "all within 0 and 1, as probabilities are" : "beyond 0 and 1, as logits are");
    }

    private static String classes(List<Tried.Share> shares) {
        if (shares.isEmpty()) {
            return Numbers.NONE;
        }
        String most = shares.stream()
                .limit(CLASSES_TOLD)
                .map(share -> share.name() + String.format(Locale.ROOT, " %.1f %%", 100 * share.pixels()))
                .collect(Collectors.joining(", "));
        int rest = shares.size() - CLASSES_TOLD;
        return rest > 0 ? most + " and " + rest + " more" : most;
    }

    private static String times(StageTimes measured, int threads) {
        return "decode " + ms(measured.decode()) + ", preprocess " + ms(measured.preprocess()) + ", forward "
                + ms(measured.forward()) + ", postprocess " + ms(measured.postprocess()) + " ms, "
                + Numbers.count(threads, "thread") + ", not warmed up";
    }

    private static String ms(double milliseconds) {
        return Numbers.milliseconds(OptionalDouble.of(milliseconds));
    }
}
