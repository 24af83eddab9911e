package deltamask.ui;

import deltamask.comparison.Library;
import deltamask.comparison.Rules;
import deltamask.dataset.Dataset;
import deltamask.run.Conditions;
import deltamask.ui.common.JobStarter;
import deltamask.ui.common.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/**
 * What the window opens with.
 *
 * @param dataset folder of images
 * @param narrowing what is taken of that dataset, and how its truths are read
 * @param a the reference's model file
 * @param b the candidate's model file
 * @param conditions of the first run
 * @param rules of scoring
 * @param run whether to run at once
 * @param models folder of model files to choose from; need not exist
 * @param starter makes the jobs
 * @param newFolder makes an empty folder for a comparison; called in the background
 * @param library where comparisons are kept
 * @param settings remembered from the last time
 * @param cache folder for what can be made again at any time; need not exist
 * @param warnings sentences that the user is told at the start
 */
public record UiRequest(
        Path dataset,
        UnaryOperator<Dataset> narrowing,
        Path a,
        Path b,
        Conditions conditions,
        Rules rules,
        boolean run,
        Path models,
        JobStarter starter,
        Callable<Path> newFolder,
        Library library,
        Settings settings,
        Path cache,
        List<String> warnings) {
    public UiRequest {
        warnings = List.copyOf(warnings);
    }

    /** The same with other jobs. */
    public UiRequest with(JobStarter other) {
        return new UiRequest(
                dataset,
                narrowing,
                a,
                b,
                conditions,
                rules,
                run,
                models,
                other,
                newFolder,
                library,
                settings,
                cache,
                warnings);
    }
}
