package org.tidewire.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Moves a file by the bare pump at both ends. */
final class RawWay implements Way {
    private final Identity identity;

    RawWay(Identity identity) {
        this.identity = identity;
    }

    @Override
    public void move(Path source, Path target) throws IOException {
        long size = Files.size(source);
        Loopback.run(
                socket -> new RawPump(socket, identity.engine(false)).send(source),
                socket -> new RawPump(socket, identity.engine(true)).receive(target, size));
    }
}
