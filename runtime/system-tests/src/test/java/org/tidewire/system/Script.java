package org.tidewire.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Lines of documents run by bash, in a folder that looks like a checkout. */
final class Script {
    private Script() {}

    /** Makes a folder that has what is built and the start script, and a home of its own where documents say home. */
    static Path checkout(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String each : List.of("bundles", "runtime")) {
            Files.createSymbolicLink(folder.resolve(each), Documents.ROOT.resolve(each));
        }
        return folder;
    }

    /** Skips the test where a program is missing. */
    static void need(String... programs) throws Exception {
        for (String each : programs) {
            Process which = new ProcessBuilder("bash", "-c", "command -v " + each)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assumeTrue(which.waitFor() == 0, each + " is not on this machine: skipped");
        }
    }

    /** Runs lines that end by themselves, and gives what they print; the first that fails is an error. */
    static String run(Path folder, String lines) throws Exception {
        Path printed = Files.createTempFile(folder, "printed", ".txt");
        Process bash = process(folder, lines, printed);
        boolean ended = bash.waitFor(120, TimeUnit.SECONDS);
        if (!ended) {
            ProcessTree.end(bash);
        }
        String said = Files.readString(printed);
        if (!ended || bash.exitValue() != 0) {
            throw new AssertionError(lines + (ended ? " fails: " : " does not end: ") + said);
        }
        return said;
    }

    private static Process process(Path folder, String lines, Path printed) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-e", "-c", lines)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().put("no_proxy", "127.0.0.1");
        Process bash = builder.start();
        bash.getOutputStream().close();
        return bash;
    }
}
