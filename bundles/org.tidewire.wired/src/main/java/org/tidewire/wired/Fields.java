package org.tidewire.wired;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

import org.tidewire.account.AccountLimits;
import org.tidewire.account.Privilege;
import org.tidewire.storage.FileType;

/** How single fields are written and read: numbers, dates, file types, passwords, privileges. */
public final class Fields {
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,18}");
    // Never fractions: the original server reads exactly 19 characters and an offset.
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);
    // RFC 3339 has years of four digits; what is beyond them Java can read but not always write.
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Fields() {}

    /**
     * Reads a plain decimal number; no sign, no leading zero, no other base.
     *
     * @param text the field
     * @return 0 to 2^63 - 1; empty if it is anything else
     */
    public static OptionalLong number(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty(); // 19 digits beyond 2^63 - 1
        }
    }

    /**
     * Writes a date as RFC 3339 in UTC without fractions; the first or last of the years 0 to 9999 for what is beyond them.
     *
     * @param time the moment
     * @return such as {@code 2026-11-20T20:41:00+00:00}
     */
    public static String date(Instant time) {
        Instant late = time.isAfter(LAST) ? LAST : time;
        return DATE.format((late.isBefore(FIRST) ? FIRST : late).atOffset(ZoneOffset.UTC));
    }

    /**
     * Reads an RFC 3339 date.
     *
     * @param text the field
     * @return the moment; empty if it is no date of the years 0 to 9999
     */
    public static Optional<Instant> date(String text) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            boolean writable = !time.isBefore(FIRST) && time.isBefore(LAST.plusSeconds(1));
            return writable ? Optional.of(time) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * Tells the number of a file type (Wired 4.1).
     *
     * @param type the type
     * @return 0 to 3
     */
    public static int fileType(FileType type) {
        return switch (type) {
            case FILE -> 0;
            case DIRECTORY -> 1;
            case UPLOADS -> 2;
            case DROP_BOX -> 3;
        };
    }

    /**
     * Reads a file type.
     *
     * @param text {@code 0} to {@code 3}
     * @return the type; empty if it is anything else
     */
    public static Optional<FileType> fileType(String text) {
        return switch (text) {
            case "0" -> Optional.of(FileType.FILE);
            case "1" -> Optional.of(FileType.DIRECTORY);
            case "2" -> Optional.of(FileType.UPLOADS);
            case "3" -> Optional.of(FileType.DROP_BOX);
            default -> Optional.empty();
        };
    }

    /**
     * Writes a password as PASS sends it.
     *
     * @param clear the password as a person types it
     * @return lower-case hex SHA-1 of its UTF-8 bytes; empty for the empty password
     */
    public static String password(String clear) {
        if (clear.isEmpty()) {
            return "";
        }
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(sha.digest(clear.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /**
     * Writes the 23 privilege fields of 602 (Wired 2.9): 1 to 18 and 23 are privileges, those between are limits.
     *
     * @param granted what the account may do
     * @param limits how much it may transfer
     * @return 23 fields, in the specified order
     */
    public static List<String> privileges(Set<Privilege> granted, AccountLimits limits) {
        List<String> fields = new ArrayList<>();
        for (Privilege privilege : Privilege.values()) {
            if (privilege == Privilege.CHANGE_TOPIC) {
                fields.add(Long.toString(limits.downloadSpeed()));
                fields.add(Long.toString(limits.uploadSpeed()));
                fields.add(Integer.toString(limits.downloads()));
                fields.add(Integer.toString(limits.uploads()));
            }
            fields.add(granted.contains(privilege) ? "1" : "0");
        }
        return fields;
    }
}
