package deltamask.ui.common;

import deltamask.comparison.Comparison;
import deltamask.comparison.RunAgain;
import deltamask.mask.Classes;
import deltamask.mask.Foreground;
import deltamask.report.Provenance;
import deltamask.run.Conditions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the results on screen come from. They stay on screen while other variants are chosen, so they carry their own
 * names.
 *
 * @param a the reference
 * @param b the candidate
 * @param conditions of both; empty where they differ, or a Run from elsewhere brought no word of them
 * @param folder of the comparison, with both Runs in it
 * @param comparison once the run has ended
 */
public record Results(
        Source a, Source b, Optional<Conditions> conditions, Path folder, Optional<Comparison> comparison) {
    /**
     * One variant's part.
     *
     * @param name shown
     * @param model the model's file; of a Run from elsewhere its name alone
     * @param run the Run's folder
     * @param foreground the classes that are scored
     * @param classes names by class id; empty where none are known
     */
    public record Source(String name, Path model, Path run, Foreground foreground, Classes classes) {}

    public Source of(Side side) {
        return side == Side.A ? a : b;
    }

    /** The conditions, to stand beside every time, and how many images were measured at another moment. */
    public String conditionsInWords() {
        return sharedInWords()
                + comparison
                        .flatMap(made -> RunAgain.inWords(made.rows()))
                        .map(again -> "; " + again)
                        .orElse("");
    }

    private String sharedInWords() {
        return conditions
                .map(Conditions::inWords)
                .or(() -> comparison.map(
                        made -> Provenance.measured(made.a().info(), made.b().info())))
                .orElse("conditions not recorded");
    }

    Results ended(Comparison ended) {
        return new Results(a, b, conditions, folder, Optional.of(ended));
    }
}
