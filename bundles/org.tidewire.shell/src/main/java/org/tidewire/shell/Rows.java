package org.tidewire.shell;

import java.util.AbstractList;
import java.util.List;

/** A list that knows what to say when it is empty, and when it is too long for a screen. Immutable. */
final class Rows<E> extends AbstractList<E> {
    private final List<E> elements;
    private final String none;
    private final int drawn;
    private final String hint;

    /**
     * Makes one.
     *
     * @param elements what is listed
     * @param none what to print if there is nothing
     */
    Rows(List<E> elements, String none) {
        this(elements, none, Integer.MAX_VALUE, "");
    }

    /**
     * Makes one of which a table shows only the beginning. Scripts have it all.
     *
     * @param elements what is listed
     * @param none what to print if there is nothing
     * @param drawn how many a table shows, 1 or more
     * @param hint what to print after the count of those that it does not show
     */
    Rows(List<E> elements, String none, int drawn, String hint) {
        this.elements = List.copyOf(elements);
        this.none = none;
        this.drawn = drawn;
        this.hint = hint;
    }

    /**
     * Tells what to print if there is nothing.
     *
     * @return a few words
     */
    String none() {
        return none;
    }

    /**
     * Gives what a table shows.
     *
     * @return the beginning of the list, or all of it
     */
    List<E> drawn() {
        return elements.subList(0, Math.min(drawn, elements.size()));
    }

    /**
     * Tells what a table does not show.
     *
     * @return a line to print below it; empty if the table shows all
     */
    String more() {
        int more = elements.size() - drawn().size();
        return more == 0 ? "" : "... and " + more + " more" + hint;
    }

    @Override
    public E get(int index) {
        return elements.get(index);
    }

    @Override
    public int size() {
        return elements.size();
    }
}
