package org.tidewire.wired.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.1.2.3/8, 10.9.9.9, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.128/25, 192.0.2.200, true",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 203.0.113.9, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "::1, ::1, true",
        "::ffff:192.0.2.7, 192.0.2.7, true"
    })
    void holdsWhatCidrSays(String network, String address, boolean held) throws UnknownHostException {
        assertEquals(held, Network.of(network).holds(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/33",
                "::/129",
                "10.0.0.0/",
                "10.0.0/8",
                "/8",
                "localhost",
                "example.org/24",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "1.2.3.256",
                ":::/8",
                "10.0.0.0/ 8",
                "1.2.3.4/99999999999"
            })
    void refusesWhatIsNoNetworkAndNamesTheKey(String text) {
        Throwable refusal = assertThrows(
                IllegalArgumentException.class,
                () -> Settings.of(TestSite.config(Map.of("penalty.exempt", new String[] {text}))));
        assertTrue(refusal.getMessage().contains("penalty.exempt"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(text), refusal.getMessage());
    }

    @Test
    void loopbackIsExemptWhateverIsNamed() throws UnknownHostException {
        GateRules rules =
                GateRules.of(TestSite.config(Map.of("penalty.exempt", new String[] {"10.0.0.0/8, 2001:db8::/32"})));
        for (String exempt : new String[] {"127.0.0.1", "127.9.9.9", "::1", "10.1.1.1", "2001:db8::7"}) {
            assertTrue(rules.exempts(InetAddress.getByName(exempt)), exempt);
        }
        assertTrue(!rules.exempts(InetAddress.getByName("192.0.2.1")));
    }

    @Test
    void aSourceIsAnAddressOrASlash64() throws UnknownHostException {
        assertEquals(source("2001:db8:1:2:3:4:5:6"), source("2001:db8:1:2::1"));
        assertNotEquals(source("2001:db8:1:2::1"), source("2001:db8:1:3::1"));
        assertEquals("2001:db8:1:2:0:0:0:0/64", source("2001:db8:1:2::1").toString());
        assertNotEquals(source("192.0.2.1"), source("192.0.2.2"));
        assertEquals(source("192.0.2.1"), source("::ffff:192.0.2.1"));
        assertEquals("192.0.2.1", source("192.0.2.1").toString());
        assertEquals("255.255.255.255", source("255.255.255.255").toString());
    }

    private static Source source(String address) throws UnknownHostException {
        return Source.of(InetAddress.getByName(address));
    }
}
