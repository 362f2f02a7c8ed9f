package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.OptionalLong;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Checksum;
import org.tidewire.wired.Fields;
import org.tidewire.wired.Message;
import org.tidewire.wired.client.Progress;
import org.tidewire.wired.client.RemoteFile;

/**
 * The commands about files. One is under way at a time: a reply that refuses does not say what it is about, so it is
 * about that one (Wired 4). Used by one thread at a time.
 */
final class Requests {
    private static final int LONGEST_LISTING = 1_000_000;

    private final ControlConnection control;

    Requests(ControlConnection control) {
        this.control = control;
    }

    /** Lists a folder: 410 for each child, then 411. */
    Listing list(FilePath folder) throws IOException {
        Listing listing = new Listing(new ArrayList<>(), new ArrayList<>());
        control.ask(Message.of("LIST", folder));
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
            control.asked();
        }
        return listing;
    }

    /** Asks for a path: 402. */
    RemoteFile stat(FilePath path) throws IOException {
        control.ask(Message.of("STAT", path));
        try {
            Message reply = control.reply();
            while (reply.number() != 402 || !Entries.isAbout(reply, path)) {
                Refusal.check(reply, path.toString());
                reply = control.reply();
            }
            return Entries.file(reply, path);
        } finally {
            control.asked();
        }
    }

    /** Makes a folder. Success is silent, so a PING behind it tells that it is done: commands run in order. */
    void createFolder(FilePath path) throws IOException {
        control.ask(Message.of("FOLDER", path), Message.of("PING"));
        try {
            Message reply = control.reply();
            while (reply.number() != 202) {
                Refusal.check(reply, path.toString());
                reply = control.reply();
            }
        } finally {
            control.asked();
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
        control.ask(command);
        try {
            Message reply = control.reply();
            boolean queued = false;
            while (reply.number() != 400 || !Entries.isAbout(reply, path)) {
                Refusal.check(reply, path.toString());
                if (reply.number() == 401 && Entries.isAbout(reply, path)) {
                    queued = true;
                    progress.queued(path, place(reply));
                }
                reply = queued ? control.replyAtAnyTime() : control.reply();
            }
            OptionalLong offset = Fields.number(reply.field(1));
            if (offset.isEmpty() || reply.field(2).isEmpty()) {
                throw new ProtocolException(path + ": the server's 400 has no offset and key");
            }
            return new Ready(offset.getAsLong(), reply.field(2));
        } finally {
            control.asked();
        }
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
