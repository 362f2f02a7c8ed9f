package org.tidewire.transfer.provider;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Days of the week as the timetable writes them: {@code mon-fri}, {@code sat,sun} or {@code *}. */
final class Days {
    private static final List<String> NAMES = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private Days() {}

    static Set<DayOfWeek> of(String text) {
        if (text.equals("*")) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String range : text.split(",", -1)) {
            String[] ends = range.split("-", -1);
            Hours.require(ends.length <= 2, "days are written mon-fri, not " + range);
            DayOfWeek last = day(ends[ends.length - 1]);
            DayOfWeek day = day(ends[0]);
            for (days.add(day); day != last; days.add(day)) { // sat-mon goes over the week's end
                day = day.plus(1);
            }
        }
        return days;
    }

    private static DayOfWeek day(String name) {
        int index = NAMES.indexOf(name.toLowerCase(Locale.ROOT));
        Hours.require(index >= 0, "days are " + String.join(", ", NAMES) + " or *, not " + name);
        return DayOfWeek.of(index + 1);
    }
}
