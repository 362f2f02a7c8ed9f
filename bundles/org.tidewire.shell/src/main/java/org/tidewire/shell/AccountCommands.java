package org.tidewire.shell;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.tidewire.account.Account;

/** The commands of scope {@code account}. May be called from any thread. */
@Component(service = AccountCommands.class)
@GogoCommand(scope = "account", function = "list")
public final class AccountCommands {
    private final Ranked<Account> accounts = new Ranked<>();

    /**
     * Adds an account.
     *
     * @param reference its reference
     * @param account the account
     */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "unbindAccount")
    void bindAccount(ServiceReference<Account> reference, Account account) {
        accounts.add(reference, account);
    }

    /**
     * Forgets an account.
     *
     * @param reference its reference
     */
    void unbindAccount(ServiceReference<Account> reference) {
        accounts.remove(reference);
    }

    /**
     * Lists the accounts.
     *
     * @return them, by login; of two with one login the one that counts
     */
    @Descriptor("Lists who may log in, and what they may do.")
    public List<Login> list() {
        Map<String, Login> logins = new LinkedHashMap<>();
        for (Map.Entry<ServiceReference<Account>, Account> account : accounts.list()) {
            Login login = login(account.getKey(), account.getValue());
            logins.putIfAbsent(login.login(), login);
        }
        return new Rows<>(
                logins.values().stream()
                        .sorted(Comparator.comparing(Login::login))
                        .toList(),
                "no accounts");
    }

    private static Login login(ServiceReference<Account> reference, Account account) {
        Object group = reference.getProperty(Account.GROUP);
        return new Login(
                String.valueOf(reference.getProperty(Account.NAME)),
                group == null ? "" : group.toString(),
                account.home(),
                account.privileges().stream().sorted().toList(),
                account.limits());
    }
}
