package org.tidewire.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import org.apache.felix.service.command.CommandProcessor;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Gives bnd's launcher its main thread's work, and so the process its exit code: the commands of a script, or to wait
 * until the framework stops. Without it the launcher ends every stop with 117.
 */
@Component(
        service = {},
        immediate = true)
public final class ScriptMain {
    private final BundleContext context;
    private final CommandProcessor processor;
    private Optional<ServiceRegistration<?>> registration = Optional.empty(); // guarded by this

    /**
     * Waits for the launcher.
     *
     * @param context tells the properties; without them nothing happens
     * @param processor runs the commands
     */
    @Activate
    public ScriptMain(BundleContext context, @Reference CommandProcessor processor) {
        this.context = context;
        this.processor = processor;
    }

    /**
     * Registers the work; the launcher says that it is ready when every bundle has started.
     *
     * @param launcher bnd's
     */
    @Reference(
            name = "launcher",
            service = Object.class,
            target = "(launcher.ready=true)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC)
    synchronized void bindLauncher(Object launcher) {
        Optional<Launch> launch = Launch.of(context::getProperty);
        if (launch.isPresent() && registration.isEmpty()) {
            Work work = new Work(launch.get().script());
            registration = Optional.of(context.registerService(
                    Callable.class, work, FrameworkUtil.asDictionary(Map.of("main.thread", "true"))));
        }
    }

    /**
     * Takes the work back.
     *
     * @param launcher bnd's
     */
    synchronized void unbindLauncher(Object launcher) {
        deactivate();
    }

    /** Takes the work back. */
    @Deactivate
    public synchronized void deactivate() {
        registration.ifPresent(ServiceRegistration::unregister);
        registration = Optional.empty();
    }

    private int run(String script) throws InterruptedException {
        // The launcher is ready before every bundle has started, so commands may still be missing.
        StartLevel.reach(context, StartLevel.SHELL);
        // Not System.out: Gogo takes that over, and a session on it would call itself.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
        return new Script(processor, out, err).run(script);
    }

    // Returns when the framework begins to stop, not when it has: then the launcher would already be ending with 117.
    private int waitForStop() throws InterruptedException {
        Bundle framework = context.getBundle(0);
        CountDownLatch stopping = new CountDownLatch(1);
        SynchronousBundleListener listener = event -> {
            if (framework.getState() == Bundle.STOPPING) {
                stopping.countDown();
            }
        };
        framework.getBundleContext().addBundleListener(listener);
        stopping.await();
        return 0;
    }

    /** A class, since the launcher insists on a method that is declared to return an Integer. */
    final class Work implements Callable<Integer> {
        private final Optional<String> script;

        Work(Optional<String> script) {
            this.script = script;
        }

        @Override
        public Integer call() throws InterruptedException {
            return script.isPresent() ? run(script.get()) : waitForStop();
        }
    }
}
