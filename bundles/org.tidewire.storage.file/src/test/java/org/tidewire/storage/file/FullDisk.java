package org.tidewire.storage.file;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A small disk, where this user may mount one; else the test is skipped. */
final class FullDisk {
    private FullDisk() {}

    static void mount(Path folder, int megabytes) throws Exception {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("user.name").equals("root"),
                "only root on Linux may mount");
        String size = "size=" + megabytes + "m";
        boolean mounted = run("mount", "-t", "tmpfs", "-o", size, "tidewire-test", folder.toString());
        assumeTrue(mounted, "mounting is not permitted here");
    }

    static void unmount(Path folder) throws Exception {
        assertTrue(run("umount", folder.toString()), "still mounted: " + folder);
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
