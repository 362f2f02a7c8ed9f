package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.net.ProtocolException;

import org.tidewire.wired.ErrorReply;
import org.tidewire.wired.Message;
import org.tidewire.wired.client.WiredException;

/** Turns a reply that refuses into an exception for a person. The server's own words are not shown: they are fixed. */
final class Refusal {
    private Refusal() {}

    /**
     * Fails if a reply refuses.
     *
     * @param subject what it is about, since the reply does not say (Wired 4)
     * @throws WiredException if it does
     */
    static void check(Message reply, String subject) throws IOException {
        int number = reply.number();
        if (number >= 500) {
            ErrorReply error = ErrorReply.of(number)
                    .orElseThrow(() -> new ProtocolException(subject + ": the server refused with " + number));
            throw new WiredException(error, subject + ": " + error.text() + advice(error));
        }
    }

    private static String advice(ErrorReply error) {
        return switch (error) {
            case CHECKSUM_MISMATCH ->
                ". The server does not go on with the beginning of a file of that name that it holds, perhaps of another"
                        + " one; delete or rename it there (it ends with .WiredTransfer), or put under another name";
            case QUEUE_LIMIT_EXCEEDED -> ". Try again when other transfers have ended";
            default -> "";
        };
    }
}
