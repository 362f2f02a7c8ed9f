package org.tidewire.account;

/** Something an account may do (Wired 4.1 and 2.9). */
public enum Privilege {
    /** Read files. */
    DOWNLOAD,
    /** Upload into uploads folders and drop boxes, and make folders there. */
    UPLOAD,
    /** Upload into any folder, and make folders there. */
    UPLOAD_ANYWHERE,
    /** Make folders anywhere. */
    CREATE_FOLDERS,
    /** See what is inside drop boxes. */
    VIEW_DROPBOXES
}
