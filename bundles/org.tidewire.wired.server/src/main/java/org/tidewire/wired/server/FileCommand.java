package org.tidewire.wired.server;

/** What can be done with files, as the access table knows it. The first three look into a folder, the others name a path. */
enum FileCommand {
    /** Shows what is in a folder. */
    LIST,
    /** Shows what is in a folder and in every folder below. */
    LISTRECURSIVE,
    /** Shows what is in a folder if its name has a part. */
    SEARCH,
    /** Describes what lies in a folder. */
    STAT,
    /** Makes a folder in a folder. */
    FOLDER,
    /** Deletes what lies in a folder. */
    DELETE,
    /** Takes something out of a folder, or renames it. */
    MOVE_FROM,
    /** Puts something into a folder. */
    MOVE_TO,
    /** Writes about what lies in a folder. */
    COMMENT,
    /** Makes a folder that lies in a folder one of another type. */
    TYPE,
    /** Downloads from a folder. */
    GET,
    /** Uploads into a folder. */
    PUT
}
