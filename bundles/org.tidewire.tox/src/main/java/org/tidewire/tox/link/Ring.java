package org.tidewire.tox.link;

/** Slots for packets by number, as many as are in use at once need. */
final class Ring<T> {
    /** The numbers that may be in use at once, in each direction. */
    static final int WINDOW = 32768;

    private static final int FIRST = 64;

    private Object[] slots = new Object[FIRST];

    @SuppressWarnings("unchecked") // only put() puts
    T get(long number) {
        return (T) slots[index(number)];
    }

    void put(long number, T packet) {
        slots[index(number)] = packet;
    }

    void clear(long number) {
        slots[index(number)] = null;
    }

    /** Makes room for the numbers from start to before end, at most {@link #WINDOW}. */
    void reserve(long start, long end) {
        int size = slots.length;
        while (size < end - start) {
            size *= 2;
        }
        if (size == slots.length) {
            return;
        }
        Object[] old = slots;
        slots = new Object[size];
        for (long number = start; number < start + old.length; number++) {
            slots[index(number)] = old[(int) (number & (old.length - 1))];
        }
    }

    /** Slots there are. */
    int size() {
        return slots.length;
    }

    private int index(long number) {
        return (int) (number & (slots.length - 1));
    }
}
