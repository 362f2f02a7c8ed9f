package org.tidewire.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

class HeadlinesTest {
    private static final Topic BOB = Topic.messages("bob");

    private final Headlines headlines = new Headlines();

    @Test
    void showsWhatComesInTheOrderInWhichItCame() {
        headlines.add(BOB, () -> "one");
        headlines.add(Topic.REQUESTS, () -> "two");
        headlines.add(BOB, () -> "three");
        assertEquals(List.of("one", "two", "three"), take());
        assertEquals(List.of(), take());
    }

    @Test
    void countsWhatIsMoreThanATopicMayShow() {
        add(BOB, Headlines.EACH + 312);
        assertEquals(Headlines.EACH, take().size());
        assertTrue(headlines.turn());
        assertEquals(List.of("... and 312 more messages of bob"), take());
    }

    @Test
    void aFloodIsOnlyCountedUntilItEnds() {
        add(BOB, 100);
        take();
        headlines.turn();
        take();
        add(BOB, 100);
        assertEquals(List.of(), take());
        assertTrue(headlines.turn());
        assertEquals(List.of("... and 100 more messages of bob"), take());
        assertFalse(headlines.turn());
        assertTrue(headlines.add(BOB, () -> "quietly"));
        assertEquals(List.of("quietly"), take());
    }

    @Test
    void aFloodLeavesOthersAlone() {
        add(BOB, 10_000);
        take();
        assertTrue(headlines.add(Topic.messages("carol"), () -> "carol: Hi"));
        assertEquals(List.of("carol: Hi"), take());
    }

    @Test
    void manyTogetherShowNoMoreThanFitsToo() {
        for (int i = 0; i < 100; i++) {
            add(Topic.messages("friend" + i), 2);
        }
        assertEquals(Headlines.ALL, take().size());
        headlines.turn();
        List<String> more = take();
        assertEquals(90, more.size());
        assertEquals("... and 2 more messages of friend10", more.get(0));
    }

    @Test
    void keepsNoMoreThanATurnWhenNobodyShows() {
        add(BOB, 1_000_000);
        assertEquals(Headlines.EACH, headlines.take().size());
    }

    @Test
    void oneIsNotSeveral() {
        assertEquals("... and 1 more friend request", Topic.REQUESTS.more(1));
        assertEquals(
                "... and 2 more comings and goings of bob", Topic.changes("bob").more(2));
    }

    private void add(Topic topic, int count) {
        for (int i = 0; i < count; i++) {
            headlines.add(topic, () -> "line");
        }
    }

    private List<String> take() {
        return headlines.take().stream().map(Supplier::get).toList();
    }
}
