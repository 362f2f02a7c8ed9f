package org.tidewire.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of text under column names, aligned, two blanks between. Not for several threads. */
final class Table {
    private static final String GAP = "  ";

    private final List<Column<?>> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * Lays out some rows.
     *
     * @param columns what to show of each
     * @param things one for each row
     * @return the lines, the names first, without a line break after the last
     */
    static <T> String of(List<Column<T>> columns, Iterable<? extends T> things) {
        Table table = new Table();
        table.columns.addAll(columns);
        table.rows.add(columns.stream().map(Column::name).toList());
        for (T thing : things) {
            table.rows.add(columns.stream().map(column -> column.text(thing)).toList());
        }
        return table.lines();
    }

    /**
     * Lays out one thing, a line for each column that is not empty.
     *
     * @param columns what to show of it
     * @param thing the thing
     * @return the lines, each a name and a text, without a line break after the last
     */
    static <T> String of(List<Column<T>> columns, T thing) {
        int widest = columns.stream()
                .filter(column -> !column.text(thing).isEmpty())
                .mapToInt(column -> column.name().length())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        for (Column<T> column : columns) {
            String text = column.text(thing);
            if (!text.isEmpty()) {
                lines.add(Text.pad(column.name(), widest, false) + GAP + text);
            }
        }
        return String.join("\n", lines);
    }

    private String lines() {
        List<String> lines = new ArrayList<>();
        int[] widths = IntStream.range(0, columns.size()).map(this::width).toArray();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(i == 0 ? "" : GAP)
                        .append(Text.pad(row.get(i), widths[i], columns.get(i).right()));
            }
            lines.add(line.toString().stripTrailing());
        }
        return String.join("\n", lines);
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> Text.width(row.get(column))).max().orElse(0);
    }
}
