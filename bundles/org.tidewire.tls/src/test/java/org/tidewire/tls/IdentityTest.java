package org.tidewire.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {
    private static final int TIMEOUT = (int) Duration.ofSeconds(20).toMillis();

    @TempDir
    private Path folder;

    @Test
    void keepsTheIdentityOverRestarts() {
        String first = directory(folder.resolve("identity")).open().fingerprint();
        String second = directory(folder.resolve("identity")).open().fingerprint();
        assertEquals(first, second);
        assertEquals(64, first.length());
        String other = directory(folder.resolve("other")).open().fingerprint();
        assertNotEquals(first, other);
    }

    @Test
    void keepsItsFilesFromOtherUsers() throws IOException {
        Path directory = folder.resolve("identity");
        directory(directory).open();
        assertEquals("rwx------", mode(directory));
        assertEquals("rw-------", mode(directory.resolve(IdentityDirectory.KEYSTORE)));
        assertEquals("rw-------", mode(directory.resolve(IdentityDirectory.PASSWORD)));
        try (var files = Files.list(directory)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void neverOverwritesABrokenKeystore() throws IOException {
        directory(folder).open();
        Path keystore = folder.resolve(IdentityDirectory.KEYSTORE);
        byte[] torn = "not a keystore".getBytes(UTF_8);
        Files.write(keystore, torn);
        var refusal = assertThrows(
                IllegalArgumentException.class, () -> directory(folder).open());
        assertTrue(refusal.getMessage().contains(keystore.toString()), refusal.getMessage());
        assertArrayEquals(torn, Files.readAllBytes(keystore));
    }

    @Test
    void neverReplacesAKeystoreWhosePasswordIsLost() throws IOException {
        directory(folder).open();
        Path keystore = folder.resolve(IdentityDirectory.KEYSTORE);
        byte[] before = Files.readAllBytes(keystore);
        Files.delete(folder.resolve(IdentityDirectory.PASSWORD));
        var refusal = assertThrows(
                IllegalArgumentException.class, () -> directory(folder).open());
        assertTrue(refusal.getMessage().contains(IdentityDirectory.PASSWORD), refusal.getMessage());
        assertArrayEquals(before, Files.readAllBytes(keystore));
        assertFalse(Files.exists(folder.resolve(IdentityDirectory.PASSWORD)));
    }

    @Test
    void finishesWhatACrashLeftHalfMade() throws IOException {
        Files.writeString(folder.resolve(IdentityDirectory.PASSWORD), "half\n");
        Files.writeString(folder.resolve(IdentityDirectory.KEYSTORE + ".new"), "torn");
        assertEquals(
                directory(folder).open().fingerprint(), directory(folder).open().fingerprint());
    }

    @Test
    void opensAConfiguredKeystoreByItsPasswordOnly() throws Exception {
        Path file = folder.resolve("own.p12");
        Files.write(file, SelfSigned.keystore(KeyKind.EC, "example", "right".toCharArray(), Instant.now()));
        assertEquals(
                64, Identity.read(file, "right".toCharArray()).fingerprint().length());
        var refusal = assertThrows(IllegalArgumentException.class, () -> Identity.read(file, "wrong".toCharArray()));
        assertTrue(refusal.getMessage().contains("password"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(file.toString()), refusal.getMessage());
        assertFalse(refusal.getMessage().contains("wrong"), refusal.getMessage());
    }

    @Test
    void aKeystoreOfTheJdkOpensToo() throws Exception {
        char[] password = "right".toCharArray();
        KeyStore ours = KeyStore.getInstance("PKCS12");
        ours.load(new ByteArrayInputStream(SelfSigned.keystore(KeyKind.RSA, "box", password, Instant.now())), password);
        KeyStore theirs = KeyStore.getInstance("PKCS12");
        theirs.load(null, null);
        theirs.setKeyEntry("k", ours.getKey("tidewire", password), password, ours.getCertificateChain("tidewire"));
        Path file = folder.resolve("own.p12");
        try (var out = Files.newOutputStream(file)) {
            theirs.store(out, password);
        }
        assertEquals("RSA", Identity.read(file, password).algorithm());
    }

    @Test
    void refusesAKeystoreOfWhichOneByteWasChanged() throws Exception {
        directory(folder).open();
        Path keystore = folder.resolve(IdentityDirectory.KEYSTORE);
        byte[] changed = Files.readAllBytes(keystore);
        changed[changed.length / 2] ^= 1;
        Files.write(keystore, changed);
        assertThrows(IllegalArgumentException.class, () -> directory(folder).open());
    }

    @Test
    void refusesAKeystoreWithoutAKeyAndAMissingOne() throws Exception {
        Path file = folder.resolve("empty.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (var out = Files.newOutputStream(file)) {
            store.store(out, "x".toCharArray());
        }
        var empty = assertThrows(IllegalArgumentException.class, () -> Identity.read(file, "x".toCharArray()));
        assertTrue(empty.getMessage().contains("0 private keys"), empty.getMessage());
        Path missing = folder.resolve("missing.p12");
        var none = assertThrows(IllegalArgumentException.class, () -> Identity.read(missing, "x".toCharArray()));
        assertTrue(none.getMessage().contains(missing.toString()), none.getMessage());
    }

    @Test
    void isGoodForLocalhostForTenYears() throws Exception {
        char[] password = "x".toCharArray();
        Instant now = Instant.parse("2030-02-03T04:05:06Z");
        X509Certificate certificate = certificate(SelfSigned.keystore(KeyKind.EC, "box", password, now), password);
        certificate.verify(certificate.getPublicKey());
        assertEquals("CN=box", certificate.getSubjectX500Principal().getName());
        assertEquals(
                Instant.parse("2040-02-03T04:05:06Z"), certificate.getNotAfter().toInstant());
        assertEquals("SHA256withECDSA", certificate.getSigAlgName());
        assertTrue(certificate.getSubjectAlternativeNames().toString().contains("localhost"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void shakesHandsWithAClientThatTrustsTheCertificate(String protocol) throws Exception {
        SSLContext server = directory(folder).open().context();
        SSLContext client = trusting(folder);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (SSLServerSocket listener =
                (SSLServerSocket) server.getServerSocketFactory().createServerSocket(0, 1, loopback)) {
            listener.setSoTimeout(TIMEOUT);
            Future<byte[]> echoed = thread.submit(() -> {
                try (var accepted = listener.accept()) {
                    accepted.setSoTimeout(TIMEOUT);
                    byte[] line = accepted.getInputStream().readNBytes(5);
                    accepted.getOutputStream().write(line);
                    return line;
                }
            });
            try (SSLSocket socket =
                    (SSLSocket) client.getSocketFactory().createSocket(loopback, listener.getLocalPort())) {
                socket.setSoTimeout(TIMEOUT);
                socket.setEnabledProtocols(new String[] {protocol});
                socket.getOutputStream().write("HELLO".getBytes(UTF_8));
                assertEquals("HELLO", new String(socket.getInputStream().readNBytes(5), UTF_8));
                assertEquals(protocol, socket.getSession().getProtocol());
            }
            assertEquals("HELLO", new String(echoed.get(TIMEOUT, TimeUnit.MILLISECONDS), UTF_8));
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void makesAnRsaKeyIfAsked() throws Exception {
        char[] password = "x".toCharArray();
        Instant now = Instant.parse("2030-02-03T04:05:06Z");
        X509Certificate certificate = certificate(SelfSigned.keystore(KeyKind.RSA, "box", password, now), password);
        certificate.verify(certificate.getPublicKey());
        assertEquals("SHA256withRSA", certificate.getSigAlgName());
        assertEquals(
                2048, ((RSAPublicKey) certificate.getPublicKey()).getModulus().bitLength());
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void neverOverwritesAnIdentityOfTheOtherKind(KeyKind kept) throws IOException {
        KeyKind other = kept == KeyKind.EC ? KeyKind.RSA : KeyKind.EC;
        String before = new IdentityDirectory(folder, kept).open().fingerprint();
        var refusal = assertThrows(IllegalArgumentException.class, () -> new IdentityDirectory(folder, other).open());
        String keystore = folder.resolve(IdentityDirectory.KEYSTORE).toString();
        for (String said : List.of("key = " + other, keystore + " is " + kept, "move it", "set key = " + kept)) {
            assertTrue(refusal.getMessage().contains(said), refusal.getMessage());
        }
        assertEquals(before, new IdentityDirectory(folder, kept).open().fingerprint());
    }

    private static IdentityDirectory directory(Path folder) {
        return new IdentityDirectory(folder, KeyKind.EC);
    }

    private static SSLContext trusting(Path folder) throws Exception {
        char[] password = Files.readString(folder.resolve(IdentityDirectory.PASSWORD))
                .strip()
                .toCharArray();
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        byte[] keystore = Files.readAllBytes(folder.resolve(IdentityDirectory.KEYSTORE));
        trusted.setCertificateEntry("server", certificate(keystore, password));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static X509Certificate certificate(byte[] keystore, char[] password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(keystore), password);
        return (X509Certificate) store.getCertificate("tidewire");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
