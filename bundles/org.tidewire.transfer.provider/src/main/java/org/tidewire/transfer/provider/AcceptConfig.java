package org.tidewire.transfer.provider;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One rule that accepts what friends offer; a factory configuration. Without one, everything waits for a person. */
@ObjectClassDefinition(name = "Tidewire rule that accepts", description = "Accepts files of friends without asking.")
@interface AcceptConfig {
    /** The factory PID. */
    String PID = "org.tidewire.transfer.accept";

    @AttributeDefinition(
            name = "Friend",
            description = "Whose files: names or ids of friends, several with commas; * for every friend. Required.")
    String[] friend() default {};

    @AttributeDefinition(name = "Kinds", description = "Which files: data, avatar or both.")
    String[] kinds() default {"data"};

    @AttributeDefinition(
            name = "Most bytes",
            description = "The largest file that is accepted; 0 for any, also such whose size nobody knows.")
    long most_bytes() default 0;

    @AttributeDefinition(
            name = "Folder",
            description = "Where the files are put; made if it is missing. Empty for the receive folder.")
    String folder() default "";

    @AttributeDefinition(
            name = "Ranking",
            description = "Of several rules that match, the one of the highest ranking decides where the file goes.")
    int service_ranking() default 0;
}
