package org.tidewire.wired.client;

import java.io.IOException;

import org.osgi.annotation.versioning.ProviderType;
import org.tidewire.wired.WiredUrl;

/** Connects to Wired servers; a service that may be called from any thread. */
@ProviderType
public interface WiredClient {
    /**
     * Connects and logs in. A server seen for the first time is trusted and its certificate remembered; later it must
     * show the same one.
     *
     * @param url the server, login and password
     * @return the connection, logged in; the caller closes it
     * @throws WiredException {@code LOGIN_FAILED} or {@code BANNED}
     * @throws javax.net.ssl.SSLException if the server shows another certificate than before; the message names both
     *     fingerprints and the file that remembers them
     * @throws IOException if there is no server, or it speaks no Wired
     */
    WiredConnection connect(WiredUrl url) throws IOException;
}
