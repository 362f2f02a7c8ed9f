package org.tidewire.shell;

import java.lang.reflect.Proxy;

import org.osgi.service.log.Logger;

/** Loggers for tests. */
final class Logs {
    /** A logger that may not be used: nothing here may go wrong. */
    static final Logger NONE = (Logger) Proxy.newProxyInstance(
            Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, args) -> {
                throw new AssertionError("logged by " + method.getName() + ": " + args[0]);
            });

    private Logs() {}
}
