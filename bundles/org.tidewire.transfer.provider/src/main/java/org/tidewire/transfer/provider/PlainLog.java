package org.tidewire.transfer.provider;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;

import org.osgi.service.log.Logger;

/**
 * The log for a program without OSGi: what the engine, a storage or a resume policy logs goes to a logger of Java's. Safe for
 * any thread.
 */
public final class PlainLog {
    private static final Map<String, System.Logger.Level> LEVELS = Map.of(
            "error", System.Logger.Level.ERROR,
            "warn", System.Logger.Level.WARNING,
            "info", System.Logger.Level.INFO,
            "debug", System.Logger.Level.DEBUG,
            "trace", System.Logger.Level.TRACE,
            "audit", System.Logger.Level.INFO);

    private final System.Logger log;

    private PlainLog(System.Logger log) {
        this.log = log;
    }

    /**
     * Makes a log of a logger of Java's. Only the methods that take a text and its arguments are there; all others throw
     * {@link UnsupportedOperationException}.
     *
     * @param log takes the lines, if they are of its level
     * @return the log, for constructors
     */
    public static Logger to(System.Logger log) {
        // a proxy, as the interface has a method for each level and number of arguments
        PlainLog plain = new PlainLog(log);
        return (Logger) Proxy.newProxyInstance(
                Logger.class.getClassLoader(),
                new Class<?>[] {Logger.class},
                (self, method, arguments) -> plain.call(method, arguments));
    }

    private Object call(Method method, Object[] arguments) {
        System.Logger.Level level = LEVELS.get(method.getName());
        if (level == null || !(arguments[0] instanceof String text)) {
            throw new UnsupportedOperationException("Tidewire does not log by " + method);
        }
        log(level, text, arguments.length == 2 && arguments[1] instanceof Object[] more ? more : rest(arguments));
        return null;
    }

    private static Object[] rest(Object[] arguments) {
        return Arrays.copyOfRange(arguments, 1, arguments.length);
    }

    /** Each {} takes the next argument; an error at the end is no argument but the cause (OSGi Compendium, Logger). */
    private void log(System.Logger.Level level, String text, Object[] arguments) {
        StringBuilder line = new StringBuilder();
        int from = 0;
        int used = 0;
        for (int at = text.indexOf("{}"); at >= 0 && used < arguments.length; at = text.indexOf("{}", from)) {
            line.append(text, from, at).append(arguments[used++]);
            from = at + 2;
        }
        line.append(text, from, text.length());
        boolean failed = arguments.length > used && arguments[arguments.length - 1] instanceof Throwable;
        log.log(level, line.toString(), failed ? (Throwable) arguments[arguments.length - 1] : null);
    }
}
