package org.tidewire.tox.friend;

/** Numbers of the packets between friends (Tox specification, Messenger). */
final class PacketId {
    static final int ALIVE = 16;
    static final int SHARE_RELAYS = 17;
    static final int ONLINE = 24;
    static final int OFFLINE = 25;
    static final int NAME = 48;
    static final int STATUS_MESSAGE = 49;
    static final int STATUS = 50;
    static final int MESSAGE = 64;
    static final int ACTION = 65;
    static final int FILE_REQUEST = 80;
    static final int FILE_CONTROL = 81;
    static final int FILE_DATA = 82;

    private PacketId() {}
}
