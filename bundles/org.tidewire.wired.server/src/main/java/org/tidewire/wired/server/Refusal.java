package org.tidewire.wired.server;

import java.io.IOException;

import org.tidewire.wired.ErrorReply;

/** Ends a command with a reply that refuses it. */
final class Refusal extends IOException {
    private static final long serialVersionUID = 1L;

    private final ErrorReply reply;

    Refusal(ErrorReply reply) {
        super(reply.text());
        this.reply = reply;
    }

    ErrorReply reply() {
        return reply;
    }
}
