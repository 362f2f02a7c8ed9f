package org.tidewire.shell;

import java.io.Console;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.util.regex.Pattern;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Process;

/**
 * Where a command draws while it runs.
 *
 * @param session the session it runs in
 * @param out the terminal, or the file or pipe that the output goes to
 * @param isTerminal whether a line there can be drawn over
 */
record Screen(CommandSession session, PrintStream out, boolean isTerminal) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
    private static final int COLUMNS = 80;
    private static final int LEAST_COLUMNS = 20;

    /**
     * Finds where the running command draws.
     *
     * @param session its session
     * @return the session's console, or what the command's output is redirected to
     */
    static Screen of(CommandSession session) {
        Process process = Process.Utils.current();
        if (process != null && !process.isTty(1)) {
            return new Screen(session, process.out(), false);
        }
        return new Screen(session, session.getConsole(), isTerminal(session));
    }

    /**
     * Makes what draws here.
     *
     * @param tally what to show
     * @param manner how much of it
     * @param nanos the time now, as {@link System#nanoTime}
     * @return a painter
     */
    Painter painter(Tally tally, Manner manner, long nanos) {
        if (manner.quiet()) {
            return new QuietPainter(tally);
        }
        return isTerminal
                ? new TerminalPainter(tally, out, this::columns, manner.verbose())
                : new PlainPainter(tally, out, nanos);
    }

    private int columns() {
        String width = String.valueOf(session.get("COLUMNS"));
        int columns = NUMBER.matcher(width).matches() ? Integer.parseInt(width) : COLUMNS;
        return columns < LEAST_COLUMNS ? COLUMNS : columns;
    }

    /** Shells on jline set TERM to what their terminal is; where there is none, only the process can tell. */
    private static boolean isTerminal(CommandSession session) {
        Object type = session.get("TERM");
        return type == null
                ? isTerminal(System.console())
                : !type.toString().isEmpty() && !type.toString().startsWith("dumb");
    }

    /** From Java 22 a console may be there that is none, and has a method that says so. */
    private static boolean isTerminal(Console console) {
        if (console == null) {
            return false;
        }
        try {
            Method method = Console.class.getMethod("isTerminal");
            return Boolean.TRUE.equals(method.invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
