package org.tidewire.wired.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLEngine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a channel refuses of its peer, and how it says so. */
@Timeout(60)
class TlsRefusalTest {
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void refusesForgedRecords(String protocol) throws Exception {
        try (TlsPair pair = TlsPair.shaken(protocol)) {
            ByteBuffer forged = ByteBuffer.allocate(5 + 64).put(new byte[] {23, 3, 3, 0, 64});
            pair.clientSocket.write(forged.rewind());
            assertThrows(IOException.class, () -> pair.server.read(ByteBuffer.allocate(100)));
        }
    }

    @Test
    void refusesWhatIsNoTls() throws Exception {
        try (TlsPair pair = TlsPair.raw()) {
            pair.clientSocket.write(ByteBuffer.wrap("HELLO\4 and a good day to you all".getBytes(UTF_8)));
            assertThrows(IOException.class, pair.server::handshake);
        }
    }

    @Test
    void tellsThePeerWhyAHandshakeFails() throws Exception {
        try (TlsPair pair = TlsPair.raw("TLSv1.2")) {
            CompletableFuture<Void> server = TlsPair.run(() -> {
                TlsChannel other = new TlsChannel(pair.serverSocket, TlsPair.engine(false, "TLSv1.3"), pair.watch);
                other.handshake();
            });
            IOException refusal = assertThrows(IOException.class, pair.client::handshake);
            assertFalse(refusal instanceof EOFException, "an alert, not an end: " + refusal);
            assertThrows(ExecutionException.class, () -> server.get(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void refusesRenegotiation() throws Exception {
        try (TlsPair pair = TlsPair.raw("TLSv1.2")) {
            SSLEngine engine = TlsPair.engine(true, "TLSv1.2");
            TlsChannel client = new TlsChannel(pair.clientSocket, engine, pair.watch);
            CompletableFuture<Void> shaking = TlsPair.run(pair.server::handshake);
            client.handshake();
            shaking.get(20, TimeUnit.SECONDS);
            engine.beginHandshake();
            client.write(ByteBuffer.allocate(0));
            IOException refusal = assertThrows(IOException.class, () -> pair.server.read(ByteBuffer.allocate(100)));
            assertEquals("renegotiation is not allowed", refusal.getMessage());
            assertFalse(pair.serverSocket.isOpen());
            assertThrows(ClosedChannelException.class, () -> pair.server.write(ByteBuffer.allocate(100)));
        }
    }
}
