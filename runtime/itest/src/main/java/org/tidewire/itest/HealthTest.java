package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.osgi.framework.ServiceReference;
import org.tidewire.resume.ResumePolicy;

/** What the health checks say of an installation, called as an executor calls them. */
public class HealthTest {
    private static final Map<String, Status> WELL = Map.of(
            "storage", Status.OK,
            "journal", Status.OK,
            "queue", Status.OK,
            "certificate", Status.OK,
            "disk", Status.OK,
            "node", Status.OK);

    @TempDir
    Path home;

    @Test
    void checksFollowWhatComesAndGoesAndTheirConfiguration() throws Exception {
        try (Installation installation = new Installation(home)) {
            Configurations configurations = installation.configurations();
            var journal = configurations.set(
                    "org.tidewire.resume.tox",
                    Map.of("directory", home.resolve("journal").toString()));
            awaitStatus(WELL);
            configurations.set("org.tidewire.health", Map.of("certificate.days", 36500, "disk.free", Long.MAX_VALUE));
            configurations.delete(journal);
            Map<String, Status> expected = new TreeMap<>(WELL);
            expected.putAll(Map.of("certificate", Status.WARN, "disk", Status.WARN, "journal", Status.WARN));
            awaitStatus(expected);
            assertEquals(false, Container.has(ResumePolicy.class, null));
        }
    }

    private static void awaitStatus(Map<String, Status> expected) throws Exception {
        try {
            Await.until("all as expected", () -> status().equals(expected));
        } catch (AssertionFailedError e) {
            assertEquals(new TreeMap<>(expected), status(), e.getMessage());
            throw e;
        }
    }

    /** What each check says, by its own tag. */
    private static Map<String, Status> status() throws Exception {
        Map<String, Status> status = new TreeMap<>();
        String ours = "(" + HealthCheck.TAGS + "=tidewire)";
        for (ServiceReference<HealthCheck> each : Container.context().getServiceReferences(HealthCheck.class, ours)) {
            String[] tags = (String[]) each.getProperty(HealthCheck.TAGS);
            HealthCheck check = Container.context().getService(each);
            status.put(tags[1], check.execute().getStatus());
            Container.context().ungetService(each);
        }
        return status;
    }
}
