package org.tidewire.storage.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.text.Normalizer;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.storage.PartialFile;

/** Two spellings of one name never become two files, and two names never become one. */
interface SpellingContract extends Subject {
    /** So many of the letters that have two spellings are tried, the same ones each time; all of them are some 13,000. */
    int LETTERS = Integer.getInteger("storage.kit.letters", 12);

    @Test
    default void noLetterWithTwoSpellingsMakesTwoFiles() throws IOException {
        int[] letters = IntStream.rangeClosed(0x80, Character.MAX_CODE_POINT)
                .filter(letter ->
                        Character.isDefined(letter) && !decomposed(letter).equals(Character.toString(letter)))
                .toArray();
        int tried = Math.min(LETTERS, letters.length);
        for (int i = 0; i < tried; i++) {
            int letter = letters[(int) ((long) i * letters.length / tried)];
            // Numbered, since some letters are but other spellings of others, or differ from them in case.
            FilePath path = FilePath.of("/" + i + Character.toString(letter));
            FilePath other = FilePath.of("/" + i + decomposed(letter));
            Data.put(storage(), path, Data.random(30, letter));
            assertThrows(FileAlreadyExistsException.class, () -> storage().create(other, ""), other::toString);
            assertThrows(FileAlreadyExistsException.class, () -> storage().createFolder(other, FileType.UPLOADS));
            Data.assertBytes(Data.random(30, letter), storage(), other);
        }
        assertEquals(tried, listed(FilePath.ROOT).size());
    }

    private static String decomposed(int letter) {
        return Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD);
    }

    @Test
    default void twoWhoSpellANameOtherwiseAtOnceMakeOneFile() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        CyclicBarrier start = new CyclicBarrier(2);
        try {
            for (int round = 0; round < 20; round++) {
                String number = "/" + round;
                Future<Integer> one = other.submit(() -> makes(start, number + "\u00e9t\u00e9"));
                int two = makes(start, number + "e\u0301te\u0301");
                assertEquals(1, one.get(60, TimeUnit.SECONDS) + two);
                assertEquals(round + 1, listed(FilePath.ROOT).size());
            }
        } finally {
            other.shutdownNow();
        }
    }

    /** Makes a file when the other one does, too: 1 if this one may. */
    private int makes(CyclicBarrier start, String text) throws Exception {
        start.await(60, TimeUnit.SECONDS);
        try (PartialFile partial = storage().create(FilePath.of(text), text)) {
            partial.commit();
            return 1;
        } catch (FileAlreadyExistsException e) {
            return 0;
        }
    }

    @Test
    default void namesThatDifferInCaseAreOneOrTwoAndNeverMixed() throws IOException {
        for (List<String> pair : List.of(
                List.of("name", "NAME"),
                List.of("\u00e9t\u00e9", "\u00c9T\u00c9"),
                List.of("stra\u00dfe", "STRASSE"),
                List.of("i\u0307", "\u0130"),
                List.of("\u03c3", "\u03c2"),
                List.of("\ufb01", "fi"),
                List.of("\uff41", "a"),
                List.of("dot", "dot."),
                List.of("blank", "blank "),
                List.of("zero", "ze\u200bro"))) {
            FilePath one = FilePath.ROOT.child(pair.get(0));
            FilePath other = FilePath.ROOT.child(pair.get(1));
            Data.put(storage(), one, Data.random(40));
            try {
                Data.put(storage(), other, Data.random(50));
                Data.assertBytes(Data.random(50), storage(), other);
            } catch (FileAlreadyExistsException e) {
                Data.assertBytes(Data.random(40), storage(), other); // This backend takes both for one name.
            }
            Data.assertBytes(Data.random(40), storage(), one);
        }
    }
}
