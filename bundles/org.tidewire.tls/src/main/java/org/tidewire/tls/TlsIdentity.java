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
import org.osgi.service.component.annotations.Modified;
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

    /** Service property: when the certificate expires, a {@code Long}, milliseconds since 1970. */
    static final String EXPIRES = "certificate.expires";

    private final BundleContext context;
    private final Logger log;
    private Published published; // null until a configuration is accepted

    /** What is known outside, and whose it is. */
    private record Published(String file, String fingerprint, ServiceRegistration<SSLContext> registration) {}

    /**
     * Publishes nothing yet.
     *
     * @param context registers the service
     * @param log is told the fingerprint
     */
    @Activate
    public TlsIdentity(BundleContext context, @Reference(service = LoggerFactory.class) Logger log) {
        this.context = context;
        this.log = log;
    }

    /**
     * Opens or makes the identity and publishes it. A configuration that is refused is told to the log, and the next one is
     * tried: Declarative Services give another one only to a component that did not fail.
     *
     * @param config where the identity comes from
     */
    @Activate
    public void start(TlsConfig config) {
        try {
            published = publish(config);
        } catch (RuntimeException e) {
            log.error(TlsConfig.PID + ": the configuration is refused", e);
        }
    }

    /**
     * Reads the identity anew, also if only the file has changed. Another one is published before the former goes, so that
     * listeners are never without, and what is connected stays so. Nothing happens if it is the same.
     *
     * @param config where the identity comes from now
     * @throws IllegalArgumentException if the configuration or what it names cannot be used; the former identity stays
     */
    @Modified
    public void modify(TlsConfig config) {
        Published former = published;
        published = publish(config);
        if (former != null && !published.equals(former)) {
            former.registration().unregister();
        }
    }

    /** Takes the service back. */
    @Deactivate
    public void deactivate() {
        if (published != null) {
            published.registration().unregister();
        }
    }

    private Published publish(TlsConfig config) {
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
        return published(file.toString(), identity);
    }

    private Published published(String file, Identity identity) {
        String fingerprint = identity.fingerprint();
        if (published != null
                && published.file().equals(file)
                && published.fingerprint().equals(fingerprint)) {
            return published;
        }
        Map<String, Object> properties = Map.of(
                IDENTITY,
                file,
                FINGERPRINT,
                fingerprint,
                EXPIRES,
                identity.expires().toEpochMilli());
        ServiceRegistration<SSLContext> registration =
                context.registerService(SSLContext.class, identity.context(), FrameworkUtil.asDictionary(properties));
        log.info("TLS identity {}, SHA-256 fingerprint {}", file, fingerprint);
        return new Published(file, fingerprint, registration);
    }
}
