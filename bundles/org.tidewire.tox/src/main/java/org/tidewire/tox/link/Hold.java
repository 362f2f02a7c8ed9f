package org.tidewire.tox.link;

/**
 * Keeps a friend from hearing that a packet came, because what it carries is not safe yet. Packets behind it are handed on as
 * ever; only the number that tells the friend how much has arrived stays before it. Belongs to the node's one thread.
 */
@FunctionalInterface
public interface Hold {
    /** Lets the friend hear of it. Does nothing the second time, after the link is over, or when it was held for too long. */
    void release();
}
