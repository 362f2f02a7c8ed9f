package org.tidewire.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * How results of one type look.
 *
 * @param type the type
 * @param table what a list of them shows, the most telling first
 * @param detail what one alone shows
 */
record Layout<T>(Class<T> type, List<Column<T>> table, List<Column<T>> detail) {
    /**
     * Draws a list.
     *
     * @param things all of this type
     * @return lines
     */
    String list(Iterable<?> things) {
        List<T> rows = new ArrayList<>();
        things.forEach(thing -> rows.add(type.cast(thing)));
        return Table.of(table, rows);
    }

    /**
     * Draws one in detail.
     *
     * @param thing of this type
     * @return lines
     */
    String detail(Object thing) {
        return Table.of(detail, type.cast(thing));
    }

    /**
     * Draws one on a line.
     *
     * @param thing of this type
     * @return the cells of the table, two blanks between
     */
    String line(Object thing) {
        return String.join(
                "  ",
                table.stream().map(column -> column.text(type.cast(thing))).toList());
    }

    /**
     * Names one.
     *
     * @param thing of this type
     * @return its most telling cell
     */
    String part(Object thing) {
        return table.get(0).text(type.cast(thing));
    }
}
