package org.tidewire.shell;

import java.lang.reflect.InvocationTargetException;
import java.util.regex.Pattern;

import org.apache.felix.service.command.CommandSession;
import org.tidewire.wired.WiredUrl;

/** Asks for the password that a URL lacks, so that it need not stay in the shell's history. */
final class Password {
    private static final String GUEST = "guest";
    private static final Pattern GIVEN = Pattern.compile("wired://[^/@]*:[^/@]*@.*");
    private static final String[] READERS = {".reader", ".jline.reader"};

    private Password() {}

    /**
     * Reads a URL, and asks for the password if it names a login other than guest without one.
     *
     * @param session where it was typed
     * @param text the URL
     * @return the URL with its password
     * @throws CommandException if a password is needed and nobody can be asked
     * @throws IllegalArgumentException if it is no URL
     */
    static WiredUrl of(CommandSession session, String text) throws CommandException {
        WiredUrl url = WiredUrl.of(text);
        if (url.login().equals(GUEST) || GIVEN.matcher(text).matches()) {
            return url;
        }
        for (String name : READERS) {
            Object reader = session.get(name);
            if (reader != null) {
                String password = ask(reader, "Password of " + Text.printable(url.login()) + ": ");
                return new WiredUrl(url.login(), password, url.host(), url.port(), url.path());
            }
        }
        throw new CommandException("no password: write '" + "wired://" + Text.printable(url.login())
                + ":PASSWORD@host[:port]/', in quotes, with %XX for special characters");
    }

    /** The line reader is jline's, which this bundle does not import: the shell may be another. */
    private static String ask(Object reader, String prompt) throws CommandException {
        try {
            Object line = reader.getClass()
                    .getMethod("readLine", String.class, Character.class)
                    .invoke(reader, prompt, '*');
            return line == null ? "" : line.toString();
        } catch (InvocationTargetException e) {
            throw new CommandException("no password was given", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new CommandException("this shell cannot ask for a password: write it into the URL", e);
        }
    }
}
