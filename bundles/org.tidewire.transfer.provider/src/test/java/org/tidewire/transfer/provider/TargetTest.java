package org.tidewire.transfer.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.tidewire.transfer.provider.Fixture.ANNA;
import static org.tidewire.transfer.provider.Fixture.BERT;
import static org.tidewire.transfer.provider.Fixture.FILE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.storage.StorageTree.Place;
import org.tidewire.transfer.Checksum;

/** When a partial that is there is gone on with, begun again, and left alone. */
class TargetTest {
    private static final byte[] HELD = Fixture.random(1_500_000, 11);
    private static final String OURS = origin(ANNA.name());
    private static final String ANOTHERS = origin(BERT.name());

    private final HeapStorage storage = new HeapStorage();
    private final Target target = new Target(FILE, OURS);

    @AfterEach
    void nothingStaysOpen() throws IOException {
        target.close();
        assertEquals(0, storage.open);
    }

    private final Place place = new Place(storage, "heap", FILE);

    @ParameterizedTest
    @ValueSource(longs = {1, 1_048_575, 1_048_576, 1_048_577, 1_499_999, 1_500_000, 1_500_001, 5_000_000_000L})
    void leavesWhatIsKnownToBeAnothersAsItIs(long position) {
        hold(HELD, ANOTHERS);
        assertLeftAlone(position, HELD, ANOTHERS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1_048_575, 1_048_577, 1_499_999, 1_500_000, 1_500_001, 5_000_000_000L})
    void leavesWhatNobodyIsKnownToHaveBegunAsItIsButAtTheProvenMegabyte(long position) {
        hold(HELD, "");
        assertLeftAlone(position, HELD, "");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_048_575})
    void leavesAPartialThatHasLessThanTheProvenMegabyteAsItIs(int size) {
        byte[] less = Arrays.copyOf(HELD, size);
        hold(less, "");
        assertLeftAlone(Checksum.COVERED, less, "");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1_048_576, 1_499_999, 1_500_001})
    void leavesItsOwnPartialOfAnotherLengthAsItIs(long position) {
        hold(HELD, OURS);
        assertLeftAlone(position, HELD, OURS);
    }

    @Test
    void goesOnWithItsOwnPartial() throws IOException {
        hold(HELD, OURS);
        target.open(place, HELD.length);
        target.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
        target.commit();
        byte[] whole = Arrays.copyOf(HELD, HELD.length + 3);
        System.arraycopy(new byte[] {1, 2, 3}, 0, whole, HELD.length, 3);
        assertArrayEquals(whole, storage.files.get(FILE), "seed 11");
    }

    @Test
    void keepsTheProvenMegabyteOfWhatNobodyIsKnownToHaveBegun() throws IOException {
        hold(HELD, "");
        target.open(place, Checksum.COVERED);
        assertHeld(Arrays.copyOf(HELD, Checksum.COVERED), OURS);
    }

    @ParameterizedTest
    @CsvSource({"''", "da39a3ee5e6b4b0d3255bfef95601890afd80709 3000000 anna", "offer 00 5 friend"})
    void beginsAgainFromTheStartWhoseEverItWas(String begun) throws IOException {
        hold(HELD, begun);
        target.open(place, 0);
        assertHeld(new byte[0], OURS);
        target.close();
        assertFalse(storage.files.containsKey(FILE.partial()), "an empty one is not kept");
    }

    @Test
    void failsInTheMiddleOfNothing() {
        assertThrows(NoSuchFileException.class, () -> target.open(place, 1));
        assertFalse(storage.files.containsKey(FILE.partial()));
    }

    @Test
    void discardsWhatItHasLeftInAStorage() throws IOException {
        hold(HELD, OURS);
        target.discard(storage);
        assertFalse(storage.files.containsKey(FILE.partial()));
        target.discard(storage);
        target.discard(null);
    }

    @Test
    void leavesAnotherPartialThatHasGotItsNameMeanwhile() throws IOException {
        hold(HELD, ANOTHERS);
        target.discard(storage);
        assertHeld(HELD, ANOTHERS);
    }

    @Test
    void discardsWhatItHasOpenWhoeverBeganIt() throws IOException {
        hold(HELD, OURS);
        target.open(place, HELD.length);
        storage.origins.put(FILE, ANOTHERS);
        target.discard(null);
        assertFalse(storage.files.containsKey(FILE.partial()));
    }

    @Test
    void aSmallPutThatComesAtOnceNeverHasAPartial() throws IOException {
        Target put = opened(300);
        assertEquals(Set.of(), storage.files.keySet());
        put.store(ByteBuffer.wrap(HELD, 0, 300));
        put.close();
        assertEquals(Set.of(FILE), storage.files.keySet());
        assertArrayEquals(Arrays.copyOf(HELD, 300), storage.files.get(FILE), "seed 11");
    }

    @Test
    void aPutOfNoBytesNeverHasAPartial() throws IOException {
        opened(0).commit();
        assertArrayEquals(new byte[0], storage.files.get(FILE));
    }

    @Test
    void aSmallPutThatComesInPiecesHasAPartialFromTheFirstOn() throws IOException {
        Target put = opened(300);
        put.write(ByteBuffer.wrap(HELD, 0, 100));
        assertHeld(Arrays.copyOf(HELD, 100), OURS);
        put.store(ByteBuffer.wrap(HELD, 100, 200));
        assertEquals(Set.of(FILE), storage.files.keySet());
        assertArrayEquals(Arrays.copyOf(HELD, 300), storage.files.get(FILE), "seed 11");
    }

    @Test
    void aLargePutHasAPartialBeforeTheFirstByte() throws IOException {
        Target put = opened(1_000_000);
        assertHeld(new byte[0], OURS);
        put.close();
        assertEquals(Set.of(), storage.files.keySet());
    }

    @Test
    void aSmallPutOfWhichNothingCameBeginsInAnyOtherStorage() throws IOException {
        Target put = opened(300);
        assertSame(Held.NOTHING, put.suspend());
        HeapStorage other = new HeapStorage();
        put.resume(new Place(other, "other", FILE), Held.NOTHING);
        put.store(ByteBuffer.wrap(HELD, 0, 300));
        assertEquals(Set.of(), storage.files.keySet());
        assertArrayEquals(Arrays.copyOf(HELD, 300), other.files.get(FILE), "seed 11");
    }

    @Test
    void aSmallPutThatCannotBeStoredLeavesNothingOpenAndTheNextTryBringsIt() throws IOException {
        storage.forceFails = true;
        Target put = opened(300);
        assertThrows(IOException.class, () -> put.store(ByteBuffer.wrap(HELD, 0, 300)));
        put.close();
        assertEquals(0, storage.open);
        storage.forceFails = false;
        opened(300).store(ByteBuffer.wrap(HELD, 0, 300));
        assertArrayEquals(Arrays.copyOf(HELD, 300), storage.files.get(FILE), "seed 11");
    }

    @Test
    void roomThatIsKeptWhileItIsOpenIsWhatItGoesOnWith() throws IOException {
        Target put = opened(300);
        put.prepare(storage);
        assertHeld(new byte[0], OURS);
        put.write(ByteBuffer.wrap(HELD, 0, 100));
        put.close();
        assertHeld(Arrays.copyOf(HELD, 100), OURS);
    }

    private Target opened(long size) throws IOException {
        Target put = Target.put(FILE, OURS, size);
        put.open(place, 0);
        return put;
    }

    private static String origin(String account) {
        return new Origin(Fixture.sum(HELD), 3_000_000, account).text();
    }

    private void hold(byte[] bytes, String origin) {
        storage.files.put(FILE.partial(), bytes.clone());
        storage.origins.put(FILE, origin);
    }

    private void assertLeftAlone(long position, byte[] bytes, String origin) {
        assertThrows(IOException.class, () -> target.open(place, position));
        assertHeld(bytes, origin);
    }

    private void assertHeld(byte[] bytes, String origin) {
        assertArrayEquals(bytes, storage.files.get(FILE.partial()), "seed 11");
        assertEquals(origin, storage.origins.get(FILE));
    }
}
