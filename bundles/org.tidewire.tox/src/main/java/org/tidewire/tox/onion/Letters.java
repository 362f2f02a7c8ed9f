package org.tidewire.tox.onion;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

import org.tidewire.tox.crypto.KeyPair;
import org.tidewire.tox.crypto.PublicKey;
import org.tidewire.tox.crypto.SharedKeys;

/** Seals data from our real key to those of friends, and opens what is for us, by a data key that is new. One thread's. */
final class Letters {
    /** Keys agreed on a second with those who send us data. */
    private static final int AGREEMENTS = 64;

    private final SharedKeys real;
    private final PublicKey dataKey;
    private final Agreements strangers;
    private final Agreements data;
    private final SecureRandom random;

    Letters(KeyPair real, Surroundings around) {
        this.real = new SharedKeys(real);
        random = around.random();
        strangers = new Agreements(real, around.ticker(), AGREEMENTS);
        KeyPair pair = KeyPair.random(random);
        dataKey = pair.open();
        data = new Agreements(pair, around.ticker(), AGREEMENTS);
    }

    /** For whom data to us is to be sealed. */
    PublicKey dataKey() {
        return dataKey;
    }

    /** A request with data for a friend who wants it sealed for this data key. */
    byte[] seal(PublicKey friend, PublicKey friendDataKey, ByteBuffer inner) {
        var letter = new OnionData.Letter(real.own().open(), real.with(friend), inner);
        return OnionData.seal(friend, friendDataKey, letter, random);
    }

    /** The data in a packet; null if it is not for us, or if too many came from strangers of late. */
    OnionData open(ByteBuffer packet) {
        return OnionData.open(packet, data, strangers);
    }
}
