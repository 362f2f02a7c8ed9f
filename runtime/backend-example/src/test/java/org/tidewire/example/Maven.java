package org.tidewire.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The Maven that runs this build, as another process. Its local repository shares everything with ours but our own
 * artifacts: those it can only have from where they were published, and leaves nowhere else.
 */
final class Maven implements AutoCloseable {
    private static final Path HOME = Path.of(System.getProperty("maven.home"));
    private static final Path SHARED = Path.of(System.getProperty("maven.local"));
    private static final boolean OFFLINE = "offline=true".equals(System.getProperty("tidewire.offline"));

    private final Path local;
    private final List<Path> links = new ArrayList<>();

    /**
     * Makes the local repository.
     *
     * @param local where; an empty directory
     */
    Maven(Path local) throws IOException {
        this.local = local;
        share(SHARED, local, "org");
        share(SHARED.resolve("org"), Files.createDirectory(local.resolve("org")), "tidewire");
    }

    private void share(Path from, Path to, String own) throws IOException {
        try (Stream<Path> children = Files.list(from)) {
            for (Path child : children.toList()) {
                if (!child.endsWith(own)) {
                    links.add(Files.createSymbolicLink(to.resolve(child.getFileName()), child));
                }
            }
        }
    }

    /**
     * Publishes artifacts of ours; that this module's pom says how. Needs no network, but must not be told so.
     *
     * @param artifacts the ids that the pom has for them; their parents are published, too
     */
    String publish(Path module, String... artifacts) throws Exception {
        return run(
                module,
                Stream.concat(Stream.of("parent", "bundles", "cnf"), Stream.of(artifacts))
                        .map("deploy:deploy-file@"::concat)
                        .toArray(String[]::new));
    }

    /** Builds and tests a project with what was published; offline if this build is. */
    String verify(Path project, String repository) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-Dtidewire.repository=" + repository, "verify"));
        if (OFFLINE) {
            arguments.addAll(List.of("--offline", "-Daether.offline.protocols=file"));
        }
        return run(project, arguments.toArray(String[]::new));
    }

    private String run(Path directory, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(HOME.resolve("bin/mvn").toString(), "-B", "-ntp"));
        command.add("-Dmaven.repo.local=" + local);
        command.addAll(List.of(arguments));
        try (Program program = new Program(directory, command)) {
            int code = program.exitCode();
            if (code != 0) {
                throw new AssertionError(String.join(" ", command) + " ended with " + code + ":\n" + program.output());
            }
            return program.output();
        }
    }

    /** Removes the links, so that whoever removes the directory cannot go astray. */
    @Override
    public void close() throws IOException {
        for (Path link : links) {
            Files.delete(link);
        }
    }
}
