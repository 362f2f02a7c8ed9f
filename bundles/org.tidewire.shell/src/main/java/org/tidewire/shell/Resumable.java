package org.tidewire.shell;

import org.tidewire.transfer.TransferInfo;

/**
 * Something that the resume policy remembers, and what will become of it.
 *
 * @param info what was remembered
 * @param peer what we call the friend, or the login; safe to print
 * @param held bytes of the partial; negative for a send, and if nobody can tell
 * @param next what happens next, and why, in words
 */
public record Resumable(TransferInfo info, String peer, long held, String next) {
    private static final int SHORT = 8;

    /**
     * Names it.
     *
     * @return the file id, 64 hex digits
     */
    public String id() {
        return info.id().hex();
    }

    /**
     * Names it as far as a person needs to.
     *
     * @return the first 8 digits of the file id
     */
    public String shortId() {
        return id().substring(0, SHORT);
    }
}
