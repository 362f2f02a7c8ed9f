package org.tidewire.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;

class DeployNewsTest {
    private static final String FILE_INSTALL = "org.apache.felix.fileinstall";

    private final Audience audience = new Audience(Logs.NONE);
    private final Bulletin bulletin = new Bulletin(audience);
    private final DeployNews news = new DeployNews(bulletin);
    private final GogoShell shell = new GogoShell();

    @BeforeEach
    void open() {
        shell.session().put("prompt", "g! ");
        audience.beforeExecute(shell.session(), "profile");
    }

    @AfterEach
    void close() {
        bulletin.deactivate();
        shell.close();
    }

    @Test
    void aBrokenFileIsReportedOnOneLineByNameAndReason() {
        log(
                FILE_INSTALL,
                LogLevel.ERROR,
                "Failed to install artifact: /srv/my home/deploy/broken.jar",
                new IOException("it is\nno \u001b[2Jjar"));
        log(
                FILE_INSTALL,
                LogLevel.WARN,
                "Error while starting bundle: file:/srv/deploy/needy.jar",
                new IllegalStateException("missing no.such.package Unresolved requirements: [[the same\nagain]]"));
        log(FILE_INSTALL, LogLevel.WARN, "Already installed: other", null);
        Await.until(() -> shown().size() == 3, "three lines");
        assertEquals(
                List.of(
                        "Failed to install artifact: broken.jar: it is / no ?[2Jjar",
                        "Error while starting bundle: needy.jar: missing no.such.package",
                        "Already installed: other"),
                shown());
    }

    @Test
    void whatTheServerSaysOfDeployedFilesIsShownAsItIs() {
        log("org.tidewire.deploy", LogLevel.WARN, "a.cfg is refused: no root", new IOException("no root"));
        Await.until(() -> !shown().isEmpty(), "a line");
        assertEquals(List.of("a.cfg is refused: no root"), shown());
    }

    @Test
    void whatIsInOrderAndWhatOthersLogIsNoNews() {
        log(FILE_INSTALL, LogLevel.INFO, "Installed /srv/deploy/good.jar", null);
        log(FILE_INSTALL, LogLevel.AUDIT, "Installed /srv/deploy/good.jar", null);
        log("org.example", LogLevel.ERROR, "broken", null);
        log(FILE_INSTALL, LogLevel.ERROR, "the last", null);
        Await.until(() -> !shown().isEmpty(), "a line");
        assertEquals(List.of("the last"), shown());
    }

    private List<String> shown() {
        return shell.printed().lines().map(line -> line.substring(6)).toList();
    }

    private void log(String logger, LogLevel level, String message, Exception cause) {
        news.logged((LogEntry) Proxy.newProxyInstance(
                LogEntry.class.getClassLoader(),
                new Class<?>[] {LogEntry.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getLoggerName" -> logger;
                    case "getLogLevel" -> level;
                    case "getMessage" -> message;
                    case "getException" -> cause;
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }
}
