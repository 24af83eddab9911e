package deltamask.failure;

/**
 * Something the user gave cannot be used. The message is one sentence for the user: which file, what is wrong with it,
 * and what to do. It is shown as it stands, so it never holds a class name or a stack trace.
 */
public class UnusableException extends Exception {
    private static final long serialVersionUID = 1;

    public UnusableException(String sentence) {
        super(sentence);
    }

    public UnusableException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
