package org.tidewire.tox.friend;

import java.nio.ByteBuffer;

import org.tidewire.tox.identity.Profile;
import org.tidewire.tox.identity.Text;

/** Reads what a friend who is online sends, and tells the listener what is sound. */
final class Inbox {
    private final FriendListener listener;
    private final TheirProfile theirs = new TheirProfile();

    Inbox(FriendListener listener) {
        this.listener = listener;
    }

    Profile profile() {
        return theirs.now();
    }

    void received(int id, ByteBuffer data) {
        switch (id) {
            case PacketId.NAME, PacketId.STATUS_MESSAGE, PacketId.STATUS -> {
                if (theirs.received(id, data)) {
                    listener.profile(theirs.now());
                }
            }
            case PacketId.MESSAGE -> message(MessageKind.NORMAL, data);
            case PacketId.ACTION -> message(MessageKind.ACTION, data);
            case PacketId.FILE_REQUEST, PacketId.FILE_CONTROL, PacketId.FILE_DATA -> file(id, data);
            default -> {
                // Typing, friend requests, calls, groups and what others made up: not ours.
            }
        }
    }

    private void message(MessageKind kind, ByteBuffer data) {
        if (data.hasRemaining() && data.remaining() <= FriendSession.MESSAGE) {
            listener.message(kind, Text.block(data));
        }
    }

    private void file(int id, ByteBuffer data) {
        if (id == PacketId.FILE_DATA) {
            FileDataPacket packet = FileDataPacket.read(data);
            if (packet != null) {
                listener.fileData(packet.number(), packet.data());
            }
        } else if (id == PacketId.FILE_CONTROL) {
            FileControlPacket packet = FileControlPacket.read(data);
            if (packet != null) {
                listener.fileControl(packet);
            }
        } else {
            FileRequestPacket packet = FileRequestPacket.read(data);
            if (packet != null) {
                listener.fileRequest(packet);
            }
        }
    }
}
