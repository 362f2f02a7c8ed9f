package org.tidewire.storage.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.log.Logger;

class ConfigTest {
    @TempDir
    Path directory;

    @Test
    void aMissingRootIsMade() throws IOException {
        Path root = directory.resolve("a/b");
        try (Storages made = new Storages()) {
            Storages.put(made.on(root), "/file", new byte[3]);
        }
        assertEquals(3, Files.size(root.resolve("file")));
    }

    @Test
    void aLinkedRootIsTheOperatorsChoice() throws IOException {
        Path real = Files.createDirectory(directory.resolve("real"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);
        try (Storages made = new Storages()) {
            Storages.put(made.on(link), "/file", new byte[3]);
        }
        assertEquals(3, Files.size(real.resolve("file")));
    }

    @Test
    void aProgramWithoutOsgiNamesTheDirectoryAlone() throws IOException {
        Path root = directory.resolve("c/d");
        FileStorage storage = FileStorage.of(root, Storages.silence());
        Storages.put(storage, "/file", new byte[3]);
        storage.stop();
        Path file = root.resolve("file");
        assertEquals(3, Files.size(file));
        String refused = assertThrows(IllegalArgumentException.class, () -> FileStorage.of(file, Storages.silence()))
                .getMessage();
        assertTrue(refused.contains(file.toString()), refused);
    }

    @Test
    void badValuesAreNamed() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertTrue(refusal(Map.of("root", "")).contains("root"));
        assertTrue(refusal(Map.of("root", file.toString())).contains(file.toString()));
        assertTrue(refusal(Map.of("root", directory.toString(), "storage.name", ""))
                .contains("storage.name"));
        Path root = directory.resolve("never made");
        String mount = refusal(Map.of("root", root.toString(), "storage.mount", "/a/../b"));
        assertTrue(mount.startsWith("storage.mount is '/a/../b'; it must be a path"), mount);
        assertTrue(Files.notExists(root));
    }

    private static String refusal(Map<String, String> properties) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> new FileStorage(Storages.config(properties), Storages.silence()))
                .getMessage();
    }

    @Test
    void theOperatorIsWarnedWhereLinkRacesAreNotCovered() throws IOException {
        List<String> warnings = new ArrayList<>();
        Class<?>[] types = {Logger.class};
        Logger log = (Logger) Proxy.newProxyInstance(Logger.class.getClassLoader(), types, (self, method, values) -> {
            if (method.getName().equals("warn")) {
                warnings.add((String) values[0]);
            }
            return null;
        });
        new FileStorage(Tree.checked(directory), directory, log).stop();
        assertEquals(1, warnings.size());
    }
}
