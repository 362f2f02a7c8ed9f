package org.tidewire.bench.tox;

import java.lang.reflect.Proxy;
import java.util.Arrays;

import org.osgi.service.log.Logger;

/** A log on standard error. */
final class PrintedLog {
    private PrintedLog() {}

    static Logger create() {
        return (Logger) Proxy.newProxyInstance(
                PrintedLog.class.getClassLoader(), new Class<?>[] {Logger.class}, (self, method, arguments) -> {
                    if (method.getReturnType() != void.class) {
                        return method.getReturnType() == boolean.class ? Boolean.FALSE : null;
                    }
                    System.err.println(method.getName() + "\t" + Arrays.deepToString(arguments));
                    return null;
                });
    }
}
