package deltamask.ui.common;

import deltamask.comparison.AgainJob;
import deltamask.comparison.CompareJob;
import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonJob;
import deltamask.comparison.ComparisonListener;
import deltamask.comparison.Rules;
import deltamask.dataset.Dataset;
import deltamask.run.Conditions;
import deltamask.variant.Variant;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Makes the job of running two variants over a dataset. */
@FunctionalInterface
public interface JobStarter {
    /** Jobs of the engine. */
    JobStarter ENGINE = JobStarter::engineJob;

    private static ComparisonJob engineJob(Request request, ComparisonListener listener) {
        if (request.again().isPresent()) {
            Again again = request.again().get();
            return new AgainJob(
                    again.before(),
                    again.numbers(),
                    request.a(),
                    request.b(),
                    request.conditions(),
                    request.folder(),
                    listener);
        }
        return new CompareJob(
                request.dataset(),
                request.a(),
                request.b(),
                request.conditions(),
                request.rules(),
                request.folder(),
                request.resume(),
                listener);
    }

    /** Makes a job that does nothing before {@link ComparisonJob#run}. */
    ComparisonJob prepare(Request request, ComparisonListener listener);

    /**
     * What is to be run.
     *
     * @param folder gets both Runs
     * @param resume whether the folder holds an unfinished attempt of the same
     * @param again for some images that are run again
     */
    record Request(
            Dataset dataset,
            Variant a,
            Variant b,
            Conditions conditions,
            Rules rules,
            Path folder,
            boolean resume,
            Optional<Again> again) {
        /** Where its results come from, before there are any. */
        Results results() {
            return new Results(source(a, "a"), source(b, "b"), Optional.of(conditions), folder, Optional.empty());
        }

        private Results.Source source(Variant variant, String run) {
            return new Results.Source(
                    variant.name(),
                    variant.file(),
                    folder.resolve(run),
                    rules.scored(variant.card().foreground()),
                    variant.card().classLook());
        }

        /** All images, into a folder. */
        Request in(Path place) {
            return new Request(dataset, a, b, conditions, rules, place, false, Optional.empty());
        }

        /** What is missing in the folder. */
        Request resumed() {
            return new Request(dataset, a, b, conditions, rules, folder, true, Optional.empty());
        }

        /** Some images again. */
        Request again(Comparison before, Set<Integer> numbers) {
            return new Request(
                    dataset, a, b, conditions, rules, folder, false, Optional.of(new Again(before, numbers)));
        }
    }

    /**
     * Images that are run again.
     *
     * @param before the comparison that they belong to
     * @param numbers of the images
     */
    record Again(Comparison before, Set<Integer> numbers) {}
}
