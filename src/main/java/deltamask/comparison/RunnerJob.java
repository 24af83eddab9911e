package deltamask.comparison;

import deltamask.dataset.Dataset;
import deltamask.run.Conditions;
import deltamask.run.RunRow;
import deltamask.run.Runner;
import java.util.List;

/** A comparison whose variants run: what it tells meanwhile, and how it is held and ended. */
abstract class RunnerJob implements ComparisonJob {
    final ComparisonListener listener;
    final Progress progress;
    final Runner runner;

    /**
     * @param dataset what is run of it
     * @param jobs A's and B's
     * @param resume whether the jobs' folders may hold something already
     */
    RunnerJob(
            Dataset dataset,
            List<Runner.Job> jobs,
            Conditions conditions,
            boolean resume,
            ComparisonListener listener) {
        this.listener = listener;
        this.progress = new Progress(dataset.samples().size(), listener);
        this.runner = new Runner(dataset, jobs, conditions, resume, new Runner.Listener() {
            @Override
            public void activity(String activity) {
                listener.activity(activity);
            }

            @Override
            public void row(int job, RunRow row) {
                segmented(job, row, true);
            }

            @Override
            public void kept(int job, RunRow row) {
                segmented(job, row, false);
            }
        });
    }

    /**
     * A variant is through with an image.
     *
     * @param job 0 for A, 1 for B
     * @param now whether it was run now, and not by an earlier attempt
     */
    abstract void segmented(int job, RunRow row, boolean now);

    @Override
    public final void pause() {
        progress.pause();
        runner.pause();
    }

    @Override
    public final void resume() {
        runner.resume();
        progress.resume();
    }

    @Override
    public final void cancel() {
        runner.cancel();
    }
}
