package org.tidewire.transfer.provider;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Which speeds count when: those of the first entry that matches, and the plain ones at any other time. */
record Timetable(Rates plain, List<Hours> hours) {
    /**
     * Reads entries; one text may hold several between semicolons, for files that cannot write lists.
     *
     * @throws IllegalArgumentException if one cannot be understood
     */
    static Timetable of(Rates plain, String... texts) {
        List<Hours> hours = new ArrayList<>();
        for (String text : texts) {
            for (String entry : text.split(";")) {
                if (!entry.isBlank()) {
                    hours.add(Hours.of(entry.strip()));
                }
            }
        }
        return new Timetable(plain, List.copyOf(hours));
    }

    Rates at(LocalDateTime now) {
        return hours.stream()
                .filter(entry -> entry.covers(now))
                .findFirst()
                .map(entry -> new Rates(
                        entry.download().orElse(plain.download()),
                        entry.upload().orElse(plain.upload())))
                .orElse(plain);
    }
}
