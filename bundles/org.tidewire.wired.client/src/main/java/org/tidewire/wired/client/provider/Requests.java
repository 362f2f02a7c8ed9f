package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.transfer.Checksum;
import org.tidewire.wired.ErrorReply;
import org.tidewire.wired.Fields;
import org.tidewire.wired.Message;
import org.tidewire.wired.client.Progress;
import org.tidewire.wired.client.RemoteFile;
import org.tidewire.wired.client.WiredException;

/**
 * The commands about files. One is under way at a time: a reply that refuses does not say what it is about, so it is
 * about that one (Wired 4). Later words on a GET or PUT name their path, so many may wait at once. Used by any thread.
 */
final class Requests {
    private static final int LONGEST_LISTING = 1_000_000;
    private static final int LONGEST_DOUBT = 128; // times the time of a reply: two hours in all

    private static final Pattern SEPARATORS = Pattern.compile("[\\x04\\x1c-\\x1e]");

    private final ControlConnection control;
    private final String protocol;
    private final ReentrantLock turn = new ReentrantLock(true);

    /**
     * Prepares.
     *
     * @param protocol which the server says it speaks
     */
    Requests(ControlConnection control, String protocol) {
        this.control = control;
        this.protocol = protocol;
    }

    /** Lists a folder: 410 for each child, then 411. */
    Listing list(FilePath folder) throws IOException {
        Listing listing = new Listing(new ArrayList<>(), new ArrayList<>());
        begin(Message.of("LIST", folder));
        try {
            Message reply = control.reply();
            while (reply.number() != 411) {
                Refusal.check(reply, folder.toString());
                if (reply.number() == 410) {
                    add(reply, folder, listing);
                }
                reply = control.reply();
            }
        } finally {
            end();
        }
        return listing;
    }

    /** Asks for a path: 402. */
    RemoteFile stat(FilePath path) throws IOException {
        begin(Message.of("STAT", path));
        try {
            Message reply = control.reply();
            while (reply.number() != 402 || !Entries.isAbout(reply, path)) {
                Refusal.check(reply, path.toString());
                reply = control.reply();
            }
            return Entries.file(reply, path);
        } finally {
            end();
        }
    }

    /** Makes a folder. */
    void createFolder(FilePath path) throws IOException {
        order(path.toString(), Message.of("FOLDER", path));
    }

    /** Deletes a file, or a folder with all that is in it. */
    void delete(FilePath path) throws IOException {
        order(path.toString(), Message.of("DELETE", path));
    }

    /** Moves a file or folder. */
    void move(FilePath from, FilePath to) throws IOException {
        order(from + " to " + to, Message.of("MOVE", from, to));
    }

    /** Changes the type of a folder. */
    void changeType(FilePath folder, FileType type) throws IOException {
        if (type == FileType.FILE) {
            throw new IllegalArgumentException(folder + " cannot become a file; a type is that of a folder");
        }
        checkVersion(folder, "folder types that can be changed");
        order(folder.toString(), Message.of("TYPE", folder, Fields.fileType(type)));
    }

    /** Writes a comment. */
    void comment(FilePath path, String comment) throws IOException {
        checkText(comment);
        checkVersion(path, "comments");
        order(path.toString(), Message.of("COMMENT", path, comment));
    }

    /** Looks for names: 420 for each, then 421. */
    List<FileEntry> search(String part) throws IOException {
        checkText(part);
        List<FileEntry> found = new ArrayList<>();
        begin(Message.of("SEARCH", part));
        try {
            Message reply = control.reply();
            for (long count = 0; reply.number() != 421; count++) {
                Refusal.check(reply, "search for " + Entries.shown(part));
                if (count > LONGEST_LISTING) {
                    throw new ProtocolException("the search found more than " + LONGEST_LISTING + " entries");
                }
                if (reply.number() == 420) {
                    Entries.found(reply).ifPresent(found::add);
                }
                reply = control.reply();
            }
        } finally {
            end();
        }
        return found;
    }

    /** Gives an order. Success is silent, so a PING behind it tells that it is done: commands run in order. */
    private void order(String subject, Message command) throws IOException {
        begin(command, Message.of("PING"));
        try {
            Message reply = control.reply();
            while (reply.number() != 202) {
                Refusal.check(reply, subject);
                reply = control.reply();
            }
        } finally {
            end();
        }
    }

    /** A server of 1.0 does not know what came with 1.1 (Wired 1.1, changes). */
    private void checkVersion(FilePath path, String what) throws WiredException {
        if (protocol.equals("1.0")) {
            throw new WiredException(
                    ErrorReply.COMMAND_NOT_IMPLEMENTED, path + ": the server speaks Wired 1.0, which has no " + what);
        }
    }

    private static void checkText(String text) {
        if (SEPARATORS.matcher(text).find()) {
            throw new IllegalArgumentException("a text for a Wired server may not hold EOT, FS, GS or RS");
        }
    }

    /** Asks for the bytes of a file and waits in the queue (Wired 4.2, downloads). */
    Ready download(FilePath path, long offset, Progress progress) throws IOException {
        Ready ready = ready(path, progress, Message.of("GET", path, offset));
        if (ready.offset() != offset) {
            throw new ProtocolException(
                    path + ": asked for bytes from " + offset + ", the server gives them from " + ready.offset());
        }
        return ready;
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

    private Ready ready(FilePath path, Progress progress, Message command) throws IOException {
        Waiting waiting = control.expect(path);
        try {
            Message reply = first(waiting, path, command);
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
        } finally {
            control.forget(path);
        }
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
        begin(command);
        try {
            Message reply = control.reply(waiting);
            while (reply.number() != 400 && reply.number() != 401) {
                Refusal.check(reply, path.toString());
                reply = control.reply(waiting);
            }
            return reply;
        } finally {
            end();
        }
    }

    private void begin(Message... commands) throws IOException {
        turn.lock();
        try {
            control.ask(commands);
        } catch (IOException | RuntimeException e) {
            turn.unlock();
            throw e;
        }
    }

    private void end() {
        control.asked();
        turn.unlock();
    }

    private static int place(Message reply) throws ProtocolException {
        long place = Fields.number(reply.field(1)).orElse(-1);
        if (place < 0 || place > Integer.MAX_VALUE) {
            throw new ProtocolException("the server's 401 has no place in the queue");
        }
        return (int) place;
    }

    private static void add(Message reply, FilePath folder, Listing listing) throws ProtocolException {
        if (listing.entries().size() + listing.refused().size() >= LONGEST_LISTING) {
            throw new ProtocolException(folder + " has more than " + LONGEST_LISTING + " entries");
        }
        Entries.child(reply, folder)
                .ifPresentOrElse(listing.entries()::add, () -> listing.refused().add(Entries.shown(reply.field(0))));
    }
}
