package org.tidewire.tox.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.dht.PackedNode;

/**
 * Everything a Tox client keeps between two runs, in the form all clients share. What we do not know is kept byte for byte,
 * so that a file can go from one client to another and back. Immutable; to change something makes another.
 */
public final class Savedata {
    /** Bytes of the longest file that is read. */
    public static final int LIMIT = 16 << 20;

    private static final int START = 0x15ed1b1f;
    private static final int MARK = 0x01ce;
    private static final int KEYS = 1;
    private static final int DHT = 2;
    private static final int FRIENDS = 3;
    private static final int NAME = 4;
    private static final int STATUS_MESSAGE = 5;
    private static final int STATUS = 6;
    private static final int RELAYS = 10;
    private static final int END = 255;

    private final List<Section> sections;
    private final Keys keys;
    private final Profile profile;
    private final List<FriendRecord> friends;

    private Savedata(List<Section> sections) {
        this.sections = List.copyOf(sections);
        for (int type : new int[] {KEYS, DHT, FRIENDS, NAME, STATUS_MESSAGE, STATUS, RELAYS}) {
            if (sections.stream().filter(section -> section.type() == type).count() > 1) {
                throw new IllegalArgumentException("has more than one section of type " + type);
            }
        }
        if (sections.stream().noneMatch(section -> section.type() == KEYS)) {
            throw new IllegalArgumentException("has no keys");
        }
        this.keys = Keys.read(body(KEYS));
        this.friends = List.copyOf(FriendSection.read(body(FRIENDS)));
        this.profile = new Profile(
                text(NAME, Profile.NAME, "name"),
                text(STATUS_MESSAGE, Profile.STATUS_MESSAGE, "status message"),
                status());
    }

    /**
     * A new identity that knows nobody.
     *
     * @param random where its keys come from
     * @return its savedata
     */
    public static Savedata create(SecureRandom random) {
        Keys keys = new Keys(NoSpam.random(random), KeyPair.random(random));
        return new Savedata(List.of(new Section(KEYS, keys.write())));
    }

    /**
     * Reads savedata.
     *
     * @param file at most 16 MiB; whatever follows the last section is passed over
     * @return what it says
     * @throws IOException if it is no savedata; the message says where and why
     */
    public static Savedata read(byte[] file) throws IOException {
        if (file.length > LIMIT) {
            throw new IOException("Tox savedata has at most " + LIMIT + " bytes, not " + file.length);
        }
        ByteBuffer from = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (from.remaining() < 8 || from.getInt() != 0 || from.getInt() != START) {
            throw new IOException("no Tox savedata: it does not begin as savedata does");
        }
        try {
            return new Savedata(Section.readAll(from, MARK, END));
        } catch (IllegalArgumentException e) {
            throw new IOException("no sound Tox savedata: it " + e.getMessage(), e);
        }
    }

    /**
     * Writes the savedata. The result holds the secret key.
     *
     * @return the bytes of a file
     */
    public byte[] write() {
        int length = 8 + Section.HEAD;
        for (Section section : sections) {
            length += Section.HEAD + section.length();
        }
        ByteBuffer to = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        to.putInt(0).putInt(START);
        sections.forEach(section -> section.write(to, MARK));
        new Section(END, new byte[0]).write(to, MARK);
        return to.array();
    }

    /**
     * The identity itself.
     *
     * @return the real key pair
     */
    public KeyPair keyPair() {
        return keys.pair();
    }

    /**
     * What to give to people who shall become friends.
     *
     * @return the Tox ID
     */
    public ToxId id() {
        return new ToxId(keys.pair().open(), keys.nospam());
    }

    /**
     * The friends.
     *
     * @return in the file's order
     */
    public List<FriendRecord> friends() {
        return friends;
    }

    /**
     * What friends are shown.
     *
     * @return the own profile
     */
    public Profile profile() {
        return profile;
    }

    /**
     * Nodes of the network that were there in the last run.
     *
     * @return as many as the file has, or as are sound
     */
    public List<PackedNode> nodes() {
        return NodeSection.readDht(body(DHT));
    }

    /**
     * TCP relays that were there in the last run.
     *
     * @return as many as the file has, or as are sound
     */
    public List<PackedNode> relays() {
        return NodeSection.read(body(RELAYS));
    }

    /**
     * The same with another nospam, so that the old Tox ID is good for no new request.
     *
     * @param other the new one
     * @return that savedata
     */
    public Savedata withNoSpam(NoSpam other) {
        return with(KEYS, new Keys(other, keys.pair()).write());
    }

    /**
     * The same with other friends.
     *
     * @param other all of them
     * @return that savedata
     */
    public Savedata withFriends(List<FriendRecord> other) {
        return with(FRIENDS, FriendSection.write(other));
    }

    /**
     * The same with another profile.
     *
     * @param other what friends are shown
     * @return that savedata
     */
    public Savedata withProfile(Profile other) {
        return with(NAME, other.name().getBytes(StandardCharsets.UTF_8))
                .with(STATUS_MESSAGE, other.statusMessage().getBytes(StandardCharsets.UTF_8))
                .with(STATUS, new byte[] {(byte) other.status().number()});
    }

    /**
     * The same with other nodes.
     *
     * @param other all of them
     * @return that savedata
     */
    public Savedata withNodes(List<PackedNode> other) {
        return with(DHT, NodeSection.writeDht(other));
    }

    /**
     * The same with other relays.
     *
     * @param other all of them
     * @return that savedata
     */
    public Savedata withRelays(List<PackedNode> other) {
        return with(RELAYS, NodeSection.write(other));
    }

    private Savedata with(int type, byte[] body) {
        List<Section> changed = new ArrayList<>(sections);
        changed.replaceAll(section -> section.type() == type ? new Section(type, body) : section);
        if (sections.stream().noneMatch(section -> section.type() == type)) {
            changed.add(new Section(type, body));
        }
        return new Savedata(changed);
    }

    /** What a section holds; nothing if there is none. */
    private ByteBuffer body(int type) {
        for (Section section : sections) {
            if (section.type() == type) {
                return section.body();
            }
        }
        return ByteBuffer.allocate(0);
    }

    private String text(int type, int limit, String what) {
        ByteBuffer body = body(type);
        if (body.remaining() > limit) {
            throw new IllegalArgumentException(
                    "has a " + what + " of " + body.remaining() + " bytes, not of at most " + limit);
        }
        return Text.line(body);
    }

    private UserStatus status() {
        ByteBuffer body = body(STATUS);
        UserStatus status = body.remaining() == 1 ? UserStatus.of(body.get() & 0xff) : null;
        return status == null ? UserStatus.NONE : status;
    }

    /** Names the identity, no secrets. */
    @Override
    public String toString() {
        return "savedata of " + keys.pair().open() + " with " + friends.size() + " friends";
    }
}
