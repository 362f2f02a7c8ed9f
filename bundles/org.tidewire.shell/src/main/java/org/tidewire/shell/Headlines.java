package org.tidewire.shell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which news are shown and which are only counted. Time goes in turns: in each a topic may show so many lines, and all
 * together so many; a topic that had more to say is only counted in the next turn. Whoever shows the lines also ends the
 * turns, so if that stands still, as a terminal may, everything is counted and memory stays bounded. May be called from any
 * thread.
 */
final class Headlines {
    /** Lines of one topic in a turn. */
    static final int EACH = 5;

    /** Lines of all topics in a turn. */
    static final int ALL = 20;

    private final List<Supplier<String>> lines = new ArrayList<>(); // guarded by this, as all
    private final Map<Topic, Integer> came = new LinkedHashMap<>();
    private final Map<Topic, Integer> more = new LinkedHashMap<>();
    private final Set<Topic> hushed = new HashSet<>();
    private int shown;

    /**
     * Takes news in.
     *
     * @param topic what they are about
     * @param line writes them, if they are shown
     * @return whether they are to be shown; else they are counted
     */
    synchronized boolean add(Topic topic, Supplier<String> line) {
        int count = came.merge(topic, 1, Integer::sum);
        if (count > EACH || shown >= ALL || hushed.contains(topic)) {
            more.merge(topic, 1, Integer::sum);
            return false;
        }
        shown++;
        lines.add(line);
        return true;
    }

    /**
     * Takes out what is to be shown now.
     *
     * @return what writes the lines, in the order in which the news came
     */
    synchronized List<Supplier<String>> take() {
        List<Supplier<String>> now = List.copyOf(lines);
        lines.clear();
        return now;
    }

    /**
     * Ends a turn and begins the next; what was only counted becomes a line for each topic.
     *
     * @return whether anything came in the turn; if not, turns need not go on before something is added
     */
    synchronized boolean turn() {
        boolean anything = !came.isEmpty();
        hushed.clear();
        came.forEach((topic, count) -> {
            if (count > EACH) {
                hushed.add(topic);
            }
        });
        more.forEach((topic, count) -> lines.add(() -> topic.more(count)));
        came.clear();
        more.clear();
        shown = 0;
        return anything;
    }
}
