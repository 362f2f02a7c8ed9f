package org.tidewire.storage.file;

/** The end of a process, wherever it was. */
final class PowerLoss extends Error {
    private static final long serialVersionUID = 1;

    PowerLoss() {
        super("the power failed", null, false, false);
    }
}
