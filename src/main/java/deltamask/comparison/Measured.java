package deltamask.comparison;

import deltamask.run.Conditions;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a model scored and took on a dataset.
 *
 * @param when its run started
 * @param conditions of the run, to stand beside the time
 * @param images through the run
 * @param meanIou over the images scored in both variants of that comparison
 * @param medianForwardMs of the forward, in milliseconds; empty after a fast run, whose times mean little
 */
public record Measured(
        Instant when,
        Optional<Conditions> conditions,
        int images,
        OptionalDouble meanIou,
        OptionalDouble medianForwardMs) {}
