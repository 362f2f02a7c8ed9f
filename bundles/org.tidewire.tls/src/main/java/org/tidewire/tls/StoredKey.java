package org.tidewire.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/**
 * A private key and its certificate as a PKCS#12 keystore (RFC 7292): the key under AES-256, all under an HMAC with SHA-256.
 *
 * <p>The password is derived in one round, where the JDK takes ten thousand, three times over, and was a quarter of a start
 * with that. Rounds make a guess dear; nobody guesses a password of 192 random bits. So this is for such passwords only.
 */
final class StoredKey {
    /** Under which name it is found. */
    static final String ALIAS = "tidewire";

    private static final int ROUNDS = 1;
    private static final ASN1Encodable NAME = new DERBMPString(ALIAS);
    private static final ASN1Encodable PAIR = new DEROctetString(new byte[] {1}); // which certificate is the key's

    private StoredKey() {}

    /**
     * Encodes them.
     *
     * @param key which is kept secret
     * @param certificate of the key
     * @param password random, of 16 characters or more
     * @param provider of the algorithms
     * @return the keystore, which every JDK from 17 on reads
     * @throws GeneralSecurityException if the provider cannot
     * @throws IOException if they cannot be encoded
     */
    static byte[] encode(PrivateKey key, X509Certificate certificate, char[] password, Provider provider)
            throws GeneralSecurityException, IOException {
        try {
            OutputEncryptor lock = new JcePKCSPBEOutputEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                    .setPRF(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256))
                    .setProvider(provider)
                    .setIterationCount(ROUNDS)
                    .build(password);
            PKCS12MacCalculatorBuilder seal = new JcePKCS12MacCalculatorBuilder(NISTObjectIdentifiers.id_sha256)
                    .setProvider(provider)
                    .setIterationCount(ROUNDS);
            return new PKCS12PfxPduBuilder()
                    .addData(named(new JcaPKCS12SafeBagBuilder(key, lock)))
                    .addData(named(new JcaPKCS12SafeBagBuilder(certificate)))
                    .build(seal, password)
                    .getEncoded();
        } catch (OperatorCreationException | PKCSException e) {
            throw new GeneralSecurityException("cannot keep the key", e);
        }
    }

    private static PKCS12SafeBag named(PKCS12SafeBagBuilder bag) {
        return bag.addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, NAME)
                .addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_localKeyId, PAIR)
                .build();
    }
}
