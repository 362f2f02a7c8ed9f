package org.tidewire.shell;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as people read them. */
final class Units {
    private static final String[] BYTES = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final Pattern SPEED = Pattern.compile("([0-9]{1,9}(?:[.][0-9]{1,9})?)([kKmMgG]?)");
    private static final long LEAST_SPEED = 1024;
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private Units() {}

    /**
     * Writes a size with one decimal, or none below 1 KiB.
     *
     * @param bytes the size; negative if nobody knows it
     * @return as {@code 1.4 GiB}, {@code 512 B} or {@code unknown}
     */
    static String size(long bytes) {
        if (bytes < 0) {
            return "unknown";
        }
        double value = bytes;
        int unit = 0;
        while (value >= 1023.95 && unit < BYTES.length - 1) {
            value /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, BYTES[unit]);
    }

    /**
     * Writes a size for people and to the byte.
     *
     * @param bytes the size; negative if nobody knows it
     * @return as {@code 1.4 GiB (1,503,238,553 bytes)}
     */
    static String exact(long bytes) {
        return bytes < 1024 ? size(bytes) : size(bytes) + String.format(Locale.ROOT, " (%,d bytes)", bytes);
    }

    /**
     * Writes a speed.
     *
     * @param bytesPerSecond the speed, 0 or more
     * @return as {@code 11.2 MiB/s}
     */
    static String rate(double bytesPerSecond) {
        return size((long) bytesPerSecond) + "/s";
    }

    /**
     * Reads a speed.
     *
     * @param text bytes per second, as {@code 300000}, {@code 200k} or {@code 1.5M}; k, M and G count in 1,024s, as all
     *     sizes here do
     * @return bytes per second, 1,024 or more
     * @throws CommandException if it is none, or a lower one
     */
    static long speed(String text) throws CommandException {
        Matcher written = SPEED.matcher(text);
        if (written.matches()) {
            int unit = "KMG".indexOf(written.group(2).toUpperCase(Locale.ROOT)) + 1;
            long factor = written.group(2).isEmpty() ? 1 : 1L << (10 * unit);
            long speed = new BigDecimal(written.group(1))
                    .multiply(BigDecimal.valueOf(factor))
                    .longValue();
            if (speed >= LEAST_SPEED) {
                return speed;
            }
        }
        throw new CommandException("the limit is in bytes per second, as 300000, 200k or 1.5M, and at least 1024, not "
                + Text.printable(text));
    }

    /**
     * Writes a time span, rounded to seconds.
     *
     * @param span the span, 0 or longer
     * @return as {@code 0:07} or {@code 1:02:03}
     */
    static String span(Duration span) {
        long seconds = (span.toMillis() + 500) / 1000;
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /**
     * Writes a part of a whole.
     *
     * @param part 0 to whole
     * @param whole the whole; negative if nobody knows it
     * @return as {@code 45%}, rounded down, so that 100% means all; {@code -} if the whole is unknown
     */
    static String percent(long part, long whole) {
        if (whole < 0) {
            return "-";
        }
        return whole == 0 ? "100%" : (long) Math.min(100, Math.floor(100.0 * part / whole)) + "%";
    }

    /**
     * Writes a moment in the time zone of this machine.
     *
     * @param moment the moment
     * @return as {@code 2026-11-20 18:05}
     */
    static String moment(Instant moment) {
        return MINUTES.format(moment.atZone(ZoneId.systemDefault()));
    }

    /**
     * Writes the time of day of a moment in the time zone of this machine.
     *
     * @param moment the moment
     * @return as {@code 18:05}
     */
    static String clock(Instant moment) {
        return CLOCK.format(moment.atZone(ZoneId.systemDefault()));
    }
}
