package org.tidewire.tox.friend;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.tidewire.tox.identity.Profile;
import org.tidewire.tox.net.Ticker;

/**
 * One link's life above the link: signs of life, being online, profiles, messages and file packets. One is made for each
 * link and thrown away with it. Belongs to the node's thread.
 */
public final class FriendSession {
    /** Bytes of the longest message. */
    public static final int MESSAGE = 1372;

    private static final long ALIVE = 8_000;
    private static final long TIMEOUT = 32_000;
    private static final byte[] NOTHING = new byte[0];

    private final FriendLink link;
    private final FriendListener listener;
    private final Ticker ticker;
    private final Announcements announcements;
    private final Inbox inbox;
    private Profile own;
    private boolean begun;
    private boolean ended;
    private boolean online;
    private boolean wasOnline;
    private long lastAlive;
    private long lastHeard;

    /**
     * A session of a link that need not be established yet.
     *
     * @param link the way to the friend
     * @param own what the friend is shown
     * @param listener hears what the friend does
     * @param ticker the time
     */
    public FriendSession(FriendLink link, Profile own, FriendListener listener, Ticker ticker) {
        this.link = link;
        this.own = own;
        this.listener = listener;
        this.ticker = ticker;
        this.inbox = new Inbox(listener);
        this.announcements = new Announcements(link);
    }

    /** Says hello; to be called once the link is established, also before anything that came over it is passed on. */
    public void begin() {
        if (begun) {
            return;
        }
        begun = true;
        lastHeard = ticker.millis();
        announcements.put(PacketId.ONLINE, NOTHING);
        alive();
        announcements.flush();
    }

    private void alive() {
        lastAlive = ticker.millis();
        announcements.put(PacketId.ALIVE, NOTHING);
    }

    /** Sends what is due, and ends the session if the friend was silent for too long; to be called every 50 ms or so. */
    public void tick() {
        if (!begun || ended) {
            return;
        }
        long now = ticker.millis();
        if (now - lastHeard >= TIMEOUT) {
            end();
            link.kill();
            listener.timedOut();
            return;
        }
        if (now - lastAlive >= ALIVE) {
            alive();
        }
        announcements.flush();
    }

    /** Lets the session do nothing any more, because its link is gone. The listener is not called. */
    public void end() {
        ended = true;
        online = false;
    }

    /**
     * Takes a packet in. Packets of unknown kinds and malformed ones are dropped, and so is, until the friend has said that it
     * is online, all but signs of life and relays.
     *
     * @param id 16 to 254
     * @param data what follows the id; taken whole; not kept
     */
    public void received(int id, ByteBuffer data) {
        if (ended) {
            return;
        }
        switch (id) {
            case PacketId.ALIVE -> lastHeard = ticker.millis();
            case PacketId.SHARE_RELAYS -> relays(data);
            case PacketId.ONLINE -> theirOnline(data);
            default -> {
                if (online && id == PacketId.OFFLINE) {
                    theirOffline(data);
                } else if (online) {
                    inbox.received(id, data);
                }
            }
        }
    }

    private void relays(ByteBuffer data) {
        ShareRelaysPacket packet = ShareRelaysPacket.read(data);
        if (packet != null && !packet.relays().isEmpty()) {
            listener.relays(packet.relays());
        }
    }

    private void theirOnline(ByteBuffer data) {
        if (online || data.hasRemaining()) {
            return;
        }
        begin();
        online = true;
        if (wasOnline) {
            // Whoever went offline has forgotten that we are here.
            announcements.put(PacketId.ONLINE, NOTHING);
        }
        announce(null);
        if (!wasOnline) {
            announcements.flush();
        }
        wasOnline = true;
        listener.online();
    }

    private void theirOffline(ByteBuffer data) {
        if (!data.hasRemaining()) {
            online = false;
            listener.offline();
        }
    }

    /**
     * Whether the friend is online.
     *
     * @return true from the friend's ONLINE to its OFFLINE or the session's end
     */
    public boolean online() {
        return online;
    }

    /**
     * What the friend showed so far.
     *
     * @return the friend's profile; empty texts before anything was shown
     */
    public Profile theirProfile() {
        return inbox.profile();
    }

    /**
     * Says something.
     *
     * @param kind said or done
     * @param text 1 to 1372 bytes of UTF-8
     * @return the receipt to ask {@link #acknowledged} for; -1 if the link can take no packet now
     * @throws IllegalArgumentException if the text is empty or too long
     * @throws IllegalStateException if the friend is not online
     */
    public long message(MessageKind kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < 1 || bytes.length > MESSAGE) {
            throw new IllegalArgumentException(
                    "a message has 1 to " + MESSAGE + " bytes of UTF-8, not " + bytes.length);
        }
        return send(kind == MessageKind.NORMAL ? PacketId.MESSAGE : PacketId.ACTION, ByteBuffer.wrap(bytes));
    }

    /**
     * Whether what was sent has arrived.
     *
     * @param receipt what sending gave
     * @return true once it has
     */
    public boolean acknowledged(long receipt) {
        return link.acknowledged(receipt);
    }

    /**
     * Shows another profile. The friend is told of what changed now, or once it is online.
     *
     * @param other what the friend is shown
     */
    public void profile(Profile other) {
        Profile before = own;
        own = other;
        if (online) {
            announce(before);
            announcements.flush();
        }
    }

    /** Puts what differs from before, or everything. */
    private void announce(Profile before) {
        if (before == null || !before.name().equals(own.name())) {
            announcements.put(PacketId.NAME, own.name().getBytes(StandardCharsets.UTF_8));
        }
        if (before == null || !before.statusMessage().equals(own.statusMessage())) {
            announcements.put(PacketId.STATUS_MESSAGE, own.statusMessage().getBytes(StandardCharsets.UTF_8));
        }
        if (before == null || before.status() != own.status()) {
            announcements.put(PacketId.STATUS, new byte[] {(byte) own.status().number()});
        }
    }

    /**
     * Offers a file.
     *
     * @param packet the offer
     * @return the receipt; -1 if the link can take no packet now
     * @throws IllegalStateException if the friend is not online
     */
    public long send(FileRequestPacket packet) {
        return send(PacketId.FILE_REQUEST, packet.write());
    }

    /**
     * Controls a transfer.
     *
     * @param packet the control
     * @return the receipt; -1 if the link can take no packet now
     * @throws IllegalStateException if the friend is not online
     */
    public long send(FileControlPacket packet) {
        return send(PacketId.FILE_CONTROL, packet.write());
    }

    /**
     * Sends a piece of a file.
     *
     * @param packet the piece
     * @return the receipt; -1 if the link can take no packet now
     * @throws IllegalStateException if the friend is not online
     */
    public long send(FileDataPacket packet) {
        return send(PacketId.FILE_DATA, packet.write());
    }

    /**
     * Tells the friend TCP relays we can be reached through; allowed before the friend is online.
     *
     * @param packet the relays
     */
    public void send(ShareRelaysPacket packet) {
        if (begun && !ended) {
            ByteBuffer body = packet.write();
            byte[] bytes = new byte[body.remaining()];
            body.get(bytes);
            announcements.put(PacketId.SHARE_RELAYS, bytes);
            announcements.flush();
        }
    }

    private long send(int id, ByteBuffer body) {
        if (!online) {
            throw new IllegalStateException("the friend is not online");
        }
        return link.send(id, body);
    }
}
