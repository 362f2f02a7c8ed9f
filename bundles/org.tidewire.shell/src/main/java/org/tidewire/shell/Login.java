package org.tidewire.shell;

import java.util.List;

import org.tidewire.account.AccountLimits;
import org.tidewire.account.Privilege;
import org.tidewire.storage.FilePath;

/**
 * An account that may log in.
 *
 * @param login its name
 * @param group the group that decides for it; empty for none, or if its provider does not tell
 * @param home the folder that is its root
 * @param privileges what it may do, in the order of the enum
 * @param limits how much it may transfer
 */
public record Login(String login, String group, FilePath home, List<Privilege> privileges, AccountLimits limits) {}
