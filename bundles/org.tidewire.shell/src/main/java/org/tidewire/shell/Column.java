package org.tidewire.shell;

import java.util.function.Function;

/**
 * One thing to tell of a result.
 *
 * @param name what stands above or before it
 * @param right whether it is a number, which goes to the right
 * @param always whether a table shows it though it is empty in every row
 * @param cell finds it; null is nothing
 */
record Column<T>(String name, boolean right, boolean always, Function<T, Object> cell) {
    /**
     * Makes a column of words.
     *
     * @param name what stands above or before it
     * @param cell finds it
     * @return the column
     */
    static <T> Column<T> words(String name, Function<T, Object> cell) {
        return new Column<>(name, false, true, cell);
    }

    /**
     * Makes a column of numbers.
     *
     * @param name what stands above or before it
     * @param cell finds it
     * @return the column
     */
    static <T> Column<T> number(String name, Function<T, Object> cell) {
        return new Column<>(name, true, true, cell);
    }

    /**
     * Makes the same column for tables that have no room to spare.
     *
     * @return a column that is left out of a table in which it is empty in every row
     */
    Column<T> ifAny() {
        return new Column<>(name, right, false, cell);
    }

    /**
     * Writes the cell of one row.
     *
     * @param row the row
     * @return text that is safe to print; empty if there is nothing to tell
     */
    String text(T row) {
        Object found = cell.apply(row);
        return found == null ? "" : Text.printable(found.toString());
    }
}
