package org.example.product;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;

import org.osgi.service.component.annotations.Component;
import org.tidewire.account.Account;
import org.tidewire.account.Privilege;

/** Somebody of the product's users. It outranks the account of the same name that Tidewire was configured with. */
@Component(property = {Account.NAME + "=reader", "service.ranking:Integer=100"})
public final class Reader implements Account {
    /** What a Wired client sends for the password "secret": its SHA-1. A product asks its directory. */
    static final String SENT = "e5e9fa1ba31ecd1ae84f75caaa474f3a663f05f4";

    @Override
    public boolean authenticate(String password) {
        return MessageDigest.isEqual(password.getBytes(StandardCharsets.UTF_8), SENT.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Set<Privilege> privileges() {
        return Set.of(Privilege.DOWNLOAD);
    }
}
