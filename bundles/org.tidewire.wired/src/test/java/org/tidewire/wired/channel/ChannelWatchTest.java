package org.tidewire.wired.channel;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.channels.SocketChannel;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

import org.junit.jupiter.api.Test;

class ChannelWatchTest {
    @Test
    void aChannelThatComesAfterTheEndIsClosedLikeTheOthers() throws Exception {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine();
        try (SocketChannel early = SocketChannel.open();
                SocketChannel late = SocketChannel.open()) {
            ChannelWatch watch = new ChannelWatch("test-watch");
            TlsChannel before = new TlsChannel(early, engine, watch);
            assertTrue(early.isOpen(), before::toString);
            watch.close();
            assertFalse(early.isOpen());
            TlsChannel after = new TlsChannel(late, engine, watch);
            assertFalse(late.isOpen(), after::toString);
        }
    }
}
