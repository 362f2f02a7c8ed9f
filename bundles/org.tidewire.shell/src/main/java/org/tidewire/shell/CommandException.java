package org.tidewire.shell;

/** Says in one sentence why a command failed. Its text is that sentence alone, since shells print it as it is. */
public final class CommandException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    /**
     * Makes one.
     *
     * @param sentence what was wrong and what is allowed, for a person
     */
    public CommandException(String sentence) {
        this(sentence, null);
    }

    /**
     * Makes one.
     *
     * @param sentence what was wrong and what is allowed, for a person
     * @param cause what a service threw
     */
    public CommandException(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    @Override
    public String getMessage() {
        return sentence;
    }

    @Override
    public String toString() {
        return sentence;
    }
}
