package org.tidewire.shell;

/** Shows how a get or put goes. Called by one thread, five times a second. */
interface Painter {
    /**
     * Shows what is new.
     *
     * @param nanos the time now, as {@link System#nanoTime}
     */
    void paint(long nanos);

    /** Shows the last news and leaves a clean line. */
    void finish();
}
