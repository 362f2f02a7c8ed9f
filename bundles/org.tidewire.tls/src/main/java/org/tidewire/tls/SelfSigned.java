package org.tidewire.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes self-signed identities: signed with SHA-256, ten years, good for localhost. */
final class SelfSigned {
    private static final int YEARS = 10;
    private static final int SERIAL_BITS = 127;

    private SelfSigned() {}

    /**
     * Makes a new key and certificate.
     *
     * @param kind what kind of key
     * @param host the common name
     * @param password will open the keystore and the key; random, see {@link StoredKey}
     * @param now the certificate is good from a day before, for clocks that are late
     * @return a PKCS#12 keystore
     * @throws GeneralSecurityException if the JDK or Bouncy Castle cannot
     * @throws IOException if they cannot encode it
     */
    static byte[] keystore(KeyKind kind, String host, char[] password, Instant now)
            throws GeneralSecurityException, IOException {
        // An instance, never Security.addProvider: a stopped bundle would leave a dead provider behind.
        Provider provider = new BouncyCastleProvider();
        KeyPair pair = kind.make();
        return StoredKey.encode(pair.getPrivate(), certificate(kind, host, pair, now, provider), password, provider);
    }

    private static X509Certificate certificate(KeyKind kind, String host, KeyPair pair, Instant now, Provider provider)
            throws GeneralSecurityException, IOException {
        X500Name name =
                new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, host).build();
        Date from = Date.from(now.minusSeconds(86_400));
        Date until = Date.from(now.atOffset(ZoneOffset.UTC).plusYears(YEARS).toInstant());
        BigInteger serial = new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0);
        X509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(name, serial, from, until, name, pair.getPublic());
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
        try {
            ContentSigner signer = new JcaContentSignerBuilder(kind.signature())
                    .setProvider(provider)
                    .build(pair.getPrivate());
            return new JcaX509CertificateConverter().setProvider(provider).getCertificate(builder.build(signer));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("cannot sign the certificate", e);
        }
    }
}
