package org.tidewire.tls;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;

/** What kind of key a self-signed identity has. */
enum KeyKind {
    /** P-256: the quickest handshake. */
    EC("SHA256withECDSA"),
    /** 2048 bits: for clients that know nothing else, as the original ones. */
    RSA("SHA256withRSA");

    private final String signature;

    KeyKind(String signature) {
        this.signature = signature;
    }

    /**
     * Reads a configuration's word.
     *
     * @param text {@code EC} or {@code RSA}
     * @return the kind
     * @throws IllegalArgumentException if it is another word; says what is allowed
     */
    static KeyKind of(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(TlsConfig.PID + ": key = '" + text + "': EC or RSA is allowed"));
    }

    /** Makes a new pair of keys. */
    KeyPair make() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(name());
        generator.initialize(parameters());
        return generator.generateKeyPair();
    }

    private AlgorithmParameterSpec parameters() {
        return switch (this) {
            case EC -> new ECGenParameterSpec("secp256r1");
            case RSA -> new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4);
        };
    }

    /** Names what such a key signs with. */
    String signature() {
        return signature;
    }
}
