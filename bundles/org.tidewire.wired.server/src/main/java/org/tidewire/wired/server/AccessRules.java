package org.tidewire.wired.server;

import static org.tidewire.account.Privilege.CREATE_FOLDERS;
import static org.tidewire.account.Privilege.UPLOAD;
import static org.tidewire.account.Privilege.UPLOAD_ANYWHERE;
import static org.tidewire.account.Privilege.VIEW_DROPBOXES;

import java.util.Set;

import org.tidewire.account.Privilege;
import org.tidewire.storage.FileType;

/** What privileges allow where (Wired 4.1). Only the type of the folder that something goes into counts. */
final class AccessRules {
    private AccessRules() {}

    /** Uploads folders and drop boxes are open to everybody who may upload; elsewhere one must be trusted. */
    static boolean mayUpload(Set<Privilege> privileges, FileType folder) {
        return switch (folder) {
            case UPLOADS, DROP_BOX -> privileges.contains(UPLOAD) || privileges.contains(UPLOAD_ANYWHERE);
            case DIRECTORY, FILE -> privileges.contains(UPLOAD_ANYWHERE);
        };
    }

    /** Who may upload somewhere may make folders there, too. */
    static boolean mayCreateFolder(Set<Privilege> privileges, FileType folder) {
        return privileges.contains(CREATE_FOLDERS) || mayUpload(privileges, folder);
    }

    /** Tells whether the contents of a folder are shown. */
    static boolean mayLookInto(Set<Privilege> privileges, FileType folder) {
        return folder != FileType.DROP_BOX || privileges.contains(VIEW_DROPBOXES);
    }

    /** A folder made in an uploads folder or drop box is one, too. */
    static FileType typeInside(FileType folder) {
        return folder == FileType.UPLOADS || folder == FileType.DROP_BOX ? folder : FileType.DIRECTORY;
    }
}
