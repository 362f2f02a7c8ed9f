package org.tidewire.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.felix.service.command.CommandSession;
import org.tidewire.storage.FilePath;
import org.tidewire.storage.FileType;
import org.tidewire.wired.ErrorReply;
import org.tidewire.wired.client.WiredException;

/**
 * Where a get or put goes, as {@code cp} has it: into a folder that exists, under its own name; else it becomes what was
 * named. A folder that was named like an existing one, or that the same command has begun, is gone on with.
 */
final class Targets {
    /** System property: the folder that the person was in who started the process. */
    private static final String STARTED_IN = "tidewire.cwd";

    private Targets() {}

    /**
     * Reads a path on this machine.
     *
     * @param session where it was typed: after Gogo's {@code cd} it counts from there
     * @param text the path; if relative, from the folder that the process was started in
     * @return the path, absolute
     * @throws IllegalArgumentException if it is none
     */
    static Path local(CommandSession session, String text) {
        Path process = Path.of("").toAbsolutePath().normalize();
        Path current = session.currentDir();
        Path folder = current == null || current.equals(process)
                ? Path.of(System.getProperty(STARTED_IN, process.toString()))
                : current;
        return folder.resolve(text).toAbsolutePath().normalize();
    }

    /**
     * Finds what a get writes.
     *
     * @param remote where it comes from
     * @param source the file or folder there
     * @param wanted what was named here
     * @return the target, whose folder exists
     * @throws CommandException if its folder does not exist, or the root has no name here
     * @throws IOException if the server cannot be asked
     */
    static Path local(Remote remote, FilePath source, Path wanted) throws CommandException, IOException {
        if (!Files.isDirectory(wanted)) {
            requireFolder(wanted.getParent());
            return wanted;
        }
        boolean same = wanted.getFileName() != null
                && wanted.getFileName().toString().equals(source.name())
                && remote.connection().stat(source).entry().type() != FileType.FILE;
        return same || source.isRoot() || remote.isBegun(source, wanted) ? wanted : wanted.resolve(source.name());
    }

    /**
     * Finds what a put writes.
     *
     * @param remote where it goes to
     * @param source the file or folder here, which exists
     * @param wanted what was named there
     * @return the target
     * @throws IOException if the server cannot be asked
     */
    static FilePath remote(Remote remote, Path source, FilePath wanted) throws IOException {
        String name = source.getFileName().toString();
        boolean same = wanted.name().equals(name) && Files.isDirectory(source);
        return same || remote.isBegun(source, wanted) || !isFolder(remote, wanted) ? wanted : wanted.child(name);
    }

    /**
     * Finds what a move within the server writes.
     *
     * @param remote the server
     * @param source the file or folder that is moved
     * @param wanted what was named
     * @return the target
     * @throws IOException if the server cannot be asked
     */
    static FilePath moved(Remote remote, FilePath source, FilePath wanted) throws IOException {
        return source.isRoot() || wanted.equals(source) || !isFolder(remote, wanted)
                ? wanted
                : wanted.child(source.name());
    }

    /**
     * Reads the type of a folder.
     *
     * @param text {@code folder}, {@code uploads} or {@code drop-box}
     * @return the type
     * @throws IllegalArgumentException if it is another word
     */
    static FileType type(String text) {
        return switch (text) {
            case "folder" -> FileType.DIRECTORY;
            case "uploads" -> FileType.UPLOADS;
            case "drop-box" -> FileType.DROP_BOX;
            default ->
                throw new IllegalArgumentException("a folder's type is folder, uploads or drop-box, not " + text);
        };
    }

    private static boolean isFolder(Remote remote, FilePath path) throws IOException {
        if (path.isRoot()) {
            return true;
        }
        try {
            return remote.connection().stat(path).entry().type() != FileType.FILE;
        } catch (WiredException e) {
            if (e.reply() == ErrorReply.FILE_OR_DIRECTORY_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private static void requireFolder(Path folder) throws CommandException {
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CommandException("no such folder: " + folder);
        }
    }
}
