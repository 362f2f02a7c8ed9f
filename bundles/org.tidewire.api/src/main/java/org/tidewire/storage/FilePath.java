package org.tidewire.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An absolute path in a storage tree: the names from the root down, none for the root itself.
 *
 * <p>Every name is normalised to NFC, so that two spellings of one name are one path. A name is refused if it is empty,
 * {@code .}, {@code ..} or {@code .wired} in any case (where folder types and the origins of partials are kept), if it
 * holds a slash, a backslash, a control character or half of a surrogate pair, or if it is longer than 255 bytes of
 * UTF-8. A path is refused beyond 4,096 bytes or {@link #MAX_DEPTH} names. So a path that exists never leaves its root.
 *
 * @param names the names from the root down
 */
public record FilePath(List<String> names) implements Comparable<FilePath> {
    /** What a partial's name has after its target's name, as Wired servers and clients write it. */
    public static final String PARTIAL_SUFFIX = ".WiredTransfer";

    /** How many names a path may have. */
    public static final int MAX_DEPTH = 64;

    /** The root, a path without names. */
    public static final FilePath ROOT = new FilePath(List.of());

    private static final int MAX_NAME = 255;
    private static final int MAX_PATH = 4096;

    /**
     * Checks and normalises the names.
     *
     * @throws IllegalArgumentException if a name or the whole is refused; the message says why
     */
    public FilePath {
        if (names.size() > MAX_DEPTH) { // before any of them costs something
            throw tooLong();
        }
        List<String> checked = new ArrayList<>(names.size());
        long length = 0;
        for (String name : names) {
            String normal = checked(name);
            checked.add(normal);
            length += 1 + normal.getBytes(UTF_8).length;
        }
        if (length > MAX_PATH) {
            throw tooLong();
        }
        names = List.copyOf(checked);
    }

    /**
     * Reads a path as people and protocols write it; leading, doubled and trailing slashes mean nothing.
     *
     * @param text names separated by {@code /}; the empty text is the root
     * @return the path
     * @throws IllegalArgumentException if it is refused; the message says why
     */
    public static FilePath of(String text) {
        List<String> names = new ArrayList<>();
        for (String name : text.split("/", -1)) {
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return new FilePath(names);
    }

    /**
     * Goes one name down.
     *
     * @param name the child's name
     * @return the child's path
     * @throws IllegalArgumentException if it is refused
     */
    public FilePath child(String name) {
        List<String> longer = new ArrayList<>(names);
        longer.add(name);
        return new FilePath(longer);
    }

    /**
     * Goes one name up.
     *
     * @return the folder this lies in
     * @throws IllegalStateException if this is the root
     */
    public FilePath parent() {
        if (isRoot()) {
            throw new IllegalStateException("the root has no parent");
        }
        return new FilePath(names.subList(0, names.size() - 1));
    }

    /**
     * Tells the last name.
     *
     * @return the name; empty for the root
     */
    public String name() {
        return isRoot() ? "" : names.get(names.size() - 1);
    }

    /**
     * Tells whether this is the root.
     *
     * @return whether there are no names
     */
    public boolean isRoot() {
        return names.isEmpty();
    }

    /**
     * Tells whether this lies in a folder, however deep, or is it.
     *
     * @param folder the folder
     * @return whether this path begins with all of its names
     */
    public boolean startsWith(FilePath folder) {
        int depth = folder.names.size();
        return names.size() >= depth && names.subList(0, depth).equals(folder.names);
    }

    /**
     * Tells whether the name is a partial's.
     *
     * @return whether it ends with {@link #PARTIAL_SUFFIX}
     */
    public boolean isPartial() {
        return name().endsWith(PARTIAL_SUFFIX);
    }

    /**
     * Tells where the partial of this target lies.
     *
     * @return this path with {@link #PARTIAL_SUFFIX}
     * @throws IllegalArgumentException if the name would be longer than 255 bytes
     */
    public FilePath partial() {
        return parent().child(name() + PARTIAL_SUFFIX);
    }

    /**
     * Tells whose partial this is; the inverse of {@link #partial}.
     *
     * @return this path without {@link #PARTIAL_SUFFIX}; empty if the name does not end with it, or if what comes before
     *     it is refused as a name, as in {@code ..WiredTransfer}
     */
    public Optional<FilePath> target() {
        if (!isPartial()) {
            return Optional.empty();
        }
        String name = name().substring(0, name().length() - PARTIAL_SUFFIX.length());
        return fault(name) == null ? Optional.of(parent().child(name)) : Optional.empty();
    }

    @Override
    public int compareTo(FilePath other) {
        return toString().compareTo(other.toString());
    }

    /** Writes the path with a slash before every name; the root is {@code /}. */
    @Override
    public String toString() {
        return "/" + String.join("/", names);
    }

    private static IllegalArgumentException tooLong() {
        return new IllegalArgumentException("a path has at most " + MAX_PATH + " bytes and " + MAX_DEPTH + " names");
    }

    private static String checked(String name) {
        String normal = Normalizer.normalize(name, Normalizer.Form.NFC);
        String fault = fault(normal);
        if (fault != null) {
            throw new IllegalArgumentException("a file name " + fault);
        }
        return normal;
    }

    private static String fault(String name) {
        if (name.isEmpty()) {
            return "may not be empty";
        }
        if (isReserved(name)) {
            return "may not be " + name;
        }
        if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            return "may not hold a slash or backslash";
        }
        if (name.codePoints().anyMatch(FilePath::isRefused)) {
            return "may not hold control characters or broken surrogates";
        }
        return name.getBytes(UTF_8).length > MAX_NAME ? "may not be longer than " + MAX_NAME + " bytes" : null;
    }

    private static boolean isReserved(String name) {
        return name.charAt(0) == '.'
                && (name.length() == 1
                        || name.equals("..")
                        || name.toLowerCase(Locale.ROOT).equals(".wired"));
    }

    private static boolean isRefused(int point) {
        return Character.isISOControl(point) || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
