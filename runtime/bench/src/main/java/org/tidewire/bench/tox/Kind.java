package org.tidewire.bench.tox;

import java.util.Locale;

/** Whose Tox a peer runs. */
enum Kind {
    /** Tidewire. */
    OURS,
    /** Libtoxcore, in C. */
    C;

    @Override
    public String toString() {
        return name().equals("C") ? "C" : name().toLowerCase(Locale.ROOT);
    }
}
