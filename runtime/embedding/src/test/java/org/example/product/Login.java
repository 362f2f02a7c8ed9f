package org.example.product;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** As little of a Wired client as tells whether somebody may log in. */
final class Login {
    private static final int END = 4;

    private Login() {}

    static boolean listens(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false;
        }
    }

    /** Tells the number that a login is answered with. */
    static String reply(int port, String name, String sent) throws Exception {
        try (Socket socket = tls().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            String words = "HELLO" + (char) END + "USER " + name + (char) END + "PASS " + sent + (char) END;
            socket.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
            number(socket.getInputStream()); // 200, the greeting
            return number(socket.getInputStream());
        }
    }

    private static String number(InputStream in) throws IOException {
        StringBuilder message = new StringBuilder();
        for (int next = in.read(); next != END; next = in.read()) {
            if (next < 0) {
                throw new IOException("the server has hung up after: " + message);
            }
            message.append((char) next);
        }
        return message.substring(0, 3);
    }

    /** The server has made its certificate itself a moment ago. */
    private static SSLContext tls() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, null);
        return context;
    }

    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
