package org.tidewire.tox.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * The file that keeps an identity: savedata, encrypted if there is a passphrase. It is replaced as a whole and readable by its
 * owner alone. Belongs to one thread.
 */
public final class IdentityFile {
    private final Path path;
    private final char[] passphrase;
    private final SecureRandom random;
    private EncryptedSavedata key;

    /**
     * A file that need not exist yet.
     *
     * @param path where it is
     * @param passphrase copied; empty if the file is not to be encrypted
     * @param random where keys and nonces come from
     */
    public IdentityFile(Path path, char[] passphrase, SecureRandom random) {
        this.path = path;
        this.passphrase = passphrase.clone();
        this.random = random;
    }

    /**
     * Opens the file, or makes one with a new identity. A plain file is encrypted now if there is a passphrase.
     *
     * @return what is in it
     * @throws WrongPassphraseException if it is encrypted and the passphrase is another or missing
     * @throws IOException if it cannot be read or written, or is no sound savedata; the message names the file
     */
    public Savedata open() throws IOException {
        // Not "unless it exists": what cannot be looked at now must not be overwritten with a new identity.
        if (Files.notExists(path)) {
            Savedata created = Savedata.create(random);
            save(created);
            return created;
        }
        byte[] file = PrivateFile.read(path, Savedata.LIMIT);
        if (!EncryptedSavedata.encrypted(file)) {
            Savedata plain = read(file);
            if (passphrase.length > 0) {
                save(plain);
            }
            return plain;
        }
        if (passphrase.length == 0) {
            throw new WrongPassphraseException(path + " is encrypted; it needs its passphrase");
        }
        EncryptedSavedata sealed = EncryptedSavedata.of(passphrase, file);
        Savedata savedata = read(unseal(sealed, file));
        key = sealed;
        return savedata;
    }

    private byte[] unseal(EncryptedSavedata sealed, byte[] file) throws IOException {
        try {
            return sealed.open(file);
        } catch (WrongPassphraseException e) {
            WrongPassphraseException named = new WrongPassphraseException(path + ": " + e.getMessage());
            named.initCause(e);
            throw named;
        }
    }

    private Savedata read(byte[] plain) throws IOException {
        try {
            return Savedata.read(plain);
        } catch (IOException e) {
            throw new IOException(path + ": " + e.getMessage(), e);
        }
    }

    /**
     * Replaces what is in the file. When this returns it survives a power failure; when it throws, the old file is still
     * there.
     *
     * @param savedata what shall be in it
     * @throws IOException if it cannot be written
     */
    public void save(Savedata savedata) throws IOException {
        byte[] plain = savedata.write();
        if (passphrase.length > 0 && key == null) {
            key = EncryptedSavedata.create(passphrase, random);
        }
        PrivateFile.write(path, key == null ? plain : key.seal(plain, random));
    }

    /** Names the file. */
    @Override
    public String toString() {
        return "identity in " + path;
    }
}
