package org.tidewire.launch;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;

import org.apache.felix.gogo.runtime.Parser;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;

/** Commands that run one after the other, without a person, until one fails. */
final class Script {
    private final CommandProcessor processor;
    private final PrintStream out;
    private final PrintStream err;

    Script(CommandProcessor processor, PrintStream out, PrintStream err) {
        this.processor = processor;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs commands and prints their results; the first failure is told in one line and ends the script.
     *
     * @param text commands in Gogo's language, separated by semicolons or line breaks
     * @return 0, or 1 if a command failed
     */
    int run(String text) {
        try (CommandSession session = processor.createSession(InputStream.nullInputStream(), out, err)) {
            for (String command : commands(text)) {
                Object result = session.execute(command);
                if (result != null) {
                    out.println(session.format(result, Converter.INSPECT));
                }
            }
            return 0;
        } catch (Exception e) { // whatever a command throws
            err.println("tidewire: " + reason(e));
            return 1;
        } finally {
            out.flush();
            err.flush();
        }
    }

    // Gogo shows only the last result of several commands; a script wants them all.
    private static List<String> commands(String text) {
        List<String> commands = new ArrayList<>();
        StringBuilder command = new StringBuilder();
        for (Parser.Executable part : new Parser(text).program().tokens()) {
            String word = part.toString();
            if (part instanceof Parser.Operator && (word.equals(";") || word.equals("\n"))) {
                commands.add(command.toString());
                command.setLength(0);
            } else {
                command.append(word).append(' ');
            }
        }
        commands.add(command.toString());
        commands.removeIf(String::isBlank);
        return commands;
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        if (message == null || message.isBlank()) {
            return e.getClass().getSimpleName();
        }
        // These say only a path.
        String kind = e instanceof FileSystemException ? e.getClass().getSimpleName() + ": " : "";
        return kind + message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
