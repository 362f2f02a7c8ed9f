package org.tidewire.resume.tox;

import java.io.IOException;

/** Takes the stamp of a source. */
@FunctionalInterface
interface Stamps {
    /**
     * Looks at the source of a send.
     *
     * @return its stamp; {@link SourceStamp#NONE} for what is received
     * @throws IOException if the source cannot be seen, or has another size than the file that is offered
     */
    SourceStamp stamp(RecordKey key, StoredFile file) throws IOException;
}
