package org.tidewire.account.provider;

import java.util.Map;
import java.util.Set;

import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.tidewire.account.Account;
import org.tidewire.account.Privilege;
import org.tidewire.account.config.AccountConfig;
import org.tidewire.account.config.PasswordHash;

/**
 * An account from configuration. Registered by hand, so that the name is its only property: a component's service shows
 * its whole configuration, the password's hash too.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = AccountConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = AccountConfig.class, factory = true)
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.tidewire.account.Account\"",
        effective = "active",
        uses = Account.class)
public final class ConfiguredAccount implements Account {
    private final PasswordHash password;
    private final Set<Privilege> privileges;
    private final ServiceRegistration<Account> registration;

    /**
     * Checks the configuration and registers the account.
     *
     * @param context registers the service
     * @param config login, password, privileges
     * @param properties may hold a {@code service.ranking}
     * @throws IllegalArgumentException if a value is refused; names the key and what is allowed
     */
    @Activate
    public ConfiguredAccount(BundleContext context, AccountConfig config, Map<String, Object> properties) {
        String login = Login.checked(config.login());
        try {
            password = PasswordHash.parse(config.password().strip());
            privileges = PrivilegeNames.read(config.privileges());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("account " + login + ": " + e.getMessage(), e);
        }
        Object ranking = properties.get(Constants.SERVICE_RANKING);
        Map<String, Object> shown = ranking == null
                ? Map.of(NAME, login)
                : Map.of(NAME, login, Constants.SERVICE_RANKING, Integer.valueOf(ranking.toString()));
        registration = context.registerService(Account.class, this, FrameworkUtil.asDictionary(shown));
    }

    /** Takes the account back. */
    @Deactivate
    public void deactivate() {
        registration.unregister();
    }

    @Override
    public boolean authenticate(String given) {
        return password.matches(given);
    }

    @Override
    public Set<Privilege> privileges() {
        return privileges;
    }
}
