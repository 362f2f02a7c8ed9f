package org.tidewire.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.log.Logger;
import org.osgi.util.converter.Converters;

class TlsIdentityTest {
    @TempDir
    private Path folder;

    private final List<Object[]> calls = new ArrayList<>();
    private final List<String> order = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    @Test
    void publishesAnSslContextUntilItIsDeactivated() {
        TlsIdentity identity = started(config("directory", folder.toString()));
        Object[] registration = calls.get(0);
        assertEquals(javax.net.ssl.SSLContext.class, registration[0]);
        assertNotNull(registration[1]);
        Dictionary<?, ?> properties = (Dictionary<?, ?>) registration[2];
        assertEquals(64, properties.get(TlsIdentity.FINGERPRINT).toString().length());
        assertEquals(folder.resolve("identity.p12").toString(), properties.get(TlsIdentity.IDENTITY));
        Instant expires = Instant.ofEpochMilli((Long) properties.get("certificate.expires"));
        long years = ChronoUnit.YEARS.between(OffsetDateTime.now(ZoneOffset.UTC), expires.atOffset(ZoneOffset.UTC));
        assertTrue(years == 9 || years == 10, "ten years to the second: " + expires);
        identity.deactivate();
        assertEquals(List.of("1 comes", "1 goes"), order);
    }

    @Test
    void anotherIdentityComesBeforeTheFormerGoes() {
        TlsIdentity identity = started(config("directory", path("a")));
        identity.modify(config("directory", path("b")));
        assertEquals(List.of("1 comes", "2 comes", "1 goes"), order);
        identity.deactivate();
        assertEquals("2 goes", order.get(3));
    }

    @Test
    void theSameIdentityStaysWhenItsConfigurationIsUpdated() {
        TlsIdentity identity = started(config("directory", path("a")));
        identity.modify(config("directory", path("a")));
        assertEquals(List.of("1 comes"), order);
    }

    @Test
    void aFileThatWasReplacedIsReadWhenTheConfigurationIsUpdated() throws Exception {
        TlsIdentity identity = started(config("directory", path("a")));
        started(config("directory", path("b")));
        order.clear();
        for (String name : List.of(IdentityDirectory.KEYSTORE, IdentityDirectory.PASSWORD)) {
            Files.move(
                    folder.resolve("b").resolve(name),
                    folder.resolve("a").resolve(name),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        identity.modify(config("directory", path("a")));
        assertEquals(List.of("3 comes", "1 goes"), order);
    }

    @Test
    void anIdentityThatCannotBeReadLeavesTheFormerWhereItIs() {
        TlsIdentity identity = started(config("directory", path("a")));
        TlsConfig wrong = config("keystore", path("nowhere.p12"));
        assertThrows(IllegalArgumentException.class, () -> identity.modify(wrong));
        assertEquals(List.of("1 comes"), order);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void refusesNeitherAndBothOfDirectoryAndKeystore() {
        TlsConfig neither = config("password", "x");
        TlsConfig both = Converters.standardConverter()
                .convert(Map.of("directory", folder.toString(), "keystore", "a.p12"))
                .to(TlsConfig.class);
        for (TlsConfig config : List.of(neither, both)) {
            var refusal = assertThrows(
                    IllegalArgumentException.class, () -> new TlsIdentity(context(), log()).modify(config));
            assertTrue(refusal.getMessage().contains("exactly one of the keys directory"), refusal.getMessage());
        }
        assertTrue(calls.isEmpty());
    }

    @Test
    void refusesKindsOfKeysThatItCannotMake() {
        TlsConfig config = Converters.standardConverter()
                .convert(Map.of("directory", folder.toString(), "key", "DSA"))
                .to(TlsConfig.class);
        var refusal =
                assertThrows(IllegalArgumentException.class, () -> new TlsIdentity(context(), log()).modify(config));
        assertEquals("org.tidewire.tls: key = 'DSA': EC or RSA is allowed", refusal.getMessage());
    }

    @Test
    void aFirstConfigurationThatIsRefusedIsToldAndABetterOneCounts() {
        TlsIdentity identity = started(config("password", "x"));
        assertEquals(List.of("org.tidewire.tls: the configuration is refused"), told);
        assertTrue(order.isEmpty());
        identity.modify(config("directory", path("a")));
        identity.deactivate();
        assertEquals(List.of("1 comes", "1 goes"), order);
    }

    private TlsIdentity started(TlsConfig config) {
        TlsIdentity identity = new TlsIdentity(context(), log());
        identity.start(config);
        return identity;
    }

    private static TlsConfig config(String key, String value) {
        return Converters.standardConverter().convert(Map.of(key, value)).to(TlsConfig.class);
    }

    private BundleContext context() {
        return proxy(BundleContext.class, (method, arguments) -> {
            assertEquals("registerService", method);
            calls.add(arguments);
            return registration(calls.size());
        });
    }

    private ServiceRegistration<?> registration(int number) {
        order.add(number + " comes");
        return proxy(ServiceRegistration.class, (method, arguments) -> switch (method) {
            case "unregister" -> {
                order.add(number + " goes");
                yield null;
            }
            case "equals" -> arguments[0].hashCode() == number;
            case "hashCode" -> number;
            default -> "registration " + number;
        });
    }

    private Logger log() {
        return proxy(Logger.class, (method, arguments) -> {
            if (method.equals("error")) {
                told.add(arguments[0].toString());
            }
            return null;
        });
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call.made(method.getName(), arguments)));
    }

    private interface Call {
        Object made(String method, Object[] arguments);
    }
}
