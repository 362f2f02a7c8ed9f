package org.tidewire.wired.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.tidewire.wired.Fields;

/**
 * A client that says exactly what a test tells it, over a socket of the JDK's own. In texts a {@code |} stands for FS;
 * the EOT is added.
 */
final class WireClient implements Closeable {
    final SSLSocket socket;
    private final SSLContext context;
    private final int port;
    private final InputStream in;
    private final Socket plain;
    private final RecordTap tap;

    WireClient(SSLContext context, int port) throws IOException {
        this(context, port, InetAddress.getLoopbackAddress());
    }

    /** Calls from a certain address of this machine. */
    WireClient(SSLContext context, int port, InetAddress from) throws IOException {
        this.context = context;
        this.port = port;
        plain = new TappedSocket();
        plain.setReceiveBufferSize(1 << 16); // else a file of megabytes has left the server before anybody reads it
        plain.bind(new InetSocketAddress(from, 0));
        plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        plain.setSoTimeout(20_000);
        plain.setTcpNoDelay(true);
        socket = (SSLSocket) context.getSocketFactory().createSocket(plain, "tidewire-test", port, true);
        socket.startHandshake();
        in = new BufferedInputStream(socket.getInputStream());
        tap = (RecordTap) plain.getInputStream();
    }

    WireClient login(String login, String password) throws IOException {
        say("HELLO");
        assertTrue(hear().startsWith("200 "));
        say("NICK " + login, "USER " + login, "PASS " + Fields.password(password));
        assertTrue(hear().startsWith("201 "));
        return this;
    }

    /** Says several commands in one write. */
    WireClient say(String... commands) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String command : commands) {
            all.append(command.replace('|', '\u001c')).append('\4');
        }
        return write(all.toString().getBytes(UTF_8));
    }

    WireClient write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** Hears the next message without its EOT, except what others do; {@code end} when the server has ended. */
    String hear() throws IOException {
        String message = hearAll();
        while (message.matches("(30[234]|340) .*")) {
            message = hearAll();
        }
        return message;
    }

    /** Hears the next message without its EOT, whatever it is. */
    String hearAll() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (int next = in.read(); next != 4; next = in.read()) {
            if (next < 0) {
                return message.size() == 0 ? "end" : "cut " + message;
            }
            message.write(next);
        }
        return message.toString(UTF_8).replace('\u001c', '|');
    }

    WireClient expect(String... messages) throws IOException {
        for (String message : messages) {
            assertEquals(message, hear());
        }
        return this;
    }

    WireClient expectAll(String... messages) throws IOException {
        for (String message : messages) {
            assertEquals(message, hearAll());
        }
        return this;
    }

    WireClient ask(String command, String... replies) throws IOException {
        return say(command).expect(replies);
    }

    /** The session lives, and has nothing else to say. */
    WireClient lives() throws IOException {
        return ask("PING", "202 Pong");
    }

    /** Asks for a transfer and gives its key. */
    String key(String command, String start) throws IOException {
        say(command);
        return key(start);
    }

    String key(String start) throws IOException {
        String reply = hear();
        assertTrue(reply.matches("400 \\Q" + start + "\\E\\|[0-9a-f]{40}"), reply);
        return reply.substring(reply.lastIndexOf('|') + 1);
    }

    /** Opens the transfer port. */
    WireClient data() throws IOException {
        return new WireClient(context, port + 1);
    }

    WireClient data(String key) throws IOException {
        return data().say("TRANSFER " + key);
    }

    /** Reads everything up to the server's end. */
    byte[] rest() throws IOException {
        return in.readAllBytes();
    }

    byte[] read(int length) throws IOException {
        return in.readNBytes(length);
    }

    /** Downloads with a key. */
    byte[] take(String key) throws IOException {
        try (WireClient data = data(key)) {
            return data.rest();
        }
    }

    /** Uploads with a key, and waits until the server has ended. */
    void give(String key, byte[] bytes) throws IOException {
        try (WireClient data = data(key).write(bytes)) {
            data.socket.shutdownOutput();
            assertEquals(0, data.rest().length);
        }
    }

    /** Ends the way the original programs do: the socket without a word of TLS. */
    void hangUp() throws IOException {
        plain.shutdownOutput();
    }

    /** Breaks off, so that the server has an error instead of an end. */
    void reset() throws IOException {
        plain.setSoLinger(true, 0);
        plain.close();
    }

    /** Tells whether the server has said that this is the end, rather than just ended. */
    boolean endedProperly() {
        return tap.endedProperly();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** A socket under TLS whose records are watched. */
    private static final class TappedSocket extends Socket {
        private RecordTap tap;

        @Override
        public synchronized InputStream getInputStream() throws IOException {
            if (tap == null) {
                tap = new RecordTap(super.getInputStream());
            }
            return tap;
        }
    }
}
