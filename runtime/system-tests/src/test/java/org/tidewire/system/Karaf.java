package org.tidewire.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Karaf as its makers ship it, with a home of its own; commands reach it through its SSH client, as an operator's do. */
final class Karaf implements AutoCloseable {
    private static final Path INSTALLED = Path.of(System.getProperty("karaf.home"));
    private static final String USER = """
            karaf = karaf,_g_:admingroup
            _g_\\:admingroup = group,admin,manager,viewer,systembundles,ssh
            """;

    private final Path base;
    private final int ssh = Ports.free();
    private final Process server;

    private Karaf(Path base, Map<String, String> configurations) throws IOException {
        this.base = base;
        copyEtc();
        Files.createDirectory(base.resolve("data"));
        Path etc = base.resolve("etc");
        int management = Ports.free();
        replace(etc.resolve("org.apache.karaf.shell.cfg"), "sshPort = .*", "sshPort = " + ssh);
        replace(etc.resolve("org.apache.karaf.shell.cfg"), "sshHost = .*", "sshHost = 127.0.0.1");
        Path jmx = etc.resolve("org.apache.karaf.management.cfg");
        replace(jmx, "rmiRegistryPort = .*", "rmiRegistryPort = " + management);
        replace(jmx, "rmiServerPort = .*", "rmiServerPort = " + (management + 1));
        replace(jmx, "(rmi[A-Za-z]+Host) = .*", "$1 = 127.0.0.1");
        Files.writeString(etc.resolve("users.properties"), USER, StandardOpenOption.APPEND);
        for (Map.Entry<String, String> each : configurations.entrySet()) {
            Files.writeString(etc.resolve(each.getKey() + ".cfg"), each.getValue());
        }
        server = run("karaf", Files.createFile(base.resolve("output.log")), "server");
    }

    /** Starts it, and waits until it takes commands. */
    static Karaf start(Path base, Map<String, String> configurations) throws Exception {
        Karaf karaf = new Karaf(base, configurations);
        try {
            Await.until("Karaf takes commands", () -> {
                if (!karaf.server.isAlive()) {
                    throw new AssertionError(Files.readString(base.resolve("output.log")));
                }
                return Ports.listens(karaf.ssh);
            });
            return karaf;
        } catch (Exception | Error e) {
            karaf.close();
            throw e;
        }
    }

    /** Puts an archive where Karaf looks for some. */
    void deploy(Path archive) throws IOException {
        Path deploy = Files.createDirectories(base.resolve("deploy"));
        Path whole = Files.copy(archive, base.resolve("archive"));
        Files.move(whole, deploy.resolve(archive.getFileName()));
    }

    /** Says a command, and gives what is printed. */
    String say(String command) throws Exception {
        Path heard = Files.createTempFile(base, "client", ".log");
        // Its client ends, deaf, once there is nothing to read; so its input stays open until it has ended by itself.
        Process client = run(
                "client", heard, "-h", "127.0.0.1", "-a", Integer.toString(ssh), "-u", "karaf", "-p", "karaf", command);
        try {
            if (!client.waitFor(120, TimeUnit.SECONDS)) {
                throw new AssertionError("no end of " + command + ": " + Files.readString(heard));
            }
            return Files.readString(heard);
        } finally {
            ProcessTree.end(client);
        }
    }

    private Process run(String script, Path output, String... options) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(INSTALLED.resolve("bin").resolve(script).toString()));
        command.addAll(List.of(options));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("KARAF_BASE", base.toString());
        environment.put("KARAF_DATA", base.resolve("data").toString());
        environment.put("KARAF_ETC", base.resolve("etc").toString());
        return builder.start();
    }

    private void copyEtc() throws IOException {
        Path from = INSTALLED.resolve("etc");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(
                        file, base.resolve("etc").resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void replace(Path file, String line, String with) throws IOException {
        Files.writeString(file, Files.readString(file).replaceAll("(?m)^" + line + "$", with));
    }

    @Override
    public void close() throws Exception {
        ProcessTree.end(server);
    }
}
