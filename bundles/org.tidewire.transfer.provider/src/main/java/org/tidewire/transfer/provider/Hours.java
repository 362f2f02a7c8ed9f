package org.tidewire.transfer.provider;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of the timetable: on which days, from and to which minute of the day, and the speeds. Hours that end before
 * they begin go on after midnight, and belong to the day on which they begin.
 */
record Hours(Set<DayOfWeek> days, int from, int to, OptionalLong download, OptionalLong upload) {
    private static final int DAY = 24 * 60;
    private static final Pattern TIMES = Pattern.compile("(\\d\\d):(\\d\\d)-(\\d\\d):(\\d\\d)");
    private static final Pattern SPEED = Pattern.compile("(download|upload)=(\\d{1,15})");

    /** Reads an entry such as {@code mon-fri 08:00-18:00 download=200000 upload=100000}. */
    static Hours of(String entry) {
        try {
            return read(entry.split("\\s+"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    TransferConfig.PID + ": timetable has \"" + entry + "\": " + e.getMessage()
                            + "; allowed are entries such as \"mon-fri 08:00-18:00 download=200000 upload=100000\"",
                    e);
        }
    }

    private static Hours read(String... parts) {
        require(parts.length >= 3, "it needs days, hours, and a speed");
        Matcher times = TIMES.matcher(parts[1]);
        require(times.matches(), "hours are written 08:00-18:00, not " + parts[1]);
        int from = minute(times.group(1), times.group(2));
        int to = minute(times.group(3), times.group(4));
        require(from < DAY, "no day begins at 24:00");
        require(from != to, "it ends when it begins; a whole day is 00:00-24:00");
        OptionalLong download = OptionalLong.empty();
        OptionalLong upload = OptionalLong.empty();
        for (int i = 2; i < parts.length; i++) {
            Matcher speed = SPEED.matcher(parts[i]);
            require(speed.matches(), "a speed is written download=200000 or upload=100000, not " + parts[i]);
            OptionalLong rate = OptionalLong.of(Rates.checked(Long.parseLong(speed.group(2))));
            boolean isDownload = speed.group(1).equals("download");
            require((isDownload ? download : upload).isEmpty(), speed.group(1) + " is there twice");
            download = isDownload ? rate : download;
            upload = isDownload ? upload : rate;
        }
        return new Hours(Days.of(parts[0]), from, to, download, upload);
    }

    private static int minute(String hour, String minute) {
        int all = Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
        require(Integer.parseInt(minute) < 60 && all <= DAY, "there is no " + hour + ":" + minute);
        return all;
    }

    boolean covers(LocalDateTime now) {
        int minute = now.getHour() * 60 + now.getMinute();
        DayOfWeek today = now.getDayOfWeek();
        if (from < to) {
            return days.contains(today) && minute >= from && minute < to;
        }
        return (days.contains(today) && minute >= from) || (days.contains(today.minus(1)) && minute < to);
    }

    static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
