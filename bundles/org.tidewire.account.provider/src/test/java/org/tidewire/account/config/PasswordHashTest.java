package org.tidewire.account.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
    private static final String SALT = "c29tZXNhbHRzb21lc2FsdA";
    private static final String HASH = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI";

    @Test
    void writesPasswordsAsWiredClientsSendThem() {
        assertEquals("a94a8fe5ccb19ba61c4c0873d391e987982fbbd3", PasswordHash.wired("test"));
        assertEquals("", PasswordHash.wired(""));
    }

    @Test
    void knowsThePasswordAgainAfterItWasWrittenAndRead() {
        PasswordHash read = PasswordHash.parse(
                PasswordHash.make(PasswordHash.wired("fjord")).toString());
        assertTrue(read.matches(PasswordHash.wired("fjord")));
        assertFalse(read.matches(PasswordHash.wired("Fjord")));
        assertFalse(read.matches("fjord"));
        assertFalse(read.matches(""));
    }

    @Test
    void saltsEveryHash() {
        assertNotEquals(
                PasswordHash.make("x").toString(), PasswordHash.make("x").toString());
    }

    @Test
    void knowsAHashOfTheReferenceImplementation() {
        // From test.c of the reference implementation, version 0x13: Argon2id, m=65536, t=2, p=1.
        PasswordHash known = PasswordHash.parse(
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");
        assertTrue(known.matches("password"));
        assertFalse(known.matches("differentpassword"));
    }

    @Test
    void anEmptyHashKnowsOnlyTheEmptyPassword() {
        assertTrue(PasswordHash.parse("").matches(""));
        assertFalse(PasswordHash.parse("").matches(PasswordHash.wired("x")));
        assertEquals("", PasswordHash.make("").toString());
    }

    @Test
    void aWrongPasswordCostsAsMuchWhereThereIsNone() {
        List<String> works = new ArrayList<>();
        PasswordHash.Work counted = (hash, password, length) -> {
            works.add(hash.cost() + "," + length);
            return new byte[length];
        };
        assertFalse(PasswordHash.make("x").matches("wrong", counted));
        assertFalse(PasswordHash.NONE.matches("wrong", counted));
        assertEquals(List.of("m=19456,t=2,p=1,32", "m=19456,t=2,p=1,32"), works);
        assertFalse(PasswordHash.make("x").matches("", counted));
        assertTrue(PasswordHash.NONE.matches("", counted), "a guest comes in without work");
        assertEquals(3, works.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=65537,t=2,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=7,t=2,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=19456,t=11,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=19456,t=0,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=19456,t=2,p=5$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=999999999,t=2,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=9999999999,t=2,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=19456,t=2,p=1$c2hvcnQ$" + HASH,
                "$argon2id$v=19$m=19456,t=2,p=1$" + SALT + "$c2hvcnQ",
                "$argon2id$v=19$m=19456,t=2,p=1$" + SALT + "$" + HASH + "AA",
                "$argon2i$v=19$m=19456,t=2,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=16$m=19456,t=2,p=1$" + SALT + "$" + HASH,
                "plain words",
                " "
            })
    void refusesWhatIsNoHashOrAsksForTooMuch(String text) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> PasswordHash.parse(text));
        assertFalse(refusal.getMessage().contains(HASH), refusal.getMessage());
    }
}
