package org.tidewire.account.provider;

import java.util.Map;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.Designate;
import org.tidewire.account.config.GroupConfig;

/**
 * A group from configuration; the accounts of this bundle find it as a service. When it changes, Declarative Services
 * set the service's properties again, and so the accounts hear of it. May be asked from any thread.
 */
@Component(
        service = ConfiguredGroup.class,
        immediate = true,
        configurationPid = GroupConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = GroupConfig.class, factory = true)
public final class ConfiguredGroup {
    private record Terms(String name, Grant grant) {}

    private final Logger log;
    private volatile Terms terms = new Terms("", Grant.NOTHING);

    /**
     * Reads the configuration.
     *
     * @param config name, privileges, limits
     * @param properties the same as it was written
     * @param log is told what is refused
     */
    @Activate
    public ConfiguredGroup(
            GroupConfig config, Map<String, Object> properties, @Reference(service = LoggerFactory.class) Logger log) {
        this.log = log;
        modify(config, properties);
    }

    /**
     * Takes over a configuration. A refused one closes the group, whose accounts may do nothing then: an operator who
     * takes a privilege away with a slip of the pen must not believe that it worked.
     *
     * @param config name, privileges, limits
     * @param properties the same as it was written
     */
    @Modified
    void modify(GroupConfig config, Map<String, Object> properties) {
        try {
            terms = new Terms(Names.checked("name", config.name()), Grant.of(config.privileges(), properties));
        } catch (IllegalArgumentException e) {
            String shown = Names.printable(config.name());
            terms = new Terms("", Grant.NOTHING);
            log.error("Group {} is closed, its accounts may do nothing: {}", shown, e.getMessage(), e);
        }
    }

    String name() {
        return terms.name();
    }

    /** Tells what the group gives; empty if that is not its name. */
    Optional<Grant> grant(String asked) {
        Terms now = terms;
        return now.name().equals(asked) ? Optional.of(now.grant()) : Optional.empty();
    }
}
