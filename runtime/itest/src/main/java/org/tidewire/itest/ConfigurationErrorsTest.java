package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.service.cm.Configuration;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;
import org.tidewire.account.Account;
import org.tidewire.storage.FilePath;
import org.tidewire.wired.client.WiredConnection;

/** A configuration that is refused is reported, and nothing else suffers. */
public class ConfigurationErrorsTest {
    @TempDir
    Path home;

    private Installation installation;

    @BeforeEach
    void install() throws Exception {
        installation = new Installation(home);
    }

    @AfterEach
    void remove() throws Exception {
        installation.close();
    }

    @Test
    void anAccountWithAnUnknownPrivilegeIsReportedAndTheOtherStillLogsIn() throws Exception {
        installation
                .configurations()
                .set("org.tidewire.account~bad", Map.of("login", "bad", "privileges", new String[] {"fly"}));
        assertTrue(failure("org.tidewire.account.provider", "org.tidewire.account~bad")
                .contains("fly"));
        assertFalse(Container.has(Account.class, "(account.name=bad)"));
        assertServes();
    }

    @ParameterizedTest
    @CsvSource({"downloads,abc", "download.speed,fast"})
    void anAccountWhoseLimitIsNoNumberIsReportedByItsKey(String key, String value) throws Exception {
        installation.configurations().set("org.tidewire.account~bad", Map.of("login", "bad", key, value));
        String failure = failure("org.tidewire.account.provider", "org.tidewire.account~bad");
        assertTrue(failure.contains("account bad: " + key + " = '" + value + "'"), failure);
        assertFalse(Container.has(Account.class, "(account.name=bad)"));
        assertServes();
    }

    @Test
    void anAccountClosesWhenAChangedLimitIsNoNumberAndOpensWithABetterOne() throws Exception {
        String pid = "org.tidewire.account~second";
        installation.configurations().set(pid, Map.of("login", "second"));
        Container.service(Account.class, "(account.name=second)");
        installation.configurations().set(pid, Map.of("login", "second", "uploads", "many"));
        Await.until("closed", () -> !Container.has(Account.class, "(account.name=second)"));
        installation.configurations().set(pid, Map.of("login", "second", "uploads", "3"));
        assertEquals(
                3,
                Container.service(Account.class, "(account.name=second)")
                        .limits()
                        .uploads());
    }

    @Test
    void aBetterStorageThatCannotBeIsReportedAndTheOtherStillServes() throws Exception {
        Map<String, Object> noRoot = Map.of("root", "", "storage.name", "bad", "service.ranking", 10);
        installation.configurations().set("org.tidewire.storage.file~bad", noRoot);
        assertTrue(failure("org.tidewire.storage.file", "org.tidewire.storage.file~bad")
                .contains("root"));
        assertServes();
    }

    @Test
    void aMemoryWithoutRoomIsReportedAndTheOtherStillServes() throws Exception {
        Map<String, Object> noRoom = Map.of("limit", -1L, "storage.name", "bad", "service.ranking", 10);
        installation.configurations().set("org.tidewire.storage.memory~bad", noRoom);
        assertTrue(failure("org.tidewire.storage.memory", "org.tidewire.storage.memory~bad")
                .contains("limit"));
        assertServes();
    }

    @Test
    void aPortThatCannotBeIsReportedAndServingComesWithAGoodOne() throws Exception {
        Configuration server =
                installation.configurations().set(Installation.SERVER, Map.of("port", installation.port()));
        installation.configurations().delete(server);
        Await.until("nobody serves", () -> !Ports.listens(installation.port()));
        Queue<LogEntry> told = new ConcurrentLinkedQueue<>();
        LogListener listener = told::add;
        LogReaderService log = Container.service(LogReaderService.class);
        log.addLogListener(listener);
        try {
            installation.configurations().set(Installation.SERVER, Map.of("port", 99_999));
            Await.until("the refusal is told", () -> told.stream().anyMatch(ConfigurationErrorsTest::isOfThePort));
        } finally {
            log.removeLogListener(listener);
        }
        assertTrue(Container.has(org.tidewire.transfer.Transfers.class, null));
        installation.configurations().set(Installation.SERVER, Map.of("port", installation.port()));
        installation.awaitListening();
        assertServes();
    }

    private static boolean isOfThePort(LogEntry entry) {
        String fault = String.valueOf(entry.getException());
        return entry.getMessage().startsWith(Installation.SERVER) && fault.contains("port") && fault.contains("99999");
    }

    private void assertServes() throws Exception {
        try (WiredConnection connection = installation.connect()) {
            assertEquals(0, connection.list(FilePath.ROOT).size());
        }
    }

    private static String failure(String bundle, String pid) throws Exception {
        Await.until("a failure of " + pid, () -> failed(bundle, pid).isPresent());
        return failed(bundle, pid).orElseThrow();
    }

    private static Optional<String> failed(String bundle, String pid) throws Exception {
        ServiceComponentRuntime runtime = Container.service(ServiceComponentRuntime.class);
        return runtime.getComponentDescriptionDTOs(Container.bundle(bundle)).stream()
                .flatMap(description -> runtime.getComponentConfigurationDTOs(description).stream())
                .filter(configuration -> String.valueOf(configuration.properties.get("service.pid"))
                        .contains(pid))
                .filter(configuration -> configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
                .map(configuration -> configuration.failure)
                .findFirst();
    }
}
