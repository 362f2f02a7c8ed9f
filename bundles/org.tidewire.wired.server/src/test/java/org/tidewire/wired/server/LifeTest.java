package org.tidewire.wired.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.Version;
import org.osgi.service.log.Logger;
import org.tidewire.transfer.Transfers;

/** The component from its first configuration to its end, without a container. */
class LifeTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final List<String> said = new ArrayList<>();
    private int port;
    private int listening;
    private final WiredServer component = new WiredServer(context(), fake(Transfers.class, (m, v) -> null), log());

    @AfterEach
    void stop() throws IOException {
        component.stop();
        assertEquals(0, listening, "the listener was left behind");
        assertFalse(answers(port));
    }

    private static ServerConfig port(int port) {
        return TestSite.config(Map.of("port", port));
    }

    /** A port that is free, and the one behind it, too. */
    private static int free() throws IOException {
        try (Listeners pair = Listeners.bind(HERE, 0)) {
            return pair.port();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(HERE, port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void servesUntilItIsStopped() throws IOException {
        port = free();
        component.addTls(TestSite.TLS);
        component.start(port(port));
        assertTrue(answers(port) && answers(port + 1));
        assertEquals(1, listening);
        component.addTls(TestSite.TLS); // another one, while it serves
        component.removeTls(TestSite.TLS);
        component.removeTls(TestSite.TLS); // the other one
    }

    @Test
    void aRefusedConfigurationIsToldAndTheNextOneCounts() throws IOException {
        component.addTls(TestSite.TLS);
        component.start(port(-1));
        assertEquals(1, said.stream().filter(line -> line.startsWith("error")).count(), said.toString());
        assertThrows(IllegalArgumentException.class, () -> component.modify(port(65_535)));
        port = free();
        component.modify(port(port));
        assertTrue(answers(port));
        int other = free();
        component.modify(port(other));
        assertTrue(answers(other));
    }

    @Test
    void aPortThatIsTakenIsTriedAgainWithTheNextConfiguration() throws IOException {
        component.addTls(TestSite.TLS);
        port = free();
        try (ServerSocket taken = new ServerSocket(port + 1, 1, HERE)) {
            component.start(port(port));
            assertTrue(said.toString().contains("BindException"), said.toString());
            assertEquals(0, listening);
            assertThrows(BindException.class, () -> Listeners.bind(HERE, port));
            assertTrue(taken.isBound());
        }
        component.modify(port(port));
        assertTrue(answers(port));
    }

    @Test
    void thereIsNoPortBehindTheLast() {
        assertThrows(BindException.class, () -> Listeners.bind(HERE, 65_535));
    }

    private BundleContext context() {
        return fake(BundleContext.class, (method, values) -> switch (method) {
            case "getBundle" -> fake(Bundle.class, (asked, none) -> new Version(1, 2, 3));
            case "registerService" -> {
                listening++;
                yield fake(ServiceRegistration.class, (ending, none) -> {
                    listening--;
                    return null;
                });
            }
            default -> throw new AssertionError(method);
        });
    }

    private Logger log() {
        return fake(Logger.class, (method, values) -> {
            said.add(method + " " + Arrays.deepToString(values));
            return null;
        });
    }

    private static <T> T fake(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                LifeTest.class.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> {
                    Object result = call.of(method.getName(), values);
                    return result == null && method.getReturnType() == boolean.class ? false : result;
                }));
    }

    private interface Call {
        Object of(String method, Object[] values);
    }
}
