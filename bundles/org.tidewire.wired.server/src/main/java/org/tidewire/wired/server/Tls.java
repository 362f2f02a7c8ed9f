package org.tidewire.wired.server;

import java.util.Arrays;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** How the ports speak TLS: authenticated encryption and forward secrecy only, the fastest first. */
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

    // One for both ports, so that the session of the control connection can be resumed for each transfer.
    private final SSLContext context;
    private final List<String> protocols;

    Tls(SSLContext context, List<String> protocols) {
        this.context = context;
        this.protocols = protocols;
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
        parameters.setCipherSuites(SUITES.stream().filter(supported::contains).toArray(String[]::new));
        parameters.setUseCipherSuitesOrder(true);
        parameters.setProtocols(allowed.toArray(String[]::new));
        engine.setSSLParameters(parameters);
        return engine;
    }
}
