package org.tidewire.account;

/**
 * Something an account may do: the boolean fields of 602, in the specified order (Wired 2.9). The four numbers among
 * those fields are {@link AccountLimits}.
 */
public enum Privilege {
    /** Ask for the details of a user. */
    GET_USER_INFO,
    /** Say something to everybody at once. */
    BROADCAST,
    /** Write news. */
    POST_NEWS,
    /** Remove all news. */
    CLEAR_NEWS,
    /** Read files. */
    DOWNLOAD,
    /** Upload into uploads folders and drop boxes, and make folders there. */
    UPLOAD,
    /** Upload into any folder, and make folders there. */
    UPLOAD_ANYWHERE,
    /** Make folders anywhere. */
    CREATE_FOLDERS,
    /** Move and rename files and folders, comment on them, and change a folder's type. */
    ALTER_FILES,
    /** Delete files and folders. */
    DELETE_FILES,
    /** See what is inside drop boxes. */
    VIEW_DROPBOXES,
    /** Make accounts. */
    CREATE_ACCOUNTS,
    /** Read and change accounts. */
    EDIT_ACCOUNTS,
    /** Delete accounts. */
    DELETE_ACCOUNTS,
    /** Give privileges that one lacks. */
    ELEVATE_PRIVILEGES,
    /** Throw users out. */
    KICK_USERS,
    /** Throw users out and keep them out for a while. */
    BAN_USERS,
    /** Cannot be thrown out. */
    CANNOT_BE_KICKED,
    /** Change the topic of the public chat. */
    CHANGE_TOPIC
}
