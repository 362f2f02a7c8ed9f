package org.tidewire.wired.client.provider;

import java.io.IOException;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts one certificate: the one remembered for a server, else the first it shows. Names and issuers mean nothing, as
 * Wired servers sign for themselves (Wired 1). One pin serves one connection and its transfers, so both ports must show
 * the same certificate.
 */
final class ServerPin extends X509ExtendedTrustManager {
    private static final X509Certificate[] NONE = {};

    private final KnownServers known;
    private final String server;
    private final boolean isNew;
    private volatile String pinned;

    /**
     * Looks the server up.
     *
     * @param server {@code host:port}, the control port
     */
    ServerPin(KnownServers known, String server) throws IOException {
        this.known = known;
        this.server = server;
        pinned = known.find(server).orElse("");
        isNew = pinned.isEmpty();
    }

    /** Remembers a server that was new; called when it has proved that it owns the certificate. */
    void remember() throws IOException {
        if (isNew) {
            String remembered = known.remember(server, pinned);
            if (!remembered.equals(pinned)) {
                throw new SSLException(difference(pinned, remembered));
            }
        }
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        String shown = KnownServers.fingerprint(chain[0]);
        if (pinned.isEmpty()) {
            pinned = shown;
        } else if (!pinned.equals(shown)) {
            throw new CertificateException(difference(shown, pinned));
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw notClient();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw notClient();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw notClient();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return NONE;
    }

    private String difference(String shown, String before) {
        return "the server " + server + " shows another certificate than before: now " + shown + ", before " + before
                + ". Somebody may be listening in. If its operator confirms the new one, delete the line of " + server
                + " from " + known.file() + " and connect again";
    }

    private static CertificateException notClient() {
        return new CertificateException("this side is the client");
    }
}
