package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ResourceBundle;

import org.junit.jupiter.api.Test;
import org.osgi.service.log.Logger;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.PartialFile;
import org.tidewire.transfer.FileControl;
import org.tidewire.transfer.FileKind;
import org.tidewire.transfer.Friend;
import org.tidewire.transfer.Side;
import org.tidewire.transfer.Transfer;
import org.tidewire.transfer.TransferState;

/** The engine without a framework. */
class PlainEngineTest {
    private static final long SEED = 909;

    @Test
    void itSendsAFileFromAStorage() throws Exception {
        byte[] bytes = new byte[100_000];
        new Random(SEED).nextBytes(bytes);
        HeapStorage storage = new HeapStorage();
        FilePath path = FilePath.of("/file.bin");
        try (PartialFile partial = storage.create(path, "test")) {
            partial.append(ByteBuffer.wrap(bytes));
            partial.commit();
        }
        try (PlainEngine plain = new PlainEngine(storage, Map.of())) {
            assertEquals(path, plain.tree().at(path).path());
            plain.engine().addFriend(new NotingFriend(new ArrayList<>()), Map.of(Friend.ID, "anna"));
            Transfer transfer = plain.engine().send("anna", path, FileKind.DATA);
            transfer.control(FileControl.RESUME, Side.THEIRS);
            ByteBuffer arrived = ByteBuffer.allocate(bytes.length + 1);
            while (transfer.read(arrived, arrived.position()) >= 0) {
                assertEquals(TransferState.RUNNING, transfer.info().state());
            }
            assertArrayEquals(bytes, Arrays.copyOf(arrived.array(), arrived.position()), "seed " + SEED);
            assertEquals(TransferState.COMPLETED, transfer.info().state());
        }
    }

    @Test
    void settingsHaveTheDefaultsOfTheConfiguration() {
        Limits usual = Limits.of(PlainSettings.of(Map.of()));
        assertEquals(10, usual.totalUploads());
        assertEquals(FilePath.of("/Received"), usual.receiveFolder());
        assertEquals(3, Limits.of(PlainSettings.of(Map.of("total.uploads", 3))).totalUploads());
    }

    @Test
    void aSettingThatIsWrongIsRefusedByItsName() {
        assertTrue(refused(Map.of("uploads", 3)).contains("'uploads' is no setting; there are [client.downloads"));
        assertEquals("total.uploads is 3; it must be of Integer", refused(Map.of("total.uploads", "3")));
        assertTrue(refused(Map.of("total.uploads", 0)).contains("total.uploads is 0, allowed are 1 to 10000"));
    }

    private static String refused(Map<String, ?> settings) {
        return assertThrows(IllegalArgumentException.class, () -> new PlainEngine(new HeapStorage(), settings))
                .getMessage();
    }

    @Test
    void whatTheEngineLogsIsInJavasLog() {
        Lines lines = new Lines();
        Logger log = PlainLog.to(lines);
        log.info("up");
        log.warn("{} of {}", 1, 2);
        log.error("{} and {} and {}", 1, 2, 3, new IllegalStateException("why"));
        log.debug("{} more {}", 7);
        assertEquals(
                List.of(
                        "INFO up null",
                        "WARNING 1 of 2 null",
                        "ERROR 1 and 2 and 3 java.lang.IllegalStateException: why",
                        "DEBUG 7 more {} null"),
                lines.said);
        assertThrows(UnsupportedOperationException.class, log::isInfoEnabled);
        assertThrows(UnsupportedOperationException.class, () -> log.info(same -> same.info("by itself")));
    }

    private static final class Lines implements System.Logger {
        final List<String> said = new ArrayList<>();

        @Override
        public String getName() {
            return "lines";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String text, Throwable thrown) {
            said.add(level + " " + text + " " + thrown);
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... arguments) {
            throw new AssertionError("a format of another kind: " + format);
        }
    }
}
