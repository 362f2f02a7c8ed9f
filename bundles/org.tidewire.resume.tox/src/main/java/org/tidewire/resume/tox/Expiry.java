package org.tidewire.resume.tox;

import java.time.LocalDate;

/**
 * When a record goes that nobody touches.
 *
 * @param days how long it is kept, 1 to 36,500; 0 for ever
 */
record Expiry(int days) {
    private static final int MOST = 36_500;

    Expiry {
        if (days < 0 || days > MOST) {
            throw new IllegalArgumentException("expiry.days is " + days + "; 0 to " + MOST + " is allowed");
        }
    }

    /** Tells whether a record has been left alone for more than the days. */
    boolean isOver(LocalDate touched, LocalDate today) {
        return days > 0 && touched.isBefore(today.minusDays(days));
    }
}
