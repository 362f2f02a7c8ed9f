package org.tidewire.launch;

import java.io.IOException;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.osgi.framework.Constants;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.SynchronousConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/**
 * Reports components that refuse their configuration or fail otherwise, with the file's name and the reason, once each time that the
 * file is delivered: Declarative Services log a failure whenever somebody looks the service up, and name no file. Works on a
 * thread of its own, since a log waits for nobody.
 */
@Component(service = SynchronousConfigurationListener.class, immediate = true)
public final class ComponentFaults implements LogListener, SynchronousConfigurationListener {
    /** As Declarative Services begin what they log of a component: its name and number. */
    private static final Pattern COMPONENT = Pattern.compile("\\[([^\\[\\]()]+)\\((\\d+)\\)]");

    /** As those components say it that stay, to be configured better: Declarative Services do not know of these faults. */
    private static final Pattern REFUSED = Pattern.compile("([\\w.~-]+): the configuration is refused");

    private final ServiceComponentRuntime components;
    private final Deliveries deliveries;
    private final Logger log;
    private final FaultsTold told = new FaultsTold(); // used on the thread only
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "tidewire-faults"));

    /**
     * Begins.
     *
     * @param components knows the configuration of every component
     * @param admin delivers them
     * @param loggers makes the log that the shell reads, too
     */
    @Activate
    public ComponentFaults(
            @Reference ServiceComponentRuntime components,
            @Reference ConfigurationAdmin admin,
            @Reference LoggerFactory loggers) {
        this.components = components;
        this.deliveries = new Deliveries(admin);
        this.log = loggers.getLogger(Reports.LOG);
    }

    /** Reports no more. */
    @Deactivate
    public void deactivate() {
        thread.shutdownNow();
    }

    /**
     * Listens to a log from now on.
     *
     * @param reader a log
     */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindLog(LogReaderService reader) {
        reader.addLogListener(this);
    }

    /**
     * Listens to a log no more.
     *
     * @param reader a log
     */
    void unbindLog(LogReaderService reader) {
        reader.removeLogListener(this);
    }

    /** One that comes again later is another, and counts its changes anew. */
    @Override
    public void configurationEvent(ConfigurationEvent event) {
        if (event.getType() == ConfigurationEvent.CM_DELETED) {
            String pid = event.getPid();
            soon(() -> told.forget(pid));
        }
    }

    @Override
    public void logged(LogEntry entry) {
        Throwable fault = entry.getException();
        if (fault == null || entry.getLogLevel() != LogLevel.ERROR) {
            return;
        }
        String reason = Reports.reason(fault);
        Matcher component = COMPONENT.matcher(entry.getMessage());
        Matcher refused = REFUSED.matcher(entry.getMessage());
        if (component.find()) {
            String name = component.group(1);
            long id = Long.parseLong(component.group(2));
            soon(() -> report(name, id, reason));
        } else if (refused.matches()) {
            String pid = refused.group(1);
            soon(() -> report(pid, reason));
        }
    }

    private void soon(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException e) {
            log.debug("Faults are reported no more", e);
        }
    }

    private void report(String pid, String reason) {
        for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs()) {
            components.getComponentConfigurationDTOs(component).stream()
                    .filter(configuration -> pid.equals(configuration.properties.get(Constants.SERVICE_PID)))
                    .forEach(configuration -> report(component, configuration, reason, true));
        }
    }

    private void report(String name, long id, String reason) {
        for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs()) {
            if (component.name.equals(name)) {
                Collection<ComponentConfigurationDTO> all = components.getComponentConfigurationDTOs(component);
                boolean known = all.stream().anyMatch(configuration -> failed(configuration, reason));
                all.stream()
                        .filter(configuration -> known ? failed(configuration, reason) : configuration.id == id)
                        .forEach(configuration -> report(component, configuration, reason, known));
            }
        }
    }

    // The number in the log may be that of another configuration of the same component.
    private static boolean failed(ComponentConfigurationDTO configuration, String reason) {
        return configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION
                && configuration.failure != null
                && configuration.failure.contains(reason);
    }

    // The messages are whole, as those who read the log as it is written see no arguments.
    private void report(
            ComponentDescriptionDTO component,
            ComponentConfigurationDTO configuration,
            String reason,
            boolean refused) {
        Object file = configuration.properties.get(FileConfigurations.FILE);
        if (file == null) {
            if (told.add(component.name + " " + configuration.id, reason)) {
                log.warn(component.name + " of " + component.bundle.symbolicName + " fails: " + reason);
            }
        } else if (isNew(configuration, reason, refused)) {
            log.warn(Reports.file(file.toString()) + " is refused: " + reason);
        }
    }

    /**
     * A try that cannot be told from the one before may be a late look at it, as may that of a component that runs by now: only
     * another fault is news then.
     */
    private boolean isNew(ComponentConfigurationDTO configuration, String reason, boolean refused) {
        String pid = configuration.properties.get(Constants.SERVICE_PID).toString();
        try {
            if (!deliveries.exists(configuration.properties)) {
                return false; // it was taken away, and is looked up one last time
            }
            OptionalLong number = deliveries.number(configuration.properties);
            boolean numbered = refused && number.isPresent();
            return numbered ? told.add(pid, reason, number.getAsLong()) : told.add(pid, reason);
        } catch (IOException e) {
            log.debug("Nobody can tell which configuration fails: {}", pid, e);
            return told.add(pid, reason);
        }
    }
}
