package org.tidewire.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.Configuration.ConfigurationAttribute;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ReadOnlyConfigurationException;

class FileConfigurationsTest {
    private static final Optional<Launch> LAUNCH =
            Optional.of(new Launch(Path.of("home"), Path.of("files"), "127.0.0.1", 2000, false, Optional.empty()));

    private final List<String> kept = new ArrayList<>(List.of("tls", "friend~bob", "account~ann"));
    private final Set<String> readOnly = new HashSet<>(Set.of("account~ann"));

    @Test
    void forgetsWhatCameFromFilesAndKeepsTheRest() throws IOException {
        new FileConfigurations(LAUNCH, admin());
        assertEquals(List.of("friend~bob"), kept);
    }

    @Test
    void doesNothingWhenNoneCameFromFiles() throws IOException {
        kept.retainAll(List.of("friend~bob"));
        new FileConfigurations(LAUNCH, admin());
        assertEquals(List.of("friend~bob"), kept);
    }

    @Test
    void doesNothingOutsideTheStandaloneServer() throws IOException {
        new FileConfigurations(Optional.empty(), admin());
        assertEquals(3, kept.size());
    }

    @Test
    void doesNothingWhenFileInstallRunsAlready() throws IOException {
        new FileConfigurations(context(Bundle.ACTIVE), admin());
        assertEquals(3, kept.size());
        new FileConfigurations(context(Bundle.RESOLVED), admin());
        assertEquals(1, kept.size());
    }

    private ConfigurationAdmin admin() {
        return fake(ConfigurationAdmin.class, (method, argument) -> {
            assertEquals("listConfigurations", method);
            Configuration[] found = kept.stream()
                    .filter(pid -> matches(pid, argument.toString()))
                    .map(this::configuration)
                    .toArray(Configuration[]::new);
            return found.length == 0 ? null : found;
        });
    }

    private static boolean matches(String pid, String filter) {
        Map<String, String> file =
                pid.startsWith("friend") ? Map.of() : Map.of(FileConfigurations.FILE, "file:/etc/" + pid + ".cfg");
        try {
            return FrameworkUtil.createFilter(filter).matches(file);
        } catch (InvalidSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private Configuration configuration(String pid) {
        return fake(Configuration.class, (method, argument) -> switch (method) {
            case "getAttributes" -> readOnly.contains(pid) ? Set.of(ConfigurationAttribute.READ_ONLY) : Set.of();
            case "removeAttributes" -> readOnly.remove(pid);
            case "delete" -> {
                if (readOnly.contains(pid)) {
                    throw new ReadOnlyConfigurationException(pid);
                }
                yield kept.remove(pid);
            }
            default -> throw new AssertionError(method);
        });
    }

    private static BundleContext context(int state) {
        Bundle fileInstall = fake(Bundle.class, (method, argument) -> switch (method) {
            case "getSymbolicName" -> "org.apache.felix.fileinstall";
            case "getState" -> state;
            default -> throw new AssertionError(method);
        });
        return fake(BundleContext.class, (method, argument) -> switch (method) {
            case "getBundles" -> new Bundle[] {fileInstall};
            case "getProperty" -> argument.equals(Launch.PORT) ? null : "some";
            default -> throw new AssertionError(method);
        });
    }

    private interface Answer {
        Object to(String method, Object argument);
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        Object fake = Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer.to(method.getName(), arguments == null ? null : arguments[0]));
        return type.cast(fake);
    }
}
