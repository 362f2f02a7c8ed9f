package org.tidewire.resume.tox;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What the resume policy can be told. */
@ObjectClassDefinition(
        name = "Tidewire resume policy",
        description =
                "Remembers unfinished transfers in a directory, so that they go on after a restart. A change takes"
                        + " effect at once and stops no transfer.")
@interface Config {
    /** The PID. */
    String PID = "org.tidewire.resume.tox";

    /** Where the records lie. */
    @AttributeDefinition(
            description = "The directory of the records, absolute or relative to the working directory. Made if it does"
                    + " not exist. No second program may write to it. After a change, the records stay where they were,"
                    + " and what is under way is remembered in the new one.")
    String directory();

    /** How long a record is kept. */
    @AttributeDefinition(
            description = "Days after which a record goes that nobody touched, 0 to 36500. 0: it stays for ever.")
    int expiry_days() default 30;

    /** How many records a friend may have. */
    @AttributeDefinition(description = "The most records of one friend in one direction, 1 or more.")
    int friend_records() default 1000;

    /** How much a friend may leave incomplete. */
    @AttributeDefinition(
            description = "The most bytes that one friend's incomplete files have when they are complete. 0: any.")
    long friend_bytes() default 0;
}
