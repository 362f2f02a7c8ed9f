package org.tidewire.resume.tox;

import java.io.IOException;
import java.util.Map;

import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.Designate;
import org.tidewire.resume.ResumePolicy;
import org.tidewire.storage.StorageTree;

/**
 * Publishes the configured policy. Registered by hand, so that the policy on another directory is there before the former
 * goes, and the engine is never without one.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = Config.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Config.class)
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.tidewire.resume.ResumePolicy\"",
        effective = "active",
        uses = ResumePolicy.class)
public final class ToxResume {
    private final BundleContext context;
    private final Logger log;
    private Settings settings; // null, as what follows, until a configuration is accepted
    private ToxResumePolicy policy;
    private ServiceRegistration<ResumePolicy> registration;
    private StorageTree tree; // null as long as there is none

    /**
     * Reads nothing yet.
     *
     * @param context registers the policy
     * @param log is told what becomes of records
     */
    @Activate
    public ToxResume(BundleContext context, @Reference(service = LoggerFactory.class) Logger log) {
        this.context = context;
        this.log = log;
    }

    /**
     * Takes in the records of earlier runs and publishes the policy. A configuration that is refused is told to the log, and the
     * next one is tried: Declarative Services give another one only to a component that did not fail.
     *
     * @param config the directory, the expiry and the limits
     * @param properties with its ranking
     */
    @Activate
    synchronized void start(Config config, Map<String, Object> properties) {
        try {
            begin(config, properties);
        } catch (IOException | RuntimeException e) {
            log.error(Config.PID + ": the configuration is refused", e);
        }
    }

    private void begin(Config config, Map<String, Object> properties) throws IOException {
        Settings first = Settings.of(config);
        publish(new ToxResumePolicy(config, log), properties);
        settings = first;
    }

    /**
     * Goes by another configuration from now on. Other limits count at once; on another directory another policy begins, with
     * the records there, and is told by the engine of all that lives.
     *
     * @param config the directory, the expiry and the limits
     * @param properties with the ranking
     * @throws IllegalArgumentException if a value is refused; the policy goes on as it was
     * @throws IOException if the directory cannot be made or listed; the policy goes on as it was
     */
    @Modified
    synchronized void modify(Config config, Map<String, Object> properties) throws IOException {
        Settings now = Settings.of(config);
        if (policy == null) {
            begin(config, properties);
        } else if (now.directory().equals(settings.directory())) {
            policy.follow(now);
            registration.setProperties(FrameworkUtil.asDictionary(ranking(properties)));
        } else {
            replace(now, config, properties);
        }
        settings = now;
    }

    private void replace(Settings now, Config config, Map<String, Object> properties) throws IOException {
        ToxResumePolicy next = new ToxResumePolicy(config, log);
        log.info(
                "The resume policy goes on in {}; the records of {} stay there", now.directory(), settings.directory());
        ToxResumePolicy former = policy;
        ServiceRegistration<ResumePolicy> known = registration;
        publish(next, properties);
        known.unregister();
        former.stop();
    }

    private void publish(ToxResumePolicy next, Map<String, Object> properties) {
        if (tree != null) {
            next.addTree(tree);
        }
        policy = next;
        registration =
                context.registerService(ResumePolicy.class, next, FrameworkUtil.asDictionary(ranking(properties)));
    }

    private static Map<String, Object> ranking(Map<String, Object> properties) {
        Object ranking = properties.get(Constants.SERVICE_RANKING);
        return ranking == null ? Map.of() : Map.of(Constants.SERVICE_RANKING, ranking);
    }

    /** Takes the policy back; the records stay on the disk. */
    @Deactivate
    synchronized void stop() {
        if (policy != null) {
            registration.unregister();
            policy.stop();
        }
    }

    /**
     * Looks at sources here from now on.
     *
     * @param arriving all storage
     */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    synchronized void addTree(StorageTree arriving) {
        tree = arriving;
        if (policy != null) {
            policy.addTree(arriving);
        }
    }

    /**
     * Lets go of a tree.
     *
     * @param leaving the one that leaves, or was outranked
     */
    synchronized void removeTree(StorageTree leaving) {
        if (leaving.equals(tree)) {
            tree = null;
        }
        if (policy != null) {
            policy.removeTree(leaving);
        }
    }
}
