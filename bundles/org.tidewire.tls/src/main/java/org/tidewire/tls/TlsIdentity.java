package org.tidewire.tls;

import java.nio.file.Path;
import java.util.Map;

import javax.net.ssl.SSLContext;

import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Publishes the configured TLS identity as an {@link SSLContext} service. Registered by hand, because an
 * {@code SSLContext} is made by the JDK and no component can be one.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = TlsConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = TlsConfig.class)
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"javax.net.ssl.SSLContext\"",
        effective = "active",
        uses = SSLContext.class)
public final class TlsIdentity {
    /** Service property: the keystore file, as a path. */
    static final String IDENTITY = "tls.identity";

    /** Service property: lower-case hex SHA-256 of the certificate. */
    static final String FINGERPRINT = "tls.fingerprint";

    private final ServiceRegistration<SSLContext> registration;

    /**
     * Opens or makes the identity and publishes it.
     *
     * @param context registers the service
     * @param config where the identity comes from
     * @param log is told the fingerprint
     * @throws IllegalArgumentException if the configuration or what it names cannot be used
     */
    @Activate
    public TlsIdentity(BundleContext context, TlsConfig config, @Reference(service = LoggerFactory.class) Logger log) {
        String keystore = config.keystore().strip();
        String directory = config.directory().strip();
        if (keystore.isEmpty() == directory.isEmpty()) {
            throw new IllegalArgumentException(TlsConfig.PID
                    + ": exactly one of the keys directory (for a self-signed identity) and keystore (for one of your"
                    + " own) is to be given; directory = '" + directory + "', keystore = '" + keystore + "'");
        }
        KeyKind kind = KeyKind.of(config.key().strip());
        boolean own = directory.isEmpty();
        Path file = own ? Path.of(keystore) : Path.of(directory, IdentityDirectory.KEYSTORE);
        Identity identity = own
                ? Identity.read(file, config.password().toCharArray())
                : new IdentityDirectory(Path.of(directory), kind).open();
        Map<String, Object> properties = Map.of(IDENTITY, file.toString(), FINGERPRINT, identity.fingerprint());
        registration =
                context.registerService(SSLContext.class, identity.context(), FrameworkUtil.asDictionary(properties));
        log.info("TLS identity {}, SHA-256 fingerprint {}", file, identity.fingerprint());
    }

    /** Takes the service back. */
    @Deactivate
    public void deactivate() {
        registration.unregister();
    }
}
