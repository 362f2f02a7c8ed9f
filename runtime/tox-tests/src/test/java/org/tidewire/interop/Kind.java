package org.tidewire.interop;

import java.nio.file.Path;
import java.util.List;

/** Whose Tox a peer runs. Both take the same options, obey the same commands and tell the same events. */
enum Kind {
    /** Tidewire's. */
    OURS {
        @Override
        List<String> command() {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            return List.of(
                    java,
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx128m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    OurPeer.class.getName());
        }
    },

    /** The original library's. */
    THEIRS {
        @Override
        List<String> command() {
            return List.of(Libtoxcore.PROGRAM.toAbsolutePath().toString());
        }
    };

    abstract List<String> command();
}
