package org.tidewire.account.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A password as it is kept: the Argon2id hash of what a Wired client sends (RFC 9106; written in the PHC string format).
 * Immutable; methods may be called from any thread.
 */
public final class PasswordHash {
    // OWASP's second recommendation: 19 MiB, two passes, one lane.
    private static final int MEMORY = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT = 16;
    private static final int HASH = 32;

    /** What an account without password keeps: only the empty password is right. */
    public static final PasswordHash NONE = new PasswordHash(MEMORY, PASSES, LANES, new byte[SALT], new byte[0]);

    // What a configuration may ask for: each login costs this much memory and time.
    private static final int MAX_MEMORY = 65_536;
    private static final int MAX_PASSES = 10;
    private static final int MAX_LANES = 4;
    private static final int MIN_BYTES = 8;
    private static final int MAX_BYTES = 64;

    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,9}),p=(\\d{1,9})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    /** What turns a password into bytes; tests count how often, and at which cost. */
    interface Work {
        /**
         * Hashes.
         *
         * @param hash whose memory, passes, lanes and salt count
         * @param length how many bytes there shall be
         */
        byte[] on(PasswordHash hash, String password, int length);
    }

    // Two at a time, in turn: any number of logins at once needs no more memory than two.
    private static final Semaphore AT_WORK = new Semaphore(2, true);

    private final int memory;
    private final int passes;
    private final int lanes;
    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(int memory, int passes, int lanes, byte[] salt, byte[] hash) {
        this.memory = memory;
        this.passes = passes;
        this.lanes = lanes;
        this.salt = salt;
        this.hash = hash;
    }

    /**
     * Hashes a password with a new salt; takes tens of milliseconds and 19 MiB.
     *
     * @param wiredPassword as a client sends it, see {@link #wired}
     * @return its hash; {@link #NONE} for the empty password
     */
    public static PasswordHash make(String wiredPassword) {
        if (wiredPassword.isEmpty()) {
            return NONE;
        }
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        byte[] hash = argon(new PasswordHash(MEMORY, PASSES, LANES, salt, NONE.hash), wiredPassword, HASH);
        return new PasswordHash(MEMORY, PASSES, LANES, salt, hash);
    }

    /**
     * Reads a hash as {@link #toString} and other Argon2 tools write it.
     *
     * @param text {@code $argon2id$v=19$m=KIB,t=PASSES,p=LANES$SALT$HASH}, or empty for no password
     * @return the hash
     * @throws IllegalArgumentException if it is nothing of the kind, or asks for more than 65,536 KiB, 10 passes or 4
     *     lanes; the message never holds the text
     */
    public static PasswordHash parse(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "a password is kept as $argon2id$v=19$m=KIB,t=PASSES,p=LANES$SALT$HASH, or empty for none");
        }
        int lanes = bounded("p", parts.group(3), 1, MAX_LANES);
        int passes = bounded("t", parts.group(2), 1, MAX_PASSES);
        int memory = bounded("m", parts.group(1), 8 * lanes, MAX_MEMORY);
        return new PasswordHash(memory, passes, lanes, bytes("salt", parts.group(4)), bytes("hash", parts.group(5)));
    }

    /**
     * Writes a password as Wired clients send it (Wired 1.1, PASS).
     *
     * @param password as a person types it
     * @return the lower-case hex SHA-1 of its UTF-8 bytes; the empty string for the empty password
     */
    public static String wired(String password) {
        if (password.isEmpty()) {
            return "";
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(password.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    /**
     * Tells whether a password is the right one, in the same time for a wrong one; waits while two others are checked.
     *
     * @param wiredPassword as the client sent it
     * @return whether it is
     */
    public boolean matches(String wiredPassword) {
        return matches(wiredPassword, PasswordHash::argon);
    }

    /** A password that is wrong costs the work also where none can be right: time shall not tell such accounts. */
    boolean matches(String wiredPassword, Work work) {
        if (hash.length == 0 && wiredPassword.isEmpty()) {
            return true;
        }
        byte[] made = work.on(this, wiredPassword, hash.length == 0 ? HASH : hash.length);
        return MessageDigest.isEqual(hash, made);
    }

    /** Writes the hash for a configuration; empty for {@link #NONE}. */
    @Override
    public String toString() {
        if (hash.length == 0) {
            return "";
        }
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$" + cost() + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    /** Writes what it costs. */
    String cost() {
        return "m=" + memory + ",t=" + passes + ",p=" + lanes;
    }

    private static byte[] argon(PasswordHash cost, String password, int length) {
        Argon2Parameters parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memory)
                .withIterations(cost.passes)
                .withParallelism(cost.lanes)
                .withSalt(cost.salt)
                .build();
        byte[] result = new byte[length];
        AT_WORK.acquireUninterruptibly();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(parameters);
            generator.generateBytes(password.getBytes(UTF_8), result);
        } finally {
            AT_WORK.release();
        }
        return result;
    }

    private static int bounded(String name, String digits, int least, int most) {
        int value = Integer.parseInt(digits);
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "a password hash has " + name + "=" + value + "; " + least + " to " + most + " is allowed");
        }
        return value;
    }

    private static byte[] bytes(String name, String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length < MIN_BYTES || bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("a password hash has a " + name + " of " + bytes.length + " bytes; "
                    + MIN_BYTES + " to " + MAX_BYTES + " is allowed");
        }
        return bytes;
    }
}
