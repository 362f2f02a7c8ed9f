package org.tidewire.wired.client;

import java.io.IOException;
import java.util.Objects;

import org.tidewire.wired.ErrorReply;

/** Says that the server refused. The connection still stands. */
public final class WiredException extends IOException {
    private static final long serialVersionUID = 1L;

    private final ErrorReply reply;

    /**
     * Makes one.
     *
     * @param reply what the server said
     * @param message the same for a person, with the path it was about
     */
    public WiredException(ErrorReply reply, String message) {
        super(message);
        this.reply = Objects.requireNonNull(reply, "reply");
    }

    /**
     * Tells what the server said.
     *
     * @return the reply
     */
    public ErrorReply reply() {
        return reply;
    }
}
