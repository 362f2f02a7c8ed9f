package org.tidewire.storage.file;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a storage on a directory can be told. */
@ObjectClassDefinition(
        name = "Tidewire storage on a directory",
        description = "Publishes a directory as storage. One configuration for each directory.")
@interface Config {
    /** The factory PID. */
    String PID = "org.tidewire.storage.file";

    /** The directory. */
    @AttributeDefinition(
            description = "The directory, absolute or relative to the working directory. Made if it does not exist."
                    + " No second program or storage may write to it.")
    String root();

    /** The name for people. */
    @AttributeDefinition(description = "The name a person knows this storage by.")
    String storage_name() default "files";

    /** Where. */
    @AttributeDefinition(
            description =
                    "The path under which it appears in the tree of all storages, as /archive; the parent need not"
                            + " exist. Empty, or /, if it may be the root.")
    String storage_mount() default "";

    /** Who wins. */
    @AttributeDefinition(
            description = "Of several storages for the same path the one with the highest ranking is in use.")
    int service_ranking() default 0;
}
