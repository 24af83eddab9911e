package deltamask.cli;

/** What the process ends with; scripts rely on the numbers. */
final class ExitCode {
    static final int DONE = 0;
    static final int GATE_FAILED = 1;
    static final int USAGE = 2;
    static final int NOTHING_DONE = 3;
    static final int SOME_IMAGES_FAILED = 4;

    private ExitCode() {}
}
