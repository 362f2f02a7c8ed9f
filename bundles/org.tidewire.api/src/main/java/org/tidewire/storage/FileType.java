package org.tidewire.storage;

/** What lies at a path (Wired 4.1). */
public enum FileType {
    /** A file, or a partial. */
    FILE,
    /** A plain folder. */
    DIRECTORY,
    /** A folder that everybody with the privilege to upload may upload into. */
    UPLOADS,
    /** As {@link #UPLOADS}, but only those who may view drop boxes see what is inside. */
    DROP_BOX
}
