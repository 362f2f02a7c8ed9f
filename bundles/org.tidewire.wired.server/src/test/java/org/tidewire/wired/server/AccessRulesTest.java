package org.tidewire.wired.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.account.Privilege;
import org.tidewire.storage.FileType;

class AccessRulesTest {
    @ParameterizedTest
    @CsvSource({
        // privilege, folder, may upload, may make folders
        "DOWNLOAD,        DIRECTORY, false, false",
        "DOWNLOAD,        UPLOADS,   false, false",
        "DOWNLOAD,        DROP_BOX,  false, false",
        "UPLOAD,          DIRECTORY, false, false",
        "UPLOAD,          UPLOADS,   true,  true",
        "UPLOAD,          DROP_BOX,  true,  true",
        "UPLOAD_ANYWHERE, DIRECTORY, true,  true",
        "UPLOAD_ANYWHERE, UPLOADS,   true,  true",
        "UPLOAD_ANYWHERE, DROP_BOX,  true,  true",
        "CREATE_FOLDERS,  DIRECTORY, false, true",
        "CREATE_FOLDERS,  UPLOADS,   false, true",
        "CREATE_FOLDERS,  DROP_BOX,  false, true",
        "VIEW_DROPBOXES,  DIRECTORY, false, false",
        "VIEW_DROPBOXES,  UPLOADS,   false, false",
        "VIEW_DROPBOXES,  DROP_BOX,  false, false"
    })
    void allowsInEveryFolderWhatIsSpecified(Privilege privilege, FileType folder, boolean upload, boolean create) {
        assertEquals(upload, AccessRules.mayUpload(Set.of(privilege), folder));
        assertEquals(create, AccessRules.mayCreateFolder(Set.of(privilege), folder));
    }

    @ParameterizedTest
    @CsvSource({"DIRECTORY, true", "UPLOADS, true", "DROP_BOX, false", "FILE, true"})
    void closesDropBoxesAlone(FileType folder, boolean open) {
        assertEquals(open, AccessRules.mayLookInto(EnumSet.complementOf(EnumSet.of(Privilege.VIEW_DROPBOXES)), folder));
        assertEquals(true, AccessRules.mayLookInto(Set.of(Privilege.VIEW_DROPBOXES), folder));
    }

    @Test
    void handsTheTypeOfAFolderDown() {
        assertEquals(FileType.DIRECTORY, AccessRules.typeInside(FileType.DIRECTORY));
        assertEquals(FileType.UPLOADS, AccessRules.typeInside(FileType.UPLOADS));
        assertEquals(FileType.DROP_BOX, AccessRules.typeInside(FileType.DROP_BOX));
    }
}
