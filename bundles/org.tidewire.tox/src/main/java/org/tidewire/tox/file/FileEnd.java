package org.tidewire.tox.file;

/** Our end of a file: hears what the friend does to it. Called on the node's thread, which it must not hold up. */
public interface FileEnd {
    /**
     * The friend has paused, or has taken its pause back.
     *
     * @param paused whether it pauses now
     */
    void paused(boolean paused);

    /** The friend has refused or stopped it for good. The last call. */
    void killed();

    /** The friend is gone, and the file forgotten. The last call. */
    void gone();
}
