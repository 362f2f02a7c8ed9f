package org.tidewire.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.Storage;

/**
 * Makes a new home ready: accounts at once, so that File Install finds them, and a folder to upload into when storage
 * arrives. A first start is one that finds no administrator's account.
 */
@Component(service = FirstStart.class, immediate = true)
public final class FirstStart {
    private static final FilePath UPLOADS = FilePath.of("/Uploads");

    private final Logger log;
    private final Optional<String> password;
    private boolean uploadsMade; // guarded by this

    /**
     * Writes the accounts if this is a first start.
     *
     * @param context tells the properties; without them nothing happens
     * @param log is told what was made, never the password
     * @throws IOException if the accounts cannot be written
     */
    @Activate
    public FirstStart(BundleContext context, @Reference(service = LoggerFactory.class) Logger log) throws IOException {
        this(Launch.of(context::getProperty), log);
    }

    FirstStart(Optional<Launch> launch, Logger log) throws IOException {
        this.log = log;
        if (launch.isPresent() && Files.notExists(launch.get().account(AccountFiles.ADMIN))) {
            String fresh = RandomPassword.make();
            AccountFiles.write(launch.get(), fresh);
            password = Optional.of(fresh);
            log.info(
                    "First start: made the account {} in {}",
                    AccountFiles.ADMIN,
                    launch.get().home());
        } else {
            password = Optional.empty();
        }
    }

    /**
     * Tells the administrator's password, which only a first start knows.
     *
     * @return the password; empty at every other start
     */
    Optional<String> password() {
        return password;
    }

    /**
     * Makes the uploads folder in the first storage of a first start, unless something has its name.
     *
     * @param storage holds the served files
     */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    synchronized void bindStorage(Storage storage) {
        if (password.isEmpty() || uploadsMade) {
            return;
        }
        try {
            makeUploads(storage);
            uploadsMade = true;
        } catch (IOException e) {
            log.warn("Cannot make the folder {} to upload into", UPLOADS, e);
        }
    }

    /**
     * Lets go of a storage; nothing of it is held.
     *
     * @param storage the leaving one
     */
    void unbindStorage(Storage storage) {
        log.debug("Storage {} left", storage);
    }

    private void makeUploads(Storage storage) throws IOException {
        try {
            storage.stat(UPLOADS);
        } catch (NoSuchFileException e) {
            storage.createFolder(UPLOADS, FileType.UPLOADS);
            log.info("First start: made the folder {} to upload into", UPLOADS);
        }
    }
}
