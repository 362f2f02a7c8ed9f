package org.tidewire.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;

class UnknownKeysTest {
    private static final String FILE = "file:/home/etc/tox.cfg";

    private final List<String> warnings = new ArrayList<>();
    private final Map<String, Object> properties = new HashMap<>(Map.of("felix.fileinstall.filename", FILE));
    private final UnknownKeys keys = new UnknownKeys(
            fake(BundleContext.class, Map.of("getBundles", none -> new Bundle[] {fake(Bundle.class, Map.of())})),
            fake(ConfigurationAdmin.class, Map.of("listConfigurations", none -> null)),
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
        keys.look(List.of(fake(
                Configuration.class,
                Map.of(
                        "getProperties", none -> FrameworkUtil.asDictionary(properties),
                        "getPid", none -> pid,
                        "getFactoryPid", none -> factory,
                        "getChangeCount", none -> count))));
    }

    @Test
    void aMistypedKeyIsToldWithThoseThereAreOnceForEachChange() {
        properties.put("prot", "33445");
        properties.put("address", "::");
        look();
        look();
        String expected = "tox.cfg has what nobody knows there and what does nothing: prot; known are address, port";
        assertEquals(List.of(expected), warnings);
        count++;
        look();
        assertEquals(List.of(expected, expected), warnings);
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
                warnings);
    }

    @ParameterizedTest
    @ValueSource(strings = {"service.ranking", "service.pid", ".hidden", "Storage.target", "log.cardinality.minimum"})
    void whatAnyConfigurationMayHaveIsNoMistake(String key) {
        properties.put(key, "1");
        look();
        assertEquals(List.of(), warnings);
    }

    @Test
    void ofWhatNoBundleSaysAnythingOrNoFileSaysNothingIsTold() {
        properties.put("prot", "1");
        pid = "another";
        look();
        pid = "tox";
        properties.remove("felix.fileinstall.filename");
        look();
        assertEquals(List.of(), warnings);
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
