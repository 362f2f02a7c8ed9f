package org.tidewire.itest;

import java.net.InetAddress;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** What a port says of itself. */
final class Certificate {
    private Certificate() {}

    /** Connects, and gives the SHA-256 fingerprint of what is shown. */
    static String shown(int port) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new RawSession.Trusting()}, null);
        InetAddress here = InetAddress.getLoopbackAddress();
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(here, port)) {
            socket.startHandshake();
            X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(digest);
        }
    }
}
