package org.tidewire.console;

/** Says why a request is not carried out; nothing has changed. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * Refuses.
     *
     * @param status the HTTP status, 400 to 599
     * @param message why, for a person
     */
    Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Gives the HTTP status. */
    int status() {
        return status;
    }
}
