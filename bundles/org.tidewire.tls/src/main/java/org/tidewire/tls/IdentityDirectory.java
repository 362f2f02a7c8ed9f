package org.tidewire.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/**
 * A folder that holds a self-signed identity: {@code identity.p12}, and what opens it in {@code identity.password}. Both
 * are private to the user. What is there is read and never written again; what is broken is refused.
 */
final class IdentityDirectory {
    static final String KEYSTORE = "identity.p12";
    static final String PASSWORD = "identity.password";

    private static final int PASSWORD_BYTES = 24;

    private final Path directory;
    private final KeyKind kind;

    IdentityDirectory(Path directory, KeyKind kind) {
        this.directory = directory;
        this.kind = kind;
    }

    /**
     * Reads the identity, having made it if there is none.
     *
     * @return the identity
     * @throws IllegalArgumentException if what is there cannot be used or has a key of another kind, or nothing can be
     *     made there; names the file
     */
    Identity open() {
        Path keystore = directory.resolve(KEYSTORE);
        Path password = directory.resolve(PASSWORD);
        try {
            if (Files.notExists(keystore)) {
                make(keystore, password);
            }
            if (Files.notExists(password)) {
                throw new IllegalArgumentException("the keystore " + keystore + " lacks its password file " + password
                        + "; put it back, or move the keystore away to get a new identity");
            }
            String secret = Files.readString(password, US_ASCII).strip();
            Identity identity = Identity.read(keystore, secret.toCharArray());
            if (!identity.algorithm().equals(kind.name())) {
                throw new IllegalArgumentException(TlsConfig.PID + ": key = " + kind + ", but the identity in "
                        + keystore
                        + " is " + identity.algorithm() + ", and is kept, since clients remember it; move it and "
                        + PASSWORD + " away to get a new one, or set key = " + identity.algorithm());
            }
            return identity;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("no TLS identity can be kept in " + directory + ": " + e, e);
        }
    }

    // The password goes first: a crash in between leaves a password without keystore, which the next start replaces.
    private void make(Path keystore, Path password) throws IOException, GeneralSecurityException {
        PrivateFile.createDirectories(directory);
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        PrivateFile.write(password, (secret + "\n").getBytes(US_ASCII));
        PrivateFile.write(keystore, SelfSigned.keystore(kind, hostname(), secret.toCharArray(), Instant.now()));
    }

    private static String hostname() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            return name.isBlank() || name.length() > 64 ? "tidewire" : name;
        } catch (UnknownHostException e) {
            return "tidewire"; // a machine that does not know its own name
        }
    }
}
