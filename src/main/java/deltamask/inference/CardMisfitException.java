package deltamask.inference;

import deltamask.failure.UnusableException;

/** A network and its card do not go together: another card may mend it. */
public final class CardMisfitException extends UnusableException {
    private static final long serialVersionUID = 1;

    private final transient Complaint complaint;

    public CardMisfitException(Complaint complaint, Throwable cause) {
        super(complaint.sentence(), cause);
        this.complaint = complaint;
    }

    CardMisfitException(Complaint complaint) {
        this(complaint, null);
    }

    /** For who calls the card's fields by other names. */
    public Complaint complaint() {
        return complaint;
    }
}
