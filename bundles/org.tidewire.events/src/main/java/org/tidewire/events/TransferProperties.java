package org.tidewire.events;

/**
 * Properties of an event of {@link TransferTopics}: a transfer at the moment of the change. There is never a key or a password
 * among them. Names and paths are text that strangers may have written.
 */
public final class TransferProperties {
    /**
     * {@code Long}: its number, from 1; never used twice while the engine runs, and used again by the next one. 0 of a file that
     * had arrived when an earlier engine ended.
     */
    public static final String NUMBER = "number";

    /**
     * {@code String}: its file id, 64 lower-case hex digits. The same for the same file of a friend and for the same upload, also
     * after a restart; random for a download by Wired.
     */
    public static final String ID = "id";

    /** {@code String}: {@code INCOMING} or {@code OUTGOING}, seen from us. */
    public static final String DIRECTION = "direction";

    /** {@code String}: who is at the other end, an account's login or a friend's id (for Tox its public key in hex). */
    public static final String PEER = "peer";

    /** {@code String}: where the peer calls from, an IP address; not there for a friend. */
    public static final String PLACE = "place";

    /** {@code String}: what the file is for, {@code DATA} or {@code AVATAR}. */
    public static final String KIND = "kind";

    /** {@code String}: the file's name, without a folder. */
    public static final String NAME = "name";

    /** {@code String}: where it lies in storage or is going to, from {@code /}. */
    public static final String PATH = "path";

    /** {@code Long}: bytes of the whole file; not there if it is not known before the end. */
    public static final String SIZE = "size";

    /** {@code Long}: bytes of the file that are through, those of earlier tries included. */
    public static final String POSITION = "position";

    /** {@code String}: the state it has come to, as in the topic. */
    public static final String STATE = "state";

    /** {@code String}: the state it was in before; not there if it is new or {@link #REPEATED}. */
    public static final String BEFORE = "before";

    /** {@code String}: why it failed or was interrupted, for a person; not there without a reason. */
    public static final String REASON = "reason";

    /**
     * {@code Long}: when it came to the state, in milliseconds since 1970 (Event Admin's own name for it); when that was found
     * out, if an earlier engine had ended.
     */
    public static final String TIMESTAMP = "timestamp";

    /**
     * {@code Boolean.TRUE}: it may have been told before, for it was completed before this bundle began to listen; else not there. The
     * filter {@code (!(repeated=true))} leaves these out.
     */
    public static final String REPEATED = "repeated";

    private TransferProperties() {}
}
