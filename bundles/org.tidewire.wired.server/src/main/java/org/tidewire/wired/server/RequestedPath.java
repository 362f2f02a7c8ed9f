package org.tidewire.wired.server;

import org.tidewire.storage.FilePath;
import org.tidewire.wired.ErrorReply;

/**
 * A path as a client wrote it, which replies repeat since clients match them by it, and what it means.
 *
 * @param echo the client's words without trailing and doubled slashes
 * @param path what is looked up
 */
record RequestedPath(String echo, FilePath path) {
    /**
     * Reads a field.
     *
     * @throws Refusal 520 if there can be no such path
     */
    static RequestedPath of(String field) throws Refusal {
        String echo = field.replaceAll("/+", "/");
        if (echo.length() > 1 && echo.endsWith("/")) {
            echo = echo.substring(0, echo.length() - 1);
        }
        try {
            return new RequestedPath(echo, FilePath.of(field));
        } catch (IllegalArgumentException e) {
            throw (Refusal) new Refusal(ErrorReply.FILE_OR_DIRECTORY_NOT_FOUND).initCause(e);
        }
    }

    /** Writes a child's path the same way. */
    String child(String name) {
        return echo.equals("/") ? echo + name : echo + "/" + name;
    }

    /**
     * Gives the path of something new.
     *
     * @throws Refusal 521 for the root, 520 for names that only partials have, or whose partial could have none
     */
    FilePath target() throws Refusal {
        if (path.isRoot()) {
            throw new Refusal(ErrorReply.FILE_OR_DIRECTORY_EXISTS);
        }
        if (path.isPartial() || !hasPartial()) {
            throw new Refusal(ErrorReply.FILE_OR_DIRECTORY_NOT_FOUND);
        }
        return path;
    }

    private boolean hasPartial() {
        try {
            return path.partial().isPartial();
        } catch (IllegalArgumentException e) {
            return false; // the suffix makes the name too long
        }
    }
}
