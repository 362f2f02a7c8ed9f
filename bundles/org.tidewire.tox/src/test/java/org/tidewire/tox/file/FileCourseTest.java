package org.tidewire.tox.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.transfer.Side;

/** What may follow what. */
class FileCourseTest {
    private final FileCourse course = new FileCourse();

    private boolean step(String word) {
        return switch (word) {
            case "accept" -> course.accept();
            case "we-pause" -> course.pause(Side.OURS);
            case "they-pause" -> course.pause(Side.THEIRS);
            case "we-resume" -> course.resume(Side.OURS);
            case "they-resume" -> course.resume(Side.THEIRS);
            case "end" -> course.end();
            default -> throw new IllegalArgumentException(word);
        };
    }

    private String state() {
        if (course.isOver()) {
            return "over";
        }
        return course.isOffered() ? "offered" : course.moves() ? "moves" : course.isAccepted() ? "paused" : "nothing";
    }

    /** A word with ! before it is to have no effect. */
    @ParameterizedTest
    @CsvSource({
        "'', offered",
        "accept, moves",
        "accept !accept, moves",
        "!we-pause, offered",
        "!they-pause, offered",
        "!we-resume, offered",
        "!they-resume, offered",
        "accept !we-resume !they-resume, moves",
        "accept we-pause, paused",
        "accept they-pause, paused",
        "accept we-pause !we-pause, paused",
        "accept they-pause !they-pause, paused",
        "accept we-pause !accept, paused",
        "accept we-pause !they-resume, paused",
        "accept they-pause !we-resume, paused",
        "accept we-pause we-resume, moves",
        "accept they-pause they-resume, moves",
        "accept we-pause they-pause we-resume, paused",
        "accept we-pause they-pause they-resume, paused",
        "accept we-pause they-pause they-resume we-resume, moves",
        "end, over",
        "end !accept, over",
        "accept end, over",
        "accept end !end, over",
        "accept we-pause they-pause end !we-resume !they-resume, over",
        "accept end !we-pause !they-pause, over",
    })
    void onlyWhatIsAllowedHasAnEffect(String words, String expected) {
        for (String word : words.isEmpty() ? List.<String>of() : List.of(words.split(" "))) {
            boolean refused = word.startsWith("!");
            assertEquals(!refused, step(refused ? word.substring(1) : word), word + " in " + words);
        }
        assertEquals(expected, state(), words);
    }
}
