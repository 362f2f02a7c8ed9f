package org.tidewire.resume.tox;

/** What became of a source since it was offered. */
enum SourceState {
    /** It is the same. */
    SAME,
    /** It has another size, time or content. */
    CHANGED,
    /** It is not there any more. */
    GONE,
    /** Nobody can tell at the moment: its storage is not there, or does not answer. */
    UNSEEN
}
