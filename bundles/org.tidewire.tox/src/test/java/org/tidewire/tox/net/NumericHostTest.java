package org.tidewire.tox.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumericHostTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "a",
                "beef",
                "300.1.1.1",
                "1.1.1.256",
                "1.1.1",
                "01.1.1.1",
                "1",
                "0x7f.1.1.1",
                "a.b.c.d",
                "",
                "."
            })
    void namesAreNotLookedUp(String name) {
        assertEquals(Optional.empty(), NumericHost.address(name, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {":", "1:2", "::1::", "fe80::1%nowhere", "::ffff:1.2.3.4.5"})
    void wrongAddressesAreNone(String wrong) {
        assertEquals(Optional.empty(), NumericHost.address(wrong, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.10.199.255", "127.0.0.1", "::1", "FE80::aB"})
    void addressesAreTakenAsTheyAre(String host) throws UnknownHostException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(host), 33445);
        assertEquals(Optional.of(address), NumericHost.address(host, 33445));
    }
}
