package org.tidewire.wired.client.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file that remembers which certificate a server showed: {@code host:port fingerprint}, one server a line. Empty
 * lines and those with a {@code #} in front are kept. It is read anew each time, since people edit it. May be used from
 * any thread.
 */
final class KnownServers {
    private static final Pattern LINE = Pattern.compile("(\\S+:\\d{1,5})\\s+((?:[0-9A-Fa-f]{2}:?){32})\\s*");

    private final Path file;
    private final ReentrantLock lock = new ReentrantLock();

    KnownServers(Path file) {
        this.file = file;
    }

    /** Tells the file, for messages. */
    Path file() {
        return file;
    }

    /** Writes the SHA-256 fingerprint of a certificate: 64 lower-case hex digits. In the file it may also have colons. */
    static String fingerprint(X509Certificate certificate) throws CertificateEncodingException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Finds what a server showed before.
     *
     * @param server {@code host:port}
     * @return its fingerprint; empty if it was never seen
     * @throws IOException if the file cannot be read or holds another line than it may
     */
    Optional<String> find(String server) throws IOException {
        lock.lock();
        try {
            Optional<String> found = Optional.empty();
            int number = 0;
            for (String line : lines()) {
                number++;
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                Matcher parts = LINE.matcher(line);
                if (!parts.matches()) {
                    throw new IOException(
                            "line " + number + " of " + file + " must be: host:port and a SHA-256 fingerprint");
                }
                if (found.isEmpty() && parts.group(1).equalsIgnoreCase(server)) {
                    found = Optional.of(parts.group(2).replace(":", "").toLowerCase(Locale.ROOT));
                }
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Remembers a server, unless somebody did so meanwhile.
     *
     * @return the fingerprint that is remembered now
     * @throws IOException if the file cannot be written; it is then as before
     */
    String remember(String server, String fingerprint) throws IOException {
        lock.lock();
        try {
            Optional<String> other = find(server);
            if (other.isPresent()) {
                return other.get();
            }
            List<String> lines = new ArrayList<>(lines());
            lines.add(server + " " + fingerprint);
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(file.getParent(), ".known-servers", ".new"); // mode 600 where POSIX
            try {
                write(fresh, String.join("\n", lines) + "\n");
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
            Folders.force(file.getParent());
            return fingerprint;
        } finally {
            lock.unlock();
        }
    }

    private List<String> lines() throws IOException {
        return Files.exists(file) ? Files.readAllLines(file, UTF_8) : List.of();
    }

    private static void write(Path target, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
