package org.tidewire.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;

class UnknownKeysTest {
    private static final String FILE = "file:/home/etc/tox.cfg";

    private final BlockingQueue<String> warnings = new LinkedBlockingQueue<>();
    private final Map<String, Object> properties = new HashMap<>(Map.of("felix.fileinstall.filename", FILE));
    private final UnknownKeys keys = new UnknownKeys(
            fake(BundleContext.class, Map.of("getBundles", none -> new Bundle[] {fake(Bundle.class, Map.of())})),
            fake(ConfigurationAdmin.class, Map.of("listConfigurations", words -> found(words[0]))),
            fake(LoggerFactory.class, Map.of("getLogger", none -> log())));
    private String pid = "tox";
    private String factory;
    private long count = 1;

    @BeforeEach
    void bind() {
        keys.bindTypes(fake(MetaTypeService.class, Map.of("getMetaTypeInformation", none -> metatype())));
    }

    @AfterEach
    void end() {
        keys.deactivate();
    }

    private Logger log() {
        return fake(Logger.class, Map.of("warn", words -> warnings.add(words[0].toString())));
    }

    private MetaTypeInformation metatype() {
        return fake(
                MetaTypeInformation.class,
                Map.of(
                        "getPids", none -> new String[] {"tox"},
                        "getFactoryPids", none -> new String[] {"tox.friend"},
                        "getObjectClassDefinition",
                                words -> type(words[0].equals("tox") ? "port" : "tox.id", "address")));
    }

    private static ObjectClassDefinition type(String... ids) {
        List<AttributeDefinition> all = new ArrayList<>();
        for (String id : ids) {
            all.add(fake(AttributeDefinition.class, Map.of("getID", none -> id)));
        }
        return fake(
                ObjectClassDefinition.class,
                Map.of("getAttributeDefinitions", none -> all.toArray(new AttributeDefinition[0])));
    }

    private void look() {
        keys.look(List.of(configuration()));
    }

    private Configuration configuration() {
        return fake(
                Configuration.class,
                Map.of(
                        "getProperties", none -> FrameworkUtil.asDictionary(properties),
                        "getPid", none -> pid,
                        "getFactoryPid", none -> factory,
                        "getChangeCount", none -> count));
    }

    private Configuration[] found(Object filter) {
        return filter.equals("(service.pid=tox)") ? new Configuration[] {configuration()} : null;
    }

    @Test
    void aMistypedKeyIsToldWithThoseThereAreOnceForEachChange() {
        properties.put("prot", "33445");
        properties.put("address", "::");
        look();
        look();
        String expected = "tox.cfg has what nobody knows there and what does nothing: prot; known are address, port";
        assertEquals(List.of(expected), List.copyOf(warnings));
        count++;
        look();
        assertEquals(List.of(expected, expected), List.copyOf(warnings));
    }

    @Test
    void aFactoryHasTheKeysOfEachOfItsConfigurations() {
        pid = "tox.friend~bob";
        factory = "tox.friend";
        properties.put("tox.id", "00");
        properties.put("port", "1");
        look();
        assertEquals(
                List.of("tox.cfg has what nobody knows there and what does nothing: port; known are address, tox.id"),
                List.copyOf(warnings));
    }

    @ParameterizedTest
    @ValueSource(strings = {"service.ranking", "service.pid", ".hidden", "Storage.target", "log.cardinality.minimum"})
    void whatAnyConfigurationMayHaveIsNoMistake(String key) {
        properties.put(key, "1");
        look();
        assertEquals(List.of(), List.copyOf(warnings));
    }

    @Test
    void ofWhatNoBundleSaysAnythingOrNoFileSaysNothingIsTold() {
        properties.put("prot", "1");
        pid = "another";
        look();
        pid = "tox";
        properties.remove("felix.fileinstall.filename");
        look();
        assertEquals(List.of(), List.copyOf(warnings));
    }

    @Test
    @SuppressWarnings("unchecked") // of a class that knows its type parameter by name alone
    void whatChangesIsLookedAtSoonAndTogether() throws Exception {
        properties.put("prot", "1");
        ConfigurationEvent event = new ConfigurationEvent(
                fake(ServiceReference.class, Map.of()), ConfigurationEvent.CM_UPDATED, null, "tox");
        keys.configurationEvent(event);
        keys.configurationEvent(event);
        assertNotNull(warnings.poll(60, TimeUnit.SECONDS), "nothing is told");
        properties.remove("prot");
        properties.put("adress", "::");
        count++;
        keys.configurationEvent(event);
        assertEquals(
                "tox.cfg has what nobody knows there and what does nothing: adress; known are address, port",
                warnings.poll(60, TimeUnit.SECONDS));
        assertEquals(List.of(), List.copyOf(warnings));
    }

    private static <T> T fake(Class<T> type, Map<String, Function<Object[], Object>> answers) {
        return type.cast(Proxy.newProxyInstance(
                UnknownKeysTest.class.getClassLoader(), new Class<?>[] {type}, (self, method, words) -> {
                    Function<Object[], Object> answer = answers.get(method.getName());
                    Object given = answer == null ? null : answer.apply(words);
                    return method.getReturnType() == void.class ? null : given;
                }));
    }
}
