package org.tidewire.tox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.HashMap;
import java.util.Map;

import org.osgi.util.converter.Converters;
import org.tidewire.fuzz.Input;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The configuration of a Tox node: bootstrap nodes and relays, names, ports. */
class BootstrapFuzzTest {
    @FuzzTest
    void aConfigurationIsRefusedWithAReasonOrSound(byte[] bytes) {
        Input input = new Input(bytes);
        Map<String, Object> values = new HashMap<>();
        values.put("identity", input.line());
        values.put("bootstrap", input.line().split("\\|", -1));
        values.put("relays", input.line().split("\\|", -1));
        values.put("name", input.line());
        values.put("status.message", input.line());
        values.put("status", input.line());
        values.put("onion", input.line());
        values.put("address", "127.0.0.1"); // a name would be looked up
        String place = input.line();
        values.put("port", (int) input.large());
        refused(() -> {
            Settings settings =
                    Settings.of(Converters.standardConverter().convert(values).to(NodeConfig.class));
            settings.bootstrap().forEach(node -> assertEquals(node, again(node)));
        });
        refused(() -> HostPort.parse(place));
    }

    private static KnownNode again(KnownNode node) {
        return KnownNode.parse(node.place().host() + " " + node.place().port() + " " + node.key());
    }

    private static void refused(Runnable configures) {
        try {
            configures.run();
        } catch (IllegalArgumentException e) {
            assertFalse(e.getMessage().isEmpty());
        }
    }
}
