package org.tidewire.wired.server;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.Storage;
import org.tidewire.wired.ErrorReply;

/** Gives each command the tree as its session sees it at that moment. May be used from any thread. */
final class Trees {
    private final Site site;
    // Whose home is missing, so that the log says it once.
    private final Set<String> homeless = ConcurrentHashMap.newKeySet();

    Trees(Site site) {
        this.site = site;
    }

    /**
     * Gives the tree for one command.
     *
     * @throws Refusal 520 if the account is gone, or its home is
     * @throws IOException if there is no storage, or it fails
     */
    TreeView of(Session session) throws IOException {
        Storage storage = site.storage().get();
        Optional<FilePath> home = session.home();
        if (home.isEmpty() || !isThere(storage, home.get(), session.login())) {
            throw new Refusal(ErrorReply.FILE_OR_DIRECTORY_NOT_FOUND);
        }
        return new TreeView(storage, session.privileges(), home.get());
    }

    private boolean isThere(Storage storage, FilePath home, String login) throws IOException {
        if (home.isRoot()) {
            return true;
        }
        try {
            if (storage.type(home) != FileType.FILE) {
                homeless.remove(login);
                return true;
            }
        } catch (NoSuchFileException e) {
            site.log().debug("{} is missing.", home, e);
        }
        if (homeless.add(login)) {
            site.log().warn("{} sees no files: there is no folder {}, the home of the account.", login, home);
        }
        return false;
    }
}
