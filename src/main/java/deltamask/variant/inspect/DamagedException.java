package deltamask.variant.inspect;

/** An archive that cannot be read as one of PyTorch's; the message is the second half of a sentence for the user. */
final class DamagedException extends Exception {
    private static final long serialVersionUID = 1;

    DamagedException(String reason) {
        super(reason);
    }

    DamagedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
