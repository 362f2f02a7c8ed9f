package org.tidewire.wired.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.storage.FileEntry;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.SearchableStorage;

@Timeout(60)
class SearchTest {
    private static final String TIMES = "2026-11-20T20:11:16+00:00|2026-11-20T20:11:16+00:00";

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private TestSite site;
    private WireClient admin;
    private WireClient guest;

    @BeforeEach
    void start() throws IOException {
        site = new TestSite();
        site.storage.put("/Secret Plan.txt", new byte[3]);
        site.storage.put("/dir/caf\u00e9 SECRET", new byte[4]);
        site.storage.put("/Uploads/secret.bin.WiredTransfer", new byte[5]);
        site.storage.put("/Drop Box/secret.txt", new byte[6]);
        site.storage.folders.put(FilePath.of("/Drop Box/secrets"), FileType.DIRECTORY);
        site.storage.put("/Drop Box/secrets/deep secret", new byte[7]);
        site.storage.folders.put(FilePath.of("/dir/secret box"), FileType.DROP_BOX);
        site.storage.put("/dir/secret box/secret", new byte[8]);
        admin = site.admin();
        guest = site.guest();
    }

    @AfterEach
    void stop() throws IOException {
        admin.close();
        guest.close();
        site.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void findsPartsOfNamesWithoutCaseAndNothingInClosedDropBoxes(boolean indexed) throws IOException {
        use(indexed);
        Set<String> open = Set.of(
                "420 /Secret Plan.txt|0|3|" + TIMES,
                "420 /dir/caf\u00e9 SECRET|0|4|" + TIMES,
                "420 /dir/secret box|3|0|" + TIMES,
                "420 /Uploads/secret.bin.WiredTransfer|0|5|" + TIMES);
        assertEquals(open, found(guest, "secret"));
        assertEquals(open, found(guest, "SecRet"));
        assertEquals(Set.of("420 /dir/caf\u00e9 SECRET|0|4|" + TIMES), found(guest, "CAF\u00c9"));
        assertEquals(Set.of("420 /dir/caf\u00e9 SECRET|0|4|" + TIMES), found(guest, "cafe\u0301"));
        assertEquals(Set.of(), found(guest, "nothing of that name"));
        assertEquals(8, found(admin, "secret").size());
        assertEquals(10 - 3, found(guest, "").size(), "all but what is in drop boxes");
        assertEquals(indexed, asked.contains("/ secret"));
        guest.lives();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void searchesAHomeAlone(boolean indexed) throws IOException {
        use(indexed);
        site.account("home", "", Set.of(), FilePath.of("/dir"));
        site.account("boxed", "", Set.of(), FilePath.of("/Drop Box"));
        site.account("within", "", Set.of(), FilePath.of("/Drop Box/secrets"));
        try (WireClient client = site.connect().login("home", "")) {
            assertEquals(
                    Set.of("420 /caf\u00e9 SECRET|0|4|" + TIMES, "420 /secret box|3|0|" + TIMES),
                    found(client, "secret"));
        }
        try (WireClient client = site.connect().login("boxed", "")) {
            assertEquals(Set.of(), found(client, "secret"));
        }
        try (WireClient client = site.connect().login("within", "")) {
            assertEquals(Set.of("420 /deep secret|0|7|" + TIMES), found(client, "secret"));
        }
    }

    @Test
    void looksAtNamesTwentyLevelsDeep() throws IOException {
        StringBuilder path = new StringBuilder("/dir");
        for (int level = 2; level <= 25; level++) {
            path.append("/level").append(level);
            site.storage.folders.put(FilePath.of(path.toString()), FileType.DIRECTORY);
        }
        assertEquals(TreeWalk.LEVELS - 1, found(guest, "level").size());
    }

    private static Set<String> found(WireClient client, String part) throws IOException {
        List<String> rows = new ArrayList<>();
        client.say("SEARCH " + part);
        for (String row = client.hear(); !row.equals("421 Done"); row = client.hear()) {
            rows.add(row);
        }
        assertEquals(Set.copyOf(rows).size(), rows.size(), "each is found once");
        return Set.copyOf(rows);
    }

    private void use(boolean indexed) {
        site.site.storage().use(indexed ? indexed() : site.storage);
    }

    /** Storage with an index that knows more than is there. */
    private SearchableStorage indexed() {
        return (SearchableStorage) Proxy.newProxyInstance(
                SearchTest.class.getClassLoader(),
                new Class<?>[] {SearchableStorage.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("search")) {
                        return search((FilePath) arguments[0], (String) arguments[1]);
                    }
                    try {
                        return method.invoke(site.storage, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Stream<FileEntry> search(FilePath below, String part) throws IOException {
        asked.add(below + " " + part);
        List<FileEntry> found = new ArrayList<>();
        List<FilePath> all = new ArrayList<>(site.storage.files.keySet());
        all.addAll(site.storage.folders.keySet());
        for (FilePath path : all) {
            boolean within = !path.equals(below) && path.startsWith(below);
            if (within && path.name().toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT))) {
                found.add(site.storage.stat(path));
            }
        }
        FilePath gone = below.child("gone").child("secret");
        found.add(new FileEntry(gone, FileType.FILE, 1, TestStorage.TIME, TestStorage.TIME, false));
        return found.stream();
    }
}
