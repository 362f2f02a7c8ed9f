package org.tidewire.launch;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;

/** Which keys there are in which configuration, as bundles say it of their own. Immutable. */
final class ConfigurationKeys {
    private final Map<String, Set<String>> keys = new HashMap<>();

    /**
     * Asks every bundle.
     *
     * @param context tells the bundles
     * @param types reads what they say
     */
    ConfigurationKeys(BundleContext context, MetaTypeService types) {
        for (Bundle bundle : context.getBundles()) {
            MetaTypeInformation said = types.getMetaTypeInformation(bundle);
            if (said != null) {
                add(said, said.getPids());
                add(said, said.getFactoryPids());
            }
        }
    }

    private void add(MetaTypeInformation said, String[] pids) {
        for (String pid : pids == null ? new String[0] : pids) {
            ObjectClassDefinition type = said.getObjectClassDefinition(pid, null);
            AttributeDefinition[] found = type.getAttributeDefinitions(ObjectClassDefinition.ALL);
            Set<String> known = keys.computeIfAbsent(pid, none -> new TreeSet<>());
            for (AttributeDefinition each : found == null ? new AttributeDefinition[0] : found) {
                known.add(each.getID());
            }
        }
    }

    /**
     * Lists the keys of a configuration.
     *
     * @param pid its PID, that of the factory if it has one
     * @return in order; empty if no bundle says anything about it
     */
    Set<String> of(String pid) {
        return keys.getOrDefault(pid, Set.of());
    }
}
