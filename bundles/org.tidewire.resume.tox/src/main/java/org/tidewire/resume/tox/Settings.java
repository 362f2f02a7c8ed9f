package org.tidewire.resume.tox;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A configuration that was checked.
 *
 * @param directory where the records lie, absolute
 * @param expiry when a record goes that nobody touches
 * @param limits what one friend may have
 */
record Settings(Path directory, Expiry expiry, Limits limits) {
    /**
     * Checks a configuration.
     *
     * @throws IllegalArgumentException if a value is refused; names the key and what is allowed
     */
    static Settings of(Config config) {
        if (config.directory() == null || config.directory().isBlank()) {
            throw new IllegalArgumentException("directory is empty; it must be the directory of the records");
        }
        try {
            return new Settings(
                    Path.of(config.directory()).toAbsolutePath(),
                    new Expiry(config.expiry_days()),
                    new Limits(config.friend_records(), config.friend_bytes()));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("directory is " + config.directory() + "; it must be a directory", e);
        }
    }
}
