package deltamask.ui.common;

import deltamask.comparison.ComparisonListener;
import deltamask.comparison.ComparisonRow;
import java.util.List;

/** Brings what a job tells to the session, and nothing after its end. */
final class RunFeed implements ComparisonListener {
    private final PulseBatch<ComparisonRow> rows = new PulseBatch<>(batch -> whileOpen(() -> land(batch)));
    private final PulseBatch<RunProgress> steps =
            new PulseBatch<>(batch -> whileOpen(() -> session().setProgress(last(batch))));
    private final PulseBatch<String> activities = new PulseBatch<>(
            batch -> whileOpen(() -> session().activityProperty().set(last(batch))));
    private final Session session;
    private final String doing;
    private boolean open = true;

    /** @param doing what goes on while rows land */
    RunFeed(Session session, String doing) {
        this.session = session;
        this.doing = doing;
    }

    private Session session() {
        return session;
    }

    @Override
    public void activity(String activity) {
        activities.offer(activity);
    }

    @Override
    public void row(ComparisonRow row) {
        rows.offer(row);
    }

    @Override
    public void progress(int done, int total, double imagesPerSecond, double secondsLeft) {
        steps.offer(new RunProgress(done, total, imagesPerSecond, secondsLeft));
    }

    private void whileOpen(Runnable update) {
        if (open) {
            update.run();
        }
    }

    private void land(List<ComparisonRow> batch) {
        session.rows().land(batch);
        if (session.runState() == RunState.RUNNING) {
            session.activityProperty().set(doing);
        }
    }

    void end() {
        open = false;
    }

    private static <T> T last(List<T> batch) {
        return batch.get(batch.size() - 1);
    }
}
