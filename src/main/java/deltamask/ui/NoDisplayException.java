package deltamask.ui;

/** There is nothing to show a window on; the message is half a sentence that says why. */
public final class NoDisplayException extends Exception {
    private static final long serialVersionUID = 1;

    NoDisplayException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
