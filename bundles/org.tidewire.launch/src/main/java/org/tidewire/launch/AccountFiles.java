package org.tidewire.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import org.tidewire.account.config.PasswordHash;

/** The account files of a first start. Nobody but the user may read them, where the file system knows such a thing. */
final class AccountFiles {
    static final String ADMIN = "admin";
    static final String GUEST = "guest";

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private AccountFiles() {}

    /**
     * Writes the accounts. The administrator's comes last, since it is the sign of a first start that was finished.
     *
     * @param launch where to
     * @param password the administrator's
     * @throws IOException if a file cannot be written
     */
    static void write(Launch launch, String password) throws IOException {
        Files.createDirectories(launch.account(ADMIN).getParent());
        // Who has had an administrator before may have closed the guest account on purpose.
        if (Files.notExists(launch.adminPassword())) {
            write(launch.account(GUEST), """
                    # Made on the first start. Delete this file to close the account.
                    login = guest
                    password =
                    # Reads everything but drop boxes, and uploads into uploads folders and drop boxes.
                    privileges = get-user-info, download, upload
                    """);
        }
        write(launch.adminPassword(), password + "\n");
        write(launch.account(ADMIN), """
                # Made on the first start, which also left the password in admin-password.
                # Lost it? Delete this file and start again: a new one is made.
                login = admin
                password = %s
                privileges = all
                """.formatted(PasswordHash.make(PasswordHash.wired(password))));
    }

    // Whole and durable, or not at all: File Install must never read half an account.
    private static void write(Path file, String text) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(temporary, options, privately())) {
            ByteBuffer rest = ByteBuffer.wrap(text.getBytes(UTF_8));
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        forceNames(file.toAbsolutePath().getParent());
    }

    private static void forceNames(Path folder) throws IOException {
        if (POSIX) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    private static FileAttribute<?>[] privately() {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
