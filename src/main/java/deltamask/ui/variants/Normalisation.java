package deltamask.ui.variants;

import deltamask.failure.UnusableException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;

/** Mean and standard deviation of three channels, and the usual choices of them. */
final class Normalisation {
    private final ComboBox<Preset> preset =
            Fields.choice("card-preset", "The usual means and deviations", Preset::words, List.of(Preset.values()));
    private final TextField mean = Fields.text("card-mean", "Mean", "Subtracted from the three channels");
    private final TextField std = Fields.text("card-std", "Std", "What the three channels are divided by; never 0");
    private boolean following;

    /** What most networks are trained with. */
    private enum Preset {
        IMAGENET("ImageNet's", "0.485, 0.456, 0.406", "0.229, 0.224, 0.225"),
        NONE("none", "0, 0, 0", "1, 1, 1"),
        OWN("own numbers", "", "");

        private final String words;
        private final String mean;
        private final String std;

        Preset(String words, String mean, String std) {
            this.words = words;
            this.mean = mean;
            this.std = std;
        }

        String words() {
            return words;
        }
    }

    Normalisation() {
        preset.valueProperty().addListener((property, old, now) -> {
            if (!following && now != Preset.OWN) {
                mean.setText(now.mean);
                std.setText(now.std);
            }
        });
        mean.textProperty().addListener((property, old, now) -> follow());
        std.textProperty().addListener((property, old, now) -> follow());
    }

    ComboBox<?> preset() {
        return preset;
    }

    TextField mean() {
        return mean;
    }

    TextField std() {
        return std;
    }

    void show(List<Double> means, List<Double> deviations) {
        mean.setText(words(means));
        std.setText(words(deviations));
    }

    /** The choice says what the numbers are. */
    private void follow() {
        following = true;
        try {
            preset.setValue(Preset.OWN);
            for (Preset known : Preset.values()) {
                if (mean.getText().equals(known.mean) && std.getText().equals(known.std)) {
                    preset.setValue(known);
                }
            }
        } finally {
            following = false;
        }
    }

    private static String words(List<Double> numbers) {
        return numbers.stream()
                .map(number -> number == Math.rint(number) ? Long.toString(number.longValue()) : number.toString())
                .collect(Collectors.joining(", "));
    }

    /** @throws UnusableException where they are not three */
    static List<Double> numbers(String what, TextField field) throws UnusableException {
        List<Double> numbers = new ArrayList<>();
        try {
            for (String part : field.getText().strip().split("[,;\\s]+", -1)) {
                numbers.add(Double.valueOf(part));
            }
        } catch (NumberFormatException e) {
            numbers.clear();
        }
        if (numbers.size() != 3) {
            throw new UnusableException(
                    "The " + what + " is three numbers, such as 0.485, 0.456, 0.406, not \"" + field.getText() + "\".");
        }
        return numbers;
    }
}
