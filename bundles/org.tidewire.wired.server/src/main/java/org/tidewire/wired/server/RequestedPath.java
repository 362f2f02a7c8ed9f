package org.tidewire.wired.server;

import java.util.ArrayList;
import java.util.List;

import org.tidewire.storage.FilePath;
import org.tidewire.wired.ErrorReply;

/**
 * A path as a client wrote it, which replies repeat since clients match them by it, and what it means.
 *
 * @param echo the client's words without trailing and doubled slashes
 * @param path what is looked up
 * @param top whether it is the account's root
 */
record RequestedPath(String echo, FilePath path, boolean top) {
    /**
     * Reads a field.
     *
     * @param home where the client's paths begin
     * @throws Refusal 520 if there can be no such path
     */
    static RequestedPath of(String field, FilePath home) throws Refusal {
        String echo = field.replaceAll("/+", "/");
        if (echo.length() > 1 && echo.endsWith("/")) {
            echo = echo.substring(0, echo.length() - 1);
        }
        try {
            FilePath asked = FilePath.of(field);
            List<String> names = new ArrayList<>(home.names());
            names.addAll(asked.names());
            return new RequestedPath(echo, new FilePath(names), asked.isRoot());
        } catch (IllegalArgumentException e) {
            throw (Refusal) new Refusal(ErrorReply.FILE_OR_DIRECTORY_NOT_FOUND).initCause(e);
        }
    }

    /** Writes the path of something further down the same way. */
    String below(FilePath found) {
        List<String> names =
                found.names().subList(path.names().size(), found.names().size());
        return (echo.equals("/") ? "" : echo) + "/" + String.join("/", names);
    }

    /**
     * Gives the path of something new.
     *
     * @throws Refusal 521 for the root, 520 for names that only partials have, or whose partial could have none
     */
    FilePath target() throws Refusal {
        if (top) {
            throw new Refusal(ErrorReply.FILE_OR_DIRECTORY_EXISTS);
        }
        if (path.isPartial() || !hasPartial(path)) {
            throw new Refusal(ErrorReply.FILE_OR_DIRECTORY_NOT_FOUND);
        }
        return path;
    }

    /** Tells whether a partial of that path could have a name. */
    static boolean hasPartial(FilePath path) {
        try {
            return path.partial().isPartial();
        } catch (IllegalArgumentException e) {
            return false; // the suffix makes the name too long
        }
    }
}
