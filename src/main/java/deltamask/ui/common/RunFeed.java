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
    private final Runnable begin;
    private final String doing;
    private boolean open = true;
    private boolean begun;

    /**
     * @param begin before the first row: the former results stay on screen until there is something to show in their
     *     place
     * @param doing what goes on while rows land
     */
    RunFeed(Session session, Runnable begin, String doing) {
        this.session = session;
        this.begin = begin;
        this.doing = doing;
    }

    private Session session() {
        return session;
    }

    void begin() {
        if (!begun) {
            begun = true;
            begin.run();
        }
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
        begin();
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
