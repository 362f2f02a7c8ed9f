package org.tidewire.tox.io;

import java.lang.reflect.Proxy;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.osgi.service.log.Logger;

/** A log that keeps what it is told. */
final class HeardLog {
    final Queue<String> lines = new ConcurrentLinkedQueue<>();

    Logger logger() {
        return (Logger) Proxy.newProxyInstance(
                HeardLog.class.getClassLoader(), new Class<?>[] {Logger.class}, (self, method, arguments) -> {
                    lines.add(method.getName() + " " + arguments[0]);
                    return null;
                });
    }
}
