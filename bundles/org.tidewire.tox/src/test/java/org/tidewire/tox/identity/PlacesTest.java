package org.tidewire.tox.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.dht.Node;

class PlacesTest {
    private static final String KEY = "9EE9E3716922E263B4CDEA1471E5069BBC837B163F879C6092ADED64689C532D";
    private static final String NOBODY = "ff".repeat(31).toUpperCase(Locale.ROOT) + "7F";

    @TempDir
    Path folder;

    private Path file;
    private Places places;

    @BeforeEach
    void choose() {
        file = folder.resolve("me.tox.places");
        places = new Places(folder.resolve("me.tox"));
    }

    private static PublicKey key() {
        return KeyPair.random(new SecureRandom()).open();
    }

    private static Node node(String address) throws IOException {
        return new Node(key(), new InetSocketAddress(InetAddress.getByName(address), 33445));
    }

    @Test
    void placesComeBackAsTheyWere() throws IOException {
        Map<PublicKey, Node> written = new LinkedHashMap<>();
        for (String address : List.of("127.0.0.1", "255.255.255.255", "::1", "2001:db8::1:0", "fe80::1%1")) {
            written.put(key(), node(address));
        }
        places.write(written);
        assertEquals(List.copyOf(written.entrySet()), List.copyOf(places.read().entrySet()));
        places.write(Map.of());
        assertEquals(Map.of(), places.read());
    }

    @Test
    void withoutAFileNobodyIsAnywhere() throws IOException {
        assertEquals(Map.of(), places.read());
        assertFalse(Files.exists(file));
    }

    @Test
    void nobodyElseMayReadWhoTalksToWhom() throws IOException {
        Files.writeString(file, "");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        places.write(Map.of(key(), node("127.0.0.1")));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void linesThatAreNotSoundArePassedOver() throws IOException {
        List<String> hostile = List.of(
                "",
                " ",
                KEY,
                KEY + " " + KEY + " 127.0.0.1",
                KEY + " " + KEY + " 127.0.0.1 0",
                KEY + " " + KEY + " 127.0.0.1 65536",
                KEY + " " + KEY + " 127.0.0.1 -1",
                KEY + " " + KEY + " 127.0.0.1 33445 more",
                KEY + " " + KEY + " localhost 33445",
                KEY + " " + KEY + " 300.1.1.1 33445",
                KEY + " " + KEY + " ::1::2 33445",
                KEY + " " + KEY + " : 33445",
                KEY + " " + KEY + " fe80::1%nowhere 33445",
                KEY + " " + NOBODY + " 127.0.0.1 33445",
                NOBODY + " " + KEY + " 127.0.0.1 33445",
                KEY.substring(1) + " " + KEY + " 127.0.0.1 33445",
                KEY.replace('9', 'x') + " " + KEY + " 127.0.0.1 33445");
        String sound = KEY + " " + KEY + " 192.0.2.1 33445";
        Files.writeString(file, String.join("\n", hostile) + "\n" + sound + "\r\n\0");
        Node node = new Node(PublicKey.parse(KEY), new InetSocketAddress(InetAddress.getByName("192.0.2.1"), 33445));
        assertEquals(Map.of(PublicKey.parse(KEY), node), places.read());
    }

    @Test
    void spoiledFilesAreRead() throws IOException {
        long seed = new SecureRandom().nextLong();
        Random random = new Random(seed);
        byte[] sound = (KEY + " " + KEY + " 192.0.2.1 33445\n").repeat(3).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 500; i++) {
            byte[] spoiled = Arrays.copyOf(sound, random.nextInt(sound.length + 1));
            for (int j = 0; j < 3 && spoiled.length > 0; j++) {
                spoiled[random.nextInt(spoiled.length)] = (byte) (random.nextBoolean() ? ' ' : random.nextInt(256));
            }
            Files.write(file, spoiled);
            assertTrue(places.read().size() <= 3, "seed " + seed + ", file " + i);
        }
    }

    @Test
    void aFileThatIsTooLongIsRefused() throws IOException {
        Files.write(file, new byte[(16 << 20) + 1]);
        assertTrue(assertThrows(IOException.class, places::read).getMessage().contains("16777216 bytes"));
    }
}
