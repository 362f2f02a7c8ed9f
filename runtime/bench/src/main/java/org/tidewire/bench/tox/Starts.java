package org.tidewire.bench.tox;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the peers' processes are started.
 *
 * @param program the original peer
 */
record Starts(Path program) {
    /** A peer that moves files, in some weather or none. */
    Peer filePeer(Kind kind, String weather) throws IOException {
        List<String> command = new ArrayList<>();
        if (kind == Kind.C) {
            command.addAll(List.of(program.toString(), "-a", "-p", freePort()));
            if (!weather.isEmpty()) {
                command.addAll(List.of("-w", weather));
            }
        } else {
            command.addAll(java(FilePeer.class));
            command.add(weather);
        }
        return new Peer(kind, command);
    }

    /** A whole node of ours with the engine, which takes files in: on the folder, if it is to keep them. */
    Peer storePeer(Path savedata, Path folder) throws IOException {
        List<String> command = new ArrayList<>(java(StorePeer.class));
        command.addAll(List.of(savedata.toString(), freePort()));
        if (folder != null) {
            command.add(folder.toString());
        }
        return new Peer(Kind.OURS, command);
    }

    /** A whole node that keeps its identity in a file; given the same port again it starts as after a restart. */
    Peer node(Kind kind, Path savedata, String ports) throws IOException {
        List<String> command = new ArrayList<>(kind == Kind.C ? List.of(program.toString()) : java(NodePeer.class));
        command.addAll(List.of("-s", savedata.toString(), "-p", ports));
        return new Peer(kind, command);
    }

    private static List<String> java(Class<?> main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(System.getProperty("peer.options", "-Xshare:auto").split(" ")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return command;
    }

    /** A UDP port that nobody has at present. */
    static String freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
