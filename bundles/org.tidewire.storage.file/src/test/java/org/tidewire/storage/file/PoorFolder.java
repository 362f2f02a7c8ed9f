package org.tidewire.storage.file;

import java.io.IOException;

/** A folder that cannot be forced, nor those in it; only {@code .wired} can. */
final class PoorFolder extends OtherFolder {
    private final boolean poor;

    PoorFolder(Folder folder) {
        this(folder, true);
    }

    private PoorFolder(Folder folder, boolean poor) {
        super(folder);
        this.poor = poor;
    }

    @Override
    Folder folder(String name) throws IOException {
        return new PoorFolder(super.folder(name), poor && !name.equals(Staging.WIRED));
    }

    @Override
    void force() throws IOException {
        if (poor) {
            throw new IOException("the disk is poor");
        }
        super.force();
    }
}
