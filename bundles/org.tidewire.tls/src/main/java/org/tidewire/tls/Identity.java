package org.tidewire.tls;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * A private key with its certificate, ready to serve TLS.
 *
 * @param context serves with the key; asks clients for no certificate
 * @param fingerprint lower-case hex SHA-256 of the certificate
 * @param algorithm what the JDK calls the kind of key, as {@code EC}
 * @param expires until when the certificate is good
 */
record Identity(SSLContext context, String fingerprint, String algorithm, Instant expires) {
    /**
     * Reads an identity. The file is never written.
     *
     * @param file a keystore of any type the JDK knows, with exactly one private key
     * @param password opens the keystore and the key
     * @return the identity
     * @throws IllegalArgumentException if the file is missing, broken, locked by another password, or holds not exactly
     *     one private key; the message names the file
     */
    static Identity read(Path file, char[] password) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no keystore file " + file);
        }
        try {
            KeyStore store = KeyStore.getInstance(new File(file.toString()), password);
            String alias = onlyKey(store, file);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            // Nobody is trusted, since no client is asked: the JDK's own list would only take long to read.
            context.init(keys.getKeyManagers(), new TrustManager[0], new SecureRandom());
            X509Certificate certificate = (X509Certificate) store.getCertificate(alias); // TLS knows no other
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            String algorithm = certificate.getPublicKey().getAlgorithm();
            Instant expires = certificate.getNotAfter().toInstant();
            return new Identity(context, HexFormat.of().formatHex(digest), algorithm, expires);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "the keystore " + file + " does not open: it is damaged, or its password is another one ("
                            + e.getMessage() + ")",
                    e);
        }
    }

    private static String onlyKey(KeyStore store, Path file) throws GeneralSecurityException {
        List<String> found = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                found.add(alias);
            }
        }
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    "the keystore " + file + " holds " + found.size() + " private keys; exactly 1 is allowed");
        }
        return found.get(0);
    }
}
