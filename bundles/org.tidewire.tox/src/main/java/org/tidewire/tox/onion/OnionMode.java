package org.tidewire.tox.onion;

/** How much our own onion business hides of us. */
public enum OnionMode {
    /** Through three other nodes: none of them knows both our address and our real key. */
    THREE_HOPS,

    /**
     * Straight to the nodes that are asked. Quick, but no anonymity at all: each of them sees our address together with our
     * real key and, by what we search, who our friends are.
     */
    ZERO_HOPS
}
