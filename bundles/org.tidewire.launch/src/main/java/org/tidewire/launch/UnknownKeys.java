package org.tidewire.launch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.osgi.framework.BundleContext;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.MetaTypeService;

/**
 * Tells of keys in configuration files that nobody knows, once for each change of the file: who mistypes a key has changed nothing,
 * and would not hear of it. Which keys there are the bundle's metatype says; of a bundle without one nothing is told. Works on a
 * thread of its own.
 */
@Component(service = ConfigurationListener.class, immediate = true)
public final class UnknownKeys implements ConfigurationListener {
    /** Seconds until the files of a start are looked at, which has other things to do first. */
    private static final int LATER = 3;

    /** Seconds until files that changed are looked at. */
    private static final int SOON = 1;

    /** What any configuration may have: what Configuration Admin, File Install and Declarative Services put or look for. */
    private static final String ANYWHERE =
            "(service|felix\\.fileinstall|component)\\..*|\\..*|.*\\.(target|cardinality\\.minimum)";

    private final BundleContext context;
    private final Deliveries deliveries;
    private final Logger log;
    private final FaultsTold told = new FaultsTold(); // used on the thread only
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "tidewire-keys"));
    private final Set<String> changed = new HashSet<>(); // PIDs to look at; guarded by this
    private volatile MetaTypeService types; // null as long as there is none

    /**
     * Begins.
     *
     * @param context tells the bundles
     * @param admin has the configurations
     * @param loggers makes the log that the shell reads, too
     */
    @Activate
    public UnknownKeys(BundleContext context, @Reference ConfigurationAdmin admin, @Reference LoggerFactory loggers) {
        this.context = context;
        this.deliveries = new Deliveries(admin);
        this.log = loggers.getLogger(Reports.LOG);
    }

    /** Looks at nothing any more. */
    @Deactivate
    public void deactivate() {
        thread.shutdownNow();
    }

    /**
     * Looks at all configurations soon.
     *
     * @param arriving reads what bundles say of their configurations
     */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindTypes(MetaTypeService arriving) {
        types = arriving;
        later(LATER, () -> look(deliveries.all()));
    }

    /**
     * Looks at nothing until there is another one.
     *
     * @param leaving reads what bundles say of their configurations
     */
    void unbindTypes(MetaTypeService leaving) {
        if (leaving.equals(types)) {
            types = null;
        }
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        String pid = event.getPid();
        if (event.getType() == ConfigurationEvent.CM_DELETED) {
            later(0, () -> told.forget(pid));
        } else if (types != null) {
            change(pid);
        }
    }

    /** Many change at a start, and all bundles are asked for each look. */
    private synchronized void change(String pid) {
        if (changed.isEmpty()) {
            later(SOON, this::lookAtChanged);
        }
        changed.add(pid);
    }

    private void lookAtChanged() throws IOException {
        List<String> pids;
        synchronized (this) {
            pids = List.copyOf(changed);
            changed.clear();
        }
        List<Configuration> all = new ArrayList<>();
        for (String pid : pids) {
            all.addAll(deliveries.of(pid));
        }
        look(all);
    }

    /** What is done on the thread. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private void later(int seconds, Work work) {
        try {
            thread.schedule(() -> attempt(work), seconds, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            log.debug("Keys are looked at no more", e);
        }
    }

    private void attempt(Work work) {
        try {
            work.run();
        } catch (IOException | RuntimeException e) {
            log.warn("Nobody can tell whether all keys in configuration files are known", e);
        }
    }

    /** Tells of what nobody knows in some configurations. */
    void look(List<Configuration> configurations) {
        MetaTypeService present = types;
        if (present != null && !configurations.isEmpty()) {
            ConfigurationKeys keys = new ConfigurationKeys(context, present);
            configurations.forEach(each -> look(each, keys));
        }
    }

    private void look(Configuration configuration, ConfigurationKeys keys) {
        try {
            Dictionary<String, Object> properties = configuration.getProperties();
            Object file = properties == null ? null : properties.get(FileConfigurations.FILE);
            String factory = configuration.getFactoryPid();
            Set<String> known = keys.of(factory == null ? configuration.getPid() : factory);
            if (file == null || known.isEmpty()) {
                return;
            }
            Set<String> unknown = new TreeSet<>(Collections.list(properties.keys()));
            unknown.removeIf(key -> known.contains(key) || key.matches(ANYWHERE));
            if (!unknown.isEmpty()
                    && told.add(configuration.getPid(), unknown.toString(), configuration.getChangeCount())) {
                // Whole, as those who read the log as it is written see no arguments.
                log.warn(Reports.file(file.toString()) + " has what nobody knows there and what does nothing: "
                        + String.join(", ", unknown) + "; known are " + String.join(", ", known));
            }
        } catch (IllegalStateException e) {
            log.debug("A configuration was deleted while it was looked at", e);
        }
    }
}
