package deltamask.ui.common;

import deltamask.comparison.CompareJob;
import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonListener;
import deltamask.comparison.Rules;
import deltamask.dataset.Dataset;
import deltamask.failure.UnusableException;
import deltamask.run.Conditions;
import deltamask.variant.Variant;
import java.nio.file.Path;

/** Makes the job of running two variants over a dataset. */
@FunctionalInterface
public interface JobStarter {
    /** Jobs of the engine. */
    JobStarter ENGINE = (request, listener) -> new EngineJob(new CompareJob(
            request.dataset(),
            request.a(),
            request.b(),
            request.conditions(),
            request.rules(),
            request.folder(),
            request.resume(),
            listener));

    /** Makes a job that does nothing before {@link Job#run}. */
    Job prepare(Request request, ComparisonListener listener);

    /**
     * What is to be run.
     *
     * @param folder gets both Runs
     * @param resume whether the folder holds an unfinished attempt of the same
     */
    record Request(
            Dataset dataset, Variant a, Variant b, Conditions conditions, Rules rules, Path folder, boolean resume) {}

    /** A comparison that can be made. All but {@link #run} from any thread. */
    interface Job {
        /** Runs to the end; blocks. */
        Comparison run() throws UnusableException, InterruptedException;

        /** Holds before the next image. */
        void pause();

        /** Goes on after {@link #pause}. */
        void resume();

        /** Ends at once; what is done is kept. */
        void cancel();
    }

    /** The engine's job. */
    record EngineJob(CompareJob job) implements Job {
        @Override
        public Comparison run() throws UnusableException, InterruptedException {
            return job.run();
        }

        @Override
        public void pause() {
            job.pause();
        }

        @Override
        public void resume() {
            job.resume();
        }

        @Override
        public void cancel() {
            job.cancel();
        }
    }
}
