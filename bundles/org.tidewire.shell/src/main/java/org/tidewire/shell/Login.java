package org.tidewire.shell;

import java.util.List;

import org.tidewire.account.Privilege;

/**
 * An account that may log in.
 *
 * @param login its name
 * @param privileges what it may do, in the order of the enum
 */
public record Login(String login, List<Privilege> privileges) {}
