package org.tidewire.itest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

import org.tidewire.wired.Fields;

/** A login on the control port that hears everything the server says, also without being asked; FS is a bar here. */
final class RawSession implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    RawSession(int port, String login, String password) throws IOException, GeneralSecurityException {
        this(port);
        say("HELLO");
        hear("200 ");
        say("NICK raw");
        say("USER " + login);
        say("PASS " + Fields.password(password));
        hear("201 ");
    }

    private RawSession(int port) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Trusting()}, null);
        socket = context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Says HELLO, and gives what the server says of itself. */
    static String greeting(int port) throws IOException, GeneralSecurityException {
        try (RawSession session = new RawSession(port)) {
            session.say("HELLO");
            return session.hear("200 ");
        }
    }

    void say(String command) throws IOException {
        socket.getOutputStream().write((command + '\4').getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    /** Hears the next message, which must begin so; others that tell of users are passed over. */
    String hear(String start) throws IOException {
        String message = message();
        while (message.matches("(30[234]|340) .*")) {
            message = message();
        }
        if (!message.startsWith(start)) {
            throw new AssertionError("not " + start + " but " + message);
        }
        return message;
    }

    private String message() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (int next = in.read(); next != 4; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server ended after " + message);
            }
            message.write(next);
        }
        return message.toString(UTF_8).replace('\u001c', '|');
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** The server's identity is one of a test. */
    static final class Trusting extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket from) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket from) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine from) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine from) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
