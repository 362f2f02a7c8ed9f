package org.tidewire.transfer;

/** What a friend's file is for (Tox, file kind). Kinds nobody knows are {@link #DATA}. */
public enum FileKind {
    /** An ordinary file. */
    DATA,
    /** The picture a friend shows. */
    AVATAR
}
