package org.tidewire.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
        return table.lines(table.shown());
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

    private int[] shown() {
        return IntStream.range(0, columns.size())
                .filter(column -> columns.get(column).always()
                        || rows.stream().skip(1).anyMatch(row -> !row.get(column)
                                .isEmpty()))
                .toArray();
    }

    private String lines(int[] shown) {
        List<String> lines = new ArrayList<>();
        int[] widths = IntStream.range(0, columns.size()).map(this::width).toArray();
        for (List<String> row : rows) {
            lines.add(IntStream.of(shown)
                    .mapToObj(
                            i -> Text.pad(row.get(i), widths[i], columns.get(i).right()))
                    .collect(Collectors.joining(GAP))
                    .stripTrailing());
        }
        return String.join("\n", lines);
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> Text.width(row.get(column))).max().orElse(0);
    }
}
