package org.tidewire.tox.file;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

import org.tidewire.tox.friend.FileControlPacket;
import org.tidewire.tox.friend.FileRefusal;
import org.tidewire.tox.friend.FileRequestPacket;
import org.tidewire.tox.friend.FileRole;
import org.tidewire.transfer.FileId;

/**
 * The files between a friend and us while it is online, 256 each way. Both sides forget them all when it goes (Tox
 * specification, file transfers). Belongs to the node's thread.
 */
public final class FriendFiles {
    private final FileWire wire;
    private final Outbox outbox;
    private final FileTable<IncomingFile> incoming = new FileTable<>();
    private final FileTable<OutgoingFile> outgoing = new FileTable<>();
    private final Deque<OutgoingFile> turns = new ArrayDeque<>();
    private Function<IncomingFile, IncomingEnd> taker = file -> null;
    private boolean ended;

    /**
     * No files yet, and nobody who takes any.
     *
     * @param wire the way to the friend
     */
    public FriendFiles(FileWire wire) {
        this.wire = wire;
        this.outbox = new Outbox(wire);
    }

    /**
     * Lets somebody decide of what the friend offers from now on.
     *
     * @param decides gives our end of a file, which is to be accepted or killed then; null to refuse it
     */
    public void taker(Function<IncomingFile, IncomingEnd> decides) {
        taker = decides;
    }

    /**
     * Offers a file.
     *
     * @param kind 0 to 2^32 - 1; see {@link FileRequestPacket}
     * @param size bytes, 0 or more; {@link FileRequestPacket#UNKNOWN_SIZE} for a stream
     * @param id stays the same when it is offered again
     * @param name 0 to 255 bytes
     * @param end hears what becomes of it
     * @return the file; null if 256 are under way or the friend is gone
     */
    public OutgoingFile offer(long kind, long size, FileId id, ByteBuffer name, OutgoingEnd end) {
        int number = ended ? -1 : outgoing.free();
        if (number < 0) {
            return null;
        }
        OutgoingFile file = new OutgoingFile(new FileRequestPacket(number, kind, size, id, name), end, this);
        outgoing.put(number, file);
        turns.add(file);
        outbox.put(file.offer);
        return file;
    }

    /**
     * Takes an offer of the friend. One whose number is in use is ignored; one that nobody takes is answered by a kill, which
     * is dropped if the link is full. So is a second one of a file that is under way: what the first one said goes on.
     *
     * @param packet the offer
     */
    public void received(FileRequestPacket packet) {
        if (ended || incoming.get(packet.number()) != null) {
            return;
        }
        IncomingFile file = new IncomingFile(packet, this);
        IncomingEnd end = isSane(packet) && !isUnderWay(packet.id()) ? taker.apply(file) : null;
        if (end == null) {
            file.course.end();
            wire.send(FileRefusal.of(packet));
            return;
        }
        file.end(end);
        incoming.put(packet.number(), file);
    }

    private static boolean isSane(FileRequestPacket packet) {
        return packet.size() >= 0 || packet.size() == FileRequestPacket.UNKNOWN_SIZE;
    }

    private boolean isUnderWay(FileId id) {
        return incoming.all().stream().anyMatch(file -> file.id().equals(id));
    }

    /**
     * Takes a control of the friend. One of a file nobody knows is answered by a kill, unless it is one itself.
     *
     * @param packet the control
     */
    public void received(FileControlPacket packet) {
        LiveFile file =
                packet.role() == FileRole.SENDING ? incoming.get(packet.number()) : outgoing.get(packet.number());
        FileControlPacket answer = file == null ? FileRefusal.of(packet) : null;
        if (file != null) {
            file.received(packet);
        } else if (answer != null && !ended) {
            wire.send(answer);
        }
    }

    /**
     * Takes a piece of a file. One of a file nobody knows is dropped, for the friend has been told.
     *
     * @param number the friend's number of it, 0 to 255
     * @param data 0 to 1371 bytes
     */
    public void received(int number, ByteBuffer data) {
        IncomingFile file = incoming.get(number);
        if (file != null) {
            file.take(data, wire);
        }
    }

    /**
     * Sends pieces as far as the link has room, of each file one in turn.
     *
     * @return whether it wants to be called again soon
     */
    public boolean tick() {
        if (ended || turns.isEmpty()) {
            return !ended && !outbox.flush();
        }
        if (outbox.flush()) {
            send(wire.room());
        }
        boolean moves = false;
        for (OutgoingFile file : List.copyOf(turns)) {
            file.settle(wire);
            moves |= file.isReady() || (file.isSent() && !file.isOver());
        }
        return moves;
    }

    private void send(int room) {
        int left = room;
        int idle = 0;
        while (left > 0 && idle < turns.size()) {
            OutgoingFile file = turns.poll();
            turns.add(file);
            if (!file.isReady()) {
                idle++;
            } else if (file.send(wire)) {
                idle = 0;
                left--;
            } else {
                return;
            }
        }
    }

    Outbox outbox() {
        return outbox;
    }

    /** Frees a file's number. */
    void forget(LiveFile file) {
        if (file instanceof OutgoingFile sent) {
            outgoing.remove(file.number());
            turns.remove(sent);
        } else {
            incoming.remove(file.number());
        }
    }

    /** Stops all files for now, by ending the link. */
    void interrupt() {
        if (!ended) {
            wire.kill();
        }
    }

    /** Forgets all files, because the friend is gone. */
    public void end() {
        if (ended) {
            return;
        }
        ended = true;
        List<LiveFile> lost = new ArrayList<>(incoming.all());
        lost.addAll(outgoing.all());
        for (LiveFile file : lost) {
            forget(file);
            file.lose();
        }
    }
}
