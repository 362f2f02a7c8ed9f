package org.tidewire.account.provider;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

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
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.Designate;
import org.tidewire.account.Account;
import org.tidewire.account.AccountLimits;
import org.tidewire.account.Privilege;
import org.tidewire.account.config.AccountConfig;
import org.tidewire.storage.FilePath;

/**
 * An account from configuration. Registered by hand, so that the name is its only property: a component's service shows
 * its whole configuration, the password's hash too.
 *
 * <p>One and the same service while the configuration changes, so that there is no moment without the account.
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
    private final BundleContext context;
    private final Logger log;
    private final List<ConfiguredGroup> groups = new CopyOnWriteArrayList<>();
    private final AtomicBoolean warned = new AtomicBoolean();
    private volatile Terms terms;
    private volatile ServiceRegistration<Account> registration; // null while the account is closed

    /**
     * Checks the configuration; nobody can log in yet.
     *
     * @param context registers the service
     * @param config the account's terms
     * @param properties the same as it was written; may hold a {@code service.ranking}
     * @param log is told what is refused later
     * @throws IllegalArgumentException if a value is refused; names the key and what is allowed
     */
    @Activate
    public ConfiguredAccount(
            BundleContext context,
            AccountConfig config,
            Map<String, Object> properties,
            @Reference(service = LoggerFactory.class) Logger log) {
        this.context = context;
        this.log = log;
        terms = Terms.of(config, properties);
    }

    /** Registers the account, now that its group is known. */
    @Activate
    void open() {
        registration = context.registerService(Account.class, this, FrameworkUtil.asDictionary(terms.shown()));
    }

    /**
     * Takes over a changed configuration. A refused one closes the account until a better one comes: an operator who
     * takes a privilege away with a slip of the pen must not believe that it worked.
     *
     * @param config the account's terms
     * @param properties the same as it was written; may hold a {@code service.ranking}
     */
    @Modified
    void modify(AccountConfig config, Map<String, Object> properties) {
        try {
            terms = Terms.of(config, properties);
        } catch (IllegalArgumentException e) {
            close();
            log.error("Account {} is closed: {}", terms.login(), e.getMessage(), e);
            return;
        }
        if (registration == null) {
            open();
        } else {
            announce();
        }
    }

    /** Takes the account back. */
    @Deactivate
    void close() {
        ServiceRegistration<Account> open = registration;
        registration = null;
        if (open != null) {
            open.unregister();
        }
    }

    /**
     * Takes in a group.
     *
     * @param group perhaps the account's
     */
    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addGroup(ConfiguredGroup group) {
        groups.add(group);
        regroup();
    }

    /**
     * Hears that a group has changed.
     *
     * @param group perhaps the account's, now or until now
     */
    void updatedGroup(ConfiguredGroup group) {
        log.debug("Group {} has changed", group.name());
        regroup();
    }

    /**
     * Lets go of a group.
     *
     * @param group perhaps the account's
     */
    void removeGroup(ConfiguredGroup group) {
        groups.remove(group);
        regroup();
    }

    @Override
    public boolean authenticate(String given) {
        return terms.password().matches(given);
    }

    @Override
    public Set<Privilege> privileges() {
        return grant().privileges();
    }

    @Override
    public AccountLimits limits() {
        return grant().limits();
    }

    @Override
    public FilePath home() {
        return terms.home();
    }

    /** Asks the group each time: so nothing can be out of date, whoever changes first. */
    private Grant grant() {
        Terms now = terms;
        if (now.group().isEmpty()) {
            return now.own();
        }
        List<Grant> named = groups.stream()
                .flatMap(group -> group.grant(now.group()).stream())
                .toList();
        if (named.size() == 1) {
            warned.set(false);
            return named.get(0);
        }
        // Said when somebody asks, not at once: while the server starts, groups come after accounts.
        if (!warned.getAndSet(true)) {
            log.warn(
                    "Account {} may do nothing: {} groups are named {}; exactly one is needed",
                    now.login(),
                    named.size(),
                    now.group());
        }
        return Grant.NOTHING;
    }

    private void regroup() {
        if (!terms.group().isEmpty()) {
            announce();
        }
    }

    private void announce() {
        ServiceRegistration<Account> open = registration;
        if (open == null) {
            return;
        }
        try {
            open.setProperties(FrameworkUtil.asDictionary(terms.shown()));
        } catch (IllegalStateException e) {
            log.debug("Account {} has just been closed", terms.login(), e);
        }
    }
}
