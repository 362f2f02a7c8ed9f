package org.tidewire.tls;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Where the TLS identity comes from: exactly one of directory and keystore is given. */
@ObjectClassDefinition(
        name = "Tidewire TLS identity",
        description = "A change counts for connections from then on; what is connected stays so. A changed file is read"
                + " when the configuration is updated, with the same values, too.")
@interface TlsConfig {
    /** The configuration's PID. */
    String PID = "org.tidewire.tls";

    /** The folder of a self-signed identity. */
    @AttributeDefinition(description = "Folder where a self-signed identity is made on the first start, and kept")
    String directory() default "";

    /** The kind of key of a self-signed identity. */
    @AttributeDefinition(
            description = "Key of the self-signed identity: EC, or RSA for clients that know nothing else",
            options = {@Option("EC"), @Option("RSA")})
    String key() default "EC";

    /** The file of an identity of one's own. */
    @AttributeDefinition(description = "PKCS#12 or JKS file with exactly one private key, for an identity of one's own")
    String keystore() default "";

    /** What opens the keystore and its key. */
    @AttributeDefinition(description = "Password of the keystore and of its key", type = AttributeType.PASSWORD)
    String password() default "";
}
