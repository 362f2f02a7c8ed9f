package org.tidewire.wired.server;

import static org.tidewire.account.Privilege.ALTER_FILES;
import static org.tidewire.account.Privilege.CREATE_FOLDERS;
import static org.tidewire.account.Privilege.DELETE_FILES;
import static org.tidewire.account.Privilege.DOWNLOAD;
import static org.tidewire.account.Privilege.UPLOAD;
import static org.tidewire.account.Privilege.UPLOAD_ANYWHERE;
import static org.tidewire.account.Privilege.VIEW_DROPBOXES;

import java.util.Set;

import org.tidewire.account.Privilege;
import org.tidewire.storage.FileType;

/** The access table: what privileges allow in which folder (Wired 4.1). The one place where this is decided. */
final class AccessRules {
    private AccessRules() {}

    /**
     * Decides.
     *
     * @param folder the type of the folder that is looked into, or that the named path lies in; only its type counts for
     *     writing, not that of folders further up
     * @param buried whether a drop box is further up
     */
    static Access decide(FileCommand command, FileType folder, boolean buried, Set<Privilege> privileges) {
        boolean inBox = buried || folder == FileType.DROP_BOX;
        boolean gift = command == FileCommand.PUT && !buried;
        if (inBox && !gift && !privileges.contains(VIEW_DROPBOXES)) {
            return Access.HIDDEN;
        }
        return may(command, folder, privileges) ? Access.ALLOWED : Access.DENIED;
    }

    /** A folder made in an uploads folder or drop box is one, too. */
    static FileType typeInside(FileType folder) {
        return folder == FileType.UPLOADS || folder == FileType.DROP_BOX ? folder : FileType.DIRECTORY;
    }

    private static boolean may(FileCommand command, FileType folder, Set<Privilege> privileges) {
        return switch (command) {
            case LIST, LISTRECURSIVE, SEARCH, STAT -> true;
            case GET -> privileges.contains(DOWNLOAD);
            case PUT -> mayUpload(folder, privileges);
            // Who may upload somewhere may make folders there, too.
            case FOLDER -> privileges.contains(CREATE_FOLDERS) || mayUpload(folder, privileges);
            case DELETE -> privileges.contains(DELETE_FILES);
            // The original server forgot to look at MOVE, so that everybody could rename everything.
            case MOVE_FROM, MOVE_TO, COMMENT, TYPE -> privileges.contains(ALTER_FILES);
        };
    }

    /** Uploads folders and drop boxes are open to everybody who may upload; elsewhere one must be trusted. */
    private static boolean mayUpload(FileType folder, Set<Privilege> privileges) {
        return switch (folder) {
            case UPLOADS, DROP_BOX -> privileges.contains(UPLOAD) || privileges.contains(UPLOAD_ANYWHERE);
            case DIRECTORY, FILE -> privileges.contains(UPLOAD_ANYWHERE);
        };
    }
}
