package org.tidewire.events.provider;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

import org.tidewire.storage.FilePath;
import org.tidewire.transfer.Direction;
import org.tidewire.transfer.FileId;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.Peer;
import org.tidewire.transfer.TransferInfo;
import org.tidewire.transfer.TransferState;

/**
 * That a file arrives: all that is to be told of it, should nobody live to tell that it came.
 *
 * @param info the transfer as if it were COMPLETED; its number is 0 if an earlier engine gave it one
 * @param storage the backend that it goes to, by its name; empty if that is not known
 */
record Note(TransferInfo info, String storage) {
    private static final int VERSION = 1;

    /** A note of a transfer of this engine's. */
    static Note of(TransferInfo now, String storage) {
        return new Note(
                completed(now.number(), now.id(), now.peer(), now.kind(), now.name(), now.path(), now.size()), storage);
    }

    private static TransferInfo completed(
            long number, FileId id, Peer peer, FileKind kind, String name, FilePath path, long size) {
        long position = Math.max(0, size); // a stream has no size
        TransferState state = TransferState.COMPLETED;
        return new TransferInfo(number, id, Direction.INCOMING, peer, kind, name, path, size, position, state, 0, "");
    }

    /** The same, of an engine that has ended: its numbers mean nothing any more. */
    Note former() {
        return new Note(
                completed(0, info.id(), info.peer(), info.kind(), info.name(), info.path(), info.size()), storage);
    }

    FilePath path() {
        return info.path();
    }

    /** Tells whether a file of so many bytes may be the one. */
    boolean fits(long size) {
        return info.size() < 0 || info.size() == size;
    }

    /** As it lies on the disk, but for its number, which means nothing to the next engine. */
    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(VERSION);
        List<String> texts = List.of(
                info.id().hex(),
                info.peer().name(),
                info.peer().place(),
                info.kind().name(),
                info.name(),
                info.path().toString(),
                storage);
        for (String each : texts) {
            out.writeUTF(each);
        }
        out.writeLong(info.size());
        return bytes.toByteArray();
    }

    /**
     * Reads one.
     *
     * @throws IOException if it is none, as one that was still being written when the process was killed
     */
    static Note read(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (in.readByte() != VERSION) {
            throw new IOException("it was written by another version");
        }
        try {
            FileId id = new FileId(in.readUTF());
            Peer peer = new Peer(in.readUTF(), in.readUTF());
            FileKind kind = FileKind.valueOf(in.readUTF());
            String name = in.readUTF();
            FilePath path = FilePath.of(in.readUTF());
            String storage = in.readUTF();
            return new Note(completed(0, id, peer, kind, name, path, in.readLong()), storage);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
