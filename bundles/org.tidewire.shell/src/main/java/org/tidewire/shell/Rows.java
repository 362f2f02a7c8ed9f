package org.tidewire.shell;

import java.util.AbstractList;
import java.util.List;

/** A list that knows what to say when it is empty. Immutable. */
final class Rows<E> extends AbstractList<E> {
    private final List<E> elements;
    private final String none;

    /**
     * Makes one.
     *
     * @param elements what is listed
     * @param none what to print if there is nothing
     */
    Rows(List<E> elements, String none) {
        this.elements = List.copyOf(elements);
        this.none = none;
    }

    /**
     * Tells what to print if there is nothing.
     *
     * @return a few words
     */
    String none() {
        return none;
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
