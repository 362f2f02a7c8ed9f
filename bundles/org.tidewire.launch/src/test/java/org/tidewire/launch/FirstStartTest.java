package org.tidewire.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.log.Logger;
import org.tidewire.account.config.PasswordHash;
import org.tidewire.storage.Storage;

class FirstStartTest {
    @TempDir
    private Path home;

    private Launch launch;

    private final List<String> logged = new ArrayList<>();

    @BeforeEach
    void setUp() {
        launch = new Launch(home, home.resolve("files"), "127.0.0.1", 2000, false, Optional.empty());
    }

    @Test
    void makesAnAdministratorAndAGuest() throws IOException {
        String password = start().password().orElseThrow();
        assertEquals(password, Files.readString(launch.adminPassword()).strip());
        Properties admin = read(launch.account("admin"));
        assertEquals("admin", admin.getProperty("login"));
        assertTrue(PasswordHash.parse(admin.getProperty("password")).matches(PasswordHash.wired(password)));
        assertEquals("all", admin.getProperty("privileges"));
        Properties guest = read(launch.account("guest"));
        assertEquals("guest", guest.getProperty("login"));
        assertEquals("", guest.getProperty("password"));
        assertEquals("get-user-info, download, upload", guest.getProperty("privileges"));
    }

    @Test
    void keepsTheAccountsFromOtherUsersAndThePasswordFromTheLog() throws IOException {
        String password = start().password().orElseThrow();
        for (Path file : List.of(launch.account("admin"), launch.account("guest"), launch.adminPassword())) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
        try (var files = Files.list(home.resolve("etc"))) {
            assertEquals(2, files.count());
        }
        assertFalse(logged.isEmpty());
        assertFalse(logged.toString().contains(password));
    }

    @Test
    void leavesEverythingAloneAfterwards() throws IOException {
        start();
        Files.delete(launch.account("guest"));
        byte[] admin = Files.readAllBytes(launch.account("admin"));
        assertEquals(Optional.empty(), start().password());
        assertEquals(-1, Arrays.mismatch(admin, Files.readAllBytes(launch.account("admin"))));
        assertFalse(Files.exists(launch.account("guest")));
    }

    @Test
    void givesANewPasswordButNoNewGuestWhenTheAdministratorIsDeleted() throws IOException {
        String first = start().password().orElseThrow();
        Files.delete(launch.account("admin"));
        Files.delete(launch.account("guest"));
        String second = start().password().orElseThrow();
        assertNotEquals(first, second);
        assertEquals(second, Files.readString(launch.adminPassword()).strip());
        assertFalse(Files.exists(launch.account("guest")));
    }

    @Test
    void finishesAFirstStartThatWasCutOff() throws IOException {
        Files.createDirectories(home.resolve("etc"));
        Files.writeString(home.resolve("etc/org.tidewire.account-admin.cfg.new"), "torn");
        assertTrue(start().password().isPresent());
        assertEquals("admin", read(launch.account("admin")).getProperty("login"));
    }

    @Test
    void doesNothingOutsideTheStandaloneServer() throws IOException {
        assertEquals(Optional.empty(), new FirstStart(Optional.empty(), logger()).password());
        try (var files = Files.list(home)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void makesTheUploadsFolderOnceAndOnlyAtTheFirstStart() throws IOException {
        List<String> calls = new ArrayList<>();
        FirstStart first = start();
        first.bindStorage(storage(false, calls));
        first.bindStorage(storage(false, calls));
        assertEquals(List.of("stat /Uploads", "createFolder /Uploads UPLOADS"), calls);
        calls.clear();
        start().bindStorage(storage(false, calls));
        assertEquals(List.of(), calls);
    }

    @Test
    void leavesAnExistingUploadsFolderAlone() throws IOException {
        List<String> calls = new ArrayList<>();
        start().bindStorage(storage(true, calls));
        assertEquals(List.of("stat /Uploads"), calls);
    }

    @Test
    void makesLongPasswordsWithoutLookalikes() {
        String password = RandomPassword.make();
        assertTrue(password.matches("([a-hjkmnp-z2-9]{5}-){4}[a-hjkmnp-z2-9]{5}"), password);
        assertNotEquals(password, RandomPassword.make());
    }

    private FirstStart start() throws IOException {
        return new FirstStart(Optional.of(launch), logger());
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    private static Storage storage(boolean taken, List<String> calls) {
        return (Storage) Proxy.newProxyInstance(
                FirstStartTest.class.getClassLoader(), new Class<?>[] {Storage.class}, (self, method, arguments) -> {
                    StringBuilder call = new StringBuilder(method.getName());
                    for (Object argument : arguments) {
                        call.append(' ').append(argument);
                    }
                    calls.add(call.toString());
                    if (method.getName().equals("stat") && !taken) {
                        throw new NoSuchFileException("/Uploads");
                    }
                    return null;
                });
    }

    private Logger logger() {
        return (Logger) Proxy.newProxyInstance(
                FirstStartTest.class.getClassLoader(), new Class<?>[] {Logger.class}, (self, method, arguments) -> {
                    logged.add(method.getName() + Arrays.deepToString(arguments));
                    return null;
                });
    }
}
