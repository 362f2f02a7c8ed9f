package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.Optional;
import java.util.OptionalLong;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Checksum;
import org.tidewire.wired.ErrorReply;
import org.tidewire.wired.Fields;
import org.tidewire.wired.Message;
import org.tidewire.wired.client.Progress;
import org.tidewire.wired.client.RemoteFile;
import org.tidewire.wired.client.WiredException;

/** GET and PUT, and the wait in the server's queue (Wired 4.2). Used by any thread. */
final class TransferRequests {
    private static final int LONGEST_DOUBT = 128; // times the time of a reply: two hours in all

    private final ControlConnection control;
    private final Turn turn;

    TransferRequests(ControlConnection control, Turn turn) {
        this.control = control;
        this.turn = turn;
    }

    /**
     * What a server tells of a file, and the key to all its bytes.
     *
     * @param file what STAT told
     * @param ready what GET was granted
     */
    record Found(RemoteFile file, Ready ready) {}

    /** Asks for the bytes of a file and waits in the queue (Wired 4.2, downloads). */
    Ready download(FilePath path, long offset, Progress progress) throws IOException {
        return checked(ready(path, progress, Message.of("GET", path, offset)), path, offset);
    }

    /** Offers a file and waits in the queue (Wired 4.2, uploads). */
    Ready upload(FilePath path, long size, Checksum checksum, Progress progress) throws IOException {
        Ready ready = ready(path, progress, Message.of("PUT", path, size, checksum.hex()));
        if (ready.offset() > size) {
            throw new ProtocolException(path + ": the server holds " + ready.offset() + " bytes of a file of " + size
                    + "; delete its partial there, or put under another name");
        }
        return ready;
    }

    /**
     * Asks in one breath what a file is and for all its bytes, which saves a round trip: commands are answered in order.
     * The key must be shown, whatever the file turns out to be, or its slot stays taken for a while.
     */
    Found find(FilePath path, Progress progress) throws IOException {
        Message get = Message.of("GET", path, 0);
        Waiting waiting = control.expect(path);
        try {
            RemoteFile file;
            Message first;
            turn.begin(Message.of("STAT", path), get);
            try {
                file = told(waiting, path);
                first = answer(waiting, path);
            } finally {
                turn.end();
            }
            return new Found(file, checked(granted(first, waiting, path, progress, get), path, 0));
        } finally {
            control.forget(path);
        }
    }

    /** Waits for the answer to STAT; if that is no good, also for the one to GET, which is not to be taken for another's. */
    private RemoteFile told(Waiting waiting, FilePath path) throws IOException {
        try {
            return Requests.told(control, path);
        } catch (WiredException | ProtocolException e) {
            try {
                answer(waiting, path);
            } catch (WiredException | ProtocolException refused) {
                e.addSuppressed(refused);
            }
            throw e;
        }
    }

    private static Ready checked(Ready ready, FilePath path, long offset) throws ProtocolException {
        if (ready.offset() != offset) {
            throw new ProtocolException(
                    path + ": asked for bytes from " + offset + ", the server gives them from " + ready.offset());
        }
        return ready;
    }

    private Ready ready(FilePath path, Progress progress, Message command) throws IOException {
        Waiting waiting = control.expect(path);
        try {
            return granted(first(waiting, path, command), waiting, path, progress, command);
        } finally {
            control.forget(path);
        }
    }

    /** Waits in the queue for the key. */
    private Ready granted(Message first, Waiting waiting, FilePath path, Progress progress, Message command)
            throws IOException {
        Message reply = first;
        while (reply.number() != 400) {
            Refusal.check(reply, path.toString());
            progress.queued(path, place(reply));
            reply = next(waiting, path, command);
        }
        OptionalLong offset = Fields.number(reply.field(1));
        if (offset.isEmpty() || reply.field(2).isEmpty()) {
            throw new ProtocolException(path + ": the server's 400 has no offset and key");
        }
        return new Ready(offset.getAsLong(), reply.field(2));
    }

    /**
     * Waits in the queue. If something was refused that may have been this, it is asked for again: either it is refused
     * once more, now for everybody to see, or it is in the queue.
     */
    private Message next(Waiting waiting, FilePath path, Message command) throws IOException {
        int times = 1;
        Optional<Message> reply = control.replyAtAnyTime(waiting, times);
        while (reply.isEmpty()) {
            try {
                reply = Optional.of(first(waiting, path, command));
            } catch (WiredException e) {
                // The original says this to a PUT that is in its queue already; it may wait for long, but not for ever.
                if (e.reply() != ErrorReply.COMMAND_FAILED || times == LONGEST_DOUBT) {
                    throw e;
                }
                times *= 2;
                reply = control.replyAtAnyTime(waiting, times);
            }
        }
        return reply.get();
    }

    /** Holds the turn until the first answer, which may be a refusal without a path; later ones tell theirs. */
    private Message first(Waiting waiting, FilePath path, Message command) throws IOException {
        turn.begin(command);
        try {
            return answer(waiting, path);
        } finally {
            turn.end();
        }
    }

    private static int place(Message reply) throws ProtocolException {
        long place = Fields.number(reply.field(1)).orElse(-1);
        if (place < 0 || place > Integer.MAX_VALUE) {
            throw new ProtocolException("the server's 401 has no place in the queue");
        }
        return (int) place;
    }

    private Message answer(Waiting waiting, FilePath path) throws IOException {
        Message reply = control.reply(waiting);
        while (reply.number() != 400 && reply.number() != 401) {
            Refusal.check(reply, path.toString());
            reply = control.reply(waiting);
        }
        return reply;
    }
}
