package org.tidewire.events.provider;

/** Who hears that files have arrived. */
interface Audience {
    /** Tells whether there is a handler to be told; at a start they may come later than we. */
    boolean isThere();

    /** Has a file told later, which nobody was there to hear of. */
    void later(Note note);
}
