package org.tidewire.wired.server;

import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * How the ports speak TLS: authenticated encryption and forward secrecy only, the fastest first. Whoever wants the
 * original clients, which know nothing newer than TLS 1.0, has to say so.
 */
final class Tls {
    private static final String TLS_13 = "TLSv1.3";
    private static final List<String> SUITES = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private static final List<String> LEGACY = List.of("TLSv1.1", "TLSv1");
    private static final List<String> LEGACY_SUITES = List.of(
            "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
            "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
            "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
            "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
            "TLS_DHE_RSA_WITH_AES_128_CBC_SHA",
            "TLS_DHE_RSA_WITH_AES_256_CBC_SHA",
            "TLS_RSA_WITH_AES_128_CBC_SHA",
            "TLS_RSA_WITH_AES_256_CBC_SHA");
    private static final String DISABLED = "jdk.tls.disabledAlgorithms";

    // One for both ports, so that the session of the control connection can be resumed for each transfer.
    private final SSLContext context;
    private final List<String> protocols;
    private final List<String> suites;

    Tls(SSLContext context, List<String> protocols, boolean legacy) {
        this.context = context;
        this.protocols = legacy ? joined(protocols, LEGACY) : protocols;
        suites = legacy ? joined(SUITES, LEGACY_SUITES) : SUITES;
    }

    /**
     * Makes sure that Java would speak the old versions, which it does not by itself.
     *
     * @throws IllegalArgumentException if it would not; says what to do
     */
    static void requireLegacy() {
        String disabled = Security.getProperty(DISABLED);
        List<String> names = Arrays.stream((disabled == null ? "" : disabled).split(",", -1))
                .map(String::strip)
                .toList();
        List<String> forbidden = LEGACY.stream().filter(names::contains).toList();
        if (!forbidden.isEmpty()) {
            throw new IllegalArgumentException("legacy.tls is true, but this Java forbids " + forbidden
                    + ": start with runtime/tidewire --legacy-tls, or give Java -Djava.security.properties=FILE, where"
                    + " FILE sets " + DISABLED + " without " + forbidden);
        }
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    SSLEngine control() {
        return engine(protocols);
    }

    /**
     * An uploading client that never reads leaves the tickets of TLS 1.3 unread; when it closes, its system sends a
     * reset and the last bytes of the file are lost. So the older version, unless there is none.
     */
    SSLEngine transfer() {
        List<String> older =
                protocols.stream().filter(protocol -> !protocol.equals(TLS_13)).toList();
        return engine(older.isEmpty() ? protocols : older);
    }

    private SSLEngine engine(List<String> allowed) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = engine.getSSLParameters();
        List<String> supported = Arrays.asList(engine.getSupportedCipherSuites());
        parameters.setCipherSuites(suites.stream().filter(supported::contains).toArray(String[]::new));
        parameters.setUseCipherSuitesOrder(true);
        parameters.setProtocols(allowed.toArray(String[]::new));
        engine.setSSLParameters(parameters);
        return engine;
    }
}
