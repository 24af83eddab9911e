package deltamask.ui.common;

/** What the engine is doing. */
public enum RunState {
    IDLE,
    RUNNING,
    /** A kept comparison is scored to be shown; nothing is run. */
    OPENING,
    PAUSED,
    /** Asked to end, and not yet at its end. */
    ENDING;

    /** Whether variants, dataset and conditions belong to a run and must not change. */
    public boolean isBusy() {
        return this != IDLE;
    }
}
