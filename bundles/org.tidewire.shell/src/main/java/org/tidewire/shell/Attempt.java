package org.tidewire.shell;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Calls services for a command, and turns what they throw into sentences. */
final class Attempt {
    /** What a command does. */
    interface Step<T> {
        /**
         * Does it.
         *
         * @return the command's result
         * @throws CommandException if it says so itself
         * @throws IOException if a service fails
         */
        T run() throws CommandException, IOException;
    }

    private Attempt() {}

    /**
     * Does a step.
     *
     * @param step what to do
     * @return its result
     * @throws CommandException in place of whatever expected the step threw; programming errors pass unchanged
     */
    static <T> T of(Step<T> step) throws CommandException {
        try {
            return step.run();
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandException(sentence(e), e);
        }
    }

    /**
     * Says what was wrong. The exceptions of {@code java.nio.file} hold a path where others hold a sentence.
     *
     * @param fault what was thrown
     * @return a sentence, on one line and safe to print
     */
    static String sentence(Exception fault) {
        String said = fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
        return Text.printable(fault instanceof FileSystemException file ? kind(file) + said : said);
    }

    private static String kind(FileSystemException fault) {
        if (fault instanceof NoSuchFileException) {
            return "no such file or folder: ";
        }
        if (fault instanceof FileAlreadyExistsException) {
            return "exists already: ";
        }
        if (fault instanceof NotDirectoryException) {
            return "not a folder: ";
        }
        return fault instanceof DirectoryNotEmptyException ? "not empty: " : "";
    }
}
