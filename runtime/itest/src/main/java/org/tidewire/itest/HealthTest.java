package org.tidewire.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.felix.hc.api.Result.Status;
import org.apache.felix.hc.api.execution.HealthCheckExecutionOptions;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.apache.felix.hc.api.execution.HealthCheckExecutor;
import org.apache.felix.hc.api.execution.HealthCheckSelector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.tidewire.resume.ResumePolicy;

/** What the health checks say of an installation. */
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

    /** What each check says, by its own tag: asked by Felix's executor, as a host does. */
    private static Map<String, Status> status() throws Exception {
        HealthCheckExecutionOptions now = new HealthCheckExecutionOptions().setForceInstantExecution(true);
        Map<String, Status> status = new TreeMap<>();
        for (HealthCheckExecutionResult each :
                Container.service(HealthCheckExecutor.class).execute(HealthCheckSelector.tags("tidewire"), now)) {
            List<String> tags = new ArrayList<>(each.getHealthCheckMetadata().getTags());
            tags.remove("tidewire");
            status.put(String.join(",", tags), each.getHealthCheckResult().getStatus());
        }
        return status;
    }
}
