package org.tidewire.tox.node;

import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.file.FriendFiles;
import org.tidewire.tox.friend.FriendRequest;
import org.tidewire.tox.friend.MessageKind;
import org.tidewire.tox.identity.Profile;

/** Hears what friends do. Called on the node's thread, which it must not hold up, and may not call the node back. */
public interface NodeListener {
    /**
     * A friend is about to be there. Files it offers are refused unless somebody takes them.
     *
     * @param friend its real key
     * @param files no files yet; good until the friend goes, on the node's thread
     */
    default void files(PublicKey friend, FriendFiles files) {}

    /**
     * A friend is there.
     *
     * @param friend its real key
     */
    void online(PublicKey friend);

    /**
     * A friend that was online is gone, or is a friend no more.
     *
     * @param friend its real key
     */
    void offline(PublicKey friend);

    /**
     * A friend that was asked has shown that it is one now. Told once.
     *
     * @param friend its real key
     */
    void confirmed(PublicKey friend);

    /**
     * A friend shows something new.
     *
     * @param friend its real key
     * @param shown all that it shows; safe to print
     */
    void profile(PublicKey friend, Profile shown);

    /**
     * A friend says something.
     *
     * @param friend its real key
     * @param kind said or done
     * @param text 1 to 1372 bytes of UTF-8; safe to print, may have lines
     */
    void message(PublicKey friend, MessageKind kind, String text);

    /**
     * Somebody wants to become a friend, and waits for an answer.
     *
     * @param request who and why
     */
    void requested(FriendRequest request);
}
