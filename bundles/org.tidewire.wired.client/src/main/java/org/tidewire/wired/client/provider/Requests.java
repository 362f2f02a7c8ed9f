package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.wired.ErrorReply;
import org.tidewire.wired.Fields;
import org.tidewire.wired.Message;
import org.tidewire.wired.client.RemoteFile;
import org.tidewire.wired.client.WiredException;

/**
 * The commands about files, by any thread. One is under way at a time, see {@link Turn}.
 */
final class Requests {
    private static final Pattern SEPARATORS = Pattern.compile("[\\x04\\x1c-\\x1e]");

    private final ControlConnection control;
    private final String protocol;
    private final Turn turn;
    private final TransferRequests transfers;

    /**
     * Prepares.
     *
     * @param protocol which the server says it speaks
     */
    Requests(ControlConnection control, String protocol) {
        this.control = control;
        this.protocol = protocol;
        turn = new Turn(control);
        transfers = new TransferRequests(control, turn);
    }

    /** Gives the commands that move bytes. */
    TransferRequests transfers() {
        return transfers;
    }

    /** Lists a folder: 410 for each child, then 411. */
    Listing list(FilePath folder) throws IOException {
        Listing listing = new Listing(new ArrayList<>(), new ArrayList<>());
        turn.begin(Message.of("LIST", folder));
        try {
            Room room = new Room(folder.toString());
            Message reply = control.reply();
            while (reply.number() != 411) {
                Refusal.check(reply, folder.toString());
                room.take(reply);
                if (reply.number() == 410) {
                    add(reply, folder, listing);
                }
                reply = control.reply();
            }
        } finally {
            turn.end();
        }
        return listing;
    }

    /** Asks for a path: 402. */
    RemoteFile stat(FilePath path) throws IOException {
        turn.begin(Message.of("STAT", path));
        try {
            return told(control, path);
        } finally {
            turn.end();
        }
    }

    /** Waits for what the server tells of a path. */
    static RemoteFile told(ControlConnection control, FilePath path) throws IOException {
        Message reply = control.reply();
        while (reply.number() != 402 || !Entries.isAbout(reply, path)) {
            Refusal.check(reply, path.toString());
            reply = control.reply();
        }
        return Entries.file(reply, path);
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
        turn.begin(Message.of("SEARCH", part));
        try {
            String subject = "search for " + Entries.shown(part);
            Room room = new Room(subject);
            Message reply = control.reply();
            while (reply.number() != 421) {
                Refusal.check(reply, subject);
                room.take(reply);
                if (reply.number() == 420) {
                    Entries.found(reply).ifPresent(found::add);
                }
                reply = control.reply();
            }
        } finally {
            turn.end();
        }
        return found;
    }

    /** Gives an order. Success is silent, so a PING behind it tells that it is done: commands run in order. */
    private void order(String subject, Message command) throws IOException {
        turn.begin(command, Message.of("PING"));
        try {
            Message reply = control.reply();
            while (reply.number() != 202) {
                Refusal.check(reply, subject);
                reply = control.reply();
            }
        } finally {
            turn.end();
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

    private static void add(Message reply, FilePath folder, Listing listing) {
        Entries.child(reply, folder)
                .ifPresentOrElse(listing.entries()::add, () -> listing.refused().add(Entries.shown(reply.field(0))));
    }
}
