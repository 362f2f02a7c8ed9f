package org.tidewire.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * OpenSSH's own server on loopback, with keys and a configuration of its own in a folder, and its {@code sftp} as the
 * client: a new program for each move, as a person starts it. Used by one thread.
 */
final class Sftp implements Closeable {
    private static final Path DAEMON = Path.of("/usr/sbin/sshd");
    private static final Path SUBSYSTEM = Path.of("/usr/lib/openssh/sftp-server");
    private static final Path SEPARATION = Path.of("/run/sshd"); // sshd refuses to start without it, as root only

    private final Path folder;
    private final int port;
    private final Process daemon;

    /** Makes the keys and starts the server; it listens when this returns. */
    Sftp(Path folder) throws IOException {
        this.folder = folder;
        port = WiredBench.freePort();
        for (String key : List.of("host", "user")) {
            Program.run(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file(key)));
        }
        Files.copy(folder.resolve("user.pub"), folder.resolve("authorized"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(folder.resolve("sshd_config"), configuration());
        daemon = new ProcessBuilder(DAEMON.toString(), "-D", "-e", "-f", file("sshd_config"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sshd.log").toFile())
                .start();
        try {
            awaitListening();
        } catch (IOException e) {
            daemon.destroy();
            throw e;
        }
    }

    /** Tells in words what this machine lacks; empty if nothing. */
    static String missing() {
        if (!Files.isExecutable(DAEMON) || !Files.isExecutable(SUBSYSTEM) || !Program.exists("sftp")) {
            return "no OpenSSH; apt-get install openssh-server openssh-client openssh-sftp-server";
        }
        boolean root = System.getProperty("user.name").equals("root");
        return root && !Files.isDirectory(SEPARATION) ? "no " + SEPARATION + "; mkdir -m 755 " + SEPARATION : "";
    }

    /**
     * Fetches a file, or a folder with all that is in it.
     *
     * @param options of sftp, as {@code -f} to force each file
     */
    void get(Path remote, Path local, String... options) throws IOException {
        batch("get -r " + quoted(remote) + " " + quoted(local), options);
    }

    /** Sends a file, or a folder with all that is in it; sftp wants the folder to be there. */
    void put(Path local, Path remote, String... options) throws IOException {
        String make = Files.isDirectory(local) ? "mkdir " + quoted(remote) + "\n" : "";
        batch(make + "put -r " + quoted(local) + (make.isEmpty() ? " " : "/* ") + quoted(remote), options);
    }

    /** Tells the processor time of all programs of both ends that have ended. */
    Duration processor() throws IOException {
        for (int i = 0; daemon.children().findAny().isPresent(); i++) { // the last session is about to end
            Program.pause(i, "sshd's session does not end");
        }
        return Program.processorOfEnded(daemon.pid())
                .plus(Program.processorOfEnded(ProcessHandle.current().pid()));
    }

    @Override
    public void close() {
        daemon.destroy();
        daemon.onExit().join();
    }

    private void batch(String commands, String... options) throws IOException {
        Path batch = Files.writeString(folder.resolve("batch"), commands + "\n");
        List<String> command = new ArrayList<>(List.of("sftp", "-q", "-P", String.valueOf(port), "-i", file("user")));
        Collections.addAll(command, "-F", "none", "-o", "IdentitiesOnly=yes", "-o", "StrictHostKeyChecking=accept-new");
        Collections.addAll(command, "-o", "UserKnownHostsFile=" + file("known"));
        Collections.addAll(command, options);
        Collections.addAll(command, "-b", batch.toString(), System.getProperty("user.name") + "@127.0.0.1");
        Program.run(command);
    }

    private String configuration() {
        return """
                ListenAddress 127.0.0.1
                Port %d
                HostKey %s
                AuthorizedKeysFile %s
                PidFile none
                PermitRootLogin prohibit-password
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                UsePAM no
                StrictModes no
                Subsystem sftp %s
                """.formatted(port, file("host"), file("authorized"), SUBSYSTEM);
    }

    private void awaitListening() throws IOException {
        Path log = folder.resolve("sshd.log");
        for (int i = 0; !Files.readString(log).contains("Server listening"); i++) {
            if (!daemon.isAlive()) {
                throw new IOException("sshd ended: " + Files.readString(log));
            }
            Program.pause(i, "sshd does not listen");
        }
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static String quoted(Path path) {
        return path.toString().replaceAll("[ \\\\\"'*?\\[]", "\\\\$0");
    }
}
