package org.tidewire.events.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tidewire.transfer.TransferState.COMPLETED;
import static org.tidewire.transfer.TransferState.RUNNING;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tidewire.events.TransferTopics;

/** Handlers that come later than the bundle: what they hear of an earlier life, and what not. */
class AudienceTest extends Lives {
    @Test
    void aFileIsToldWhenThereIsSomebodyToHearOfIt() throws IOException {
        begin().hears(film(7, RUNNING));
        files.put(FILM, 100L);
        Life next = begin();
        next.audience = false;
        assertEquals(List.of(), next.finds().admin.topics());
        assertEquals(1, next.noted());
        next.audience = true;
        assertEquals(List.of(TransferTopics.COMPLETED), next.finds().admin.topics());
    }

    @Test
    void aFileThatTheNextEngineCommitsBeforeAnybodyHearsIsToldWhenSomebodyDoes() throws IOException {
        begin().hears(film(7, RUNNING));
        Life next = begin();
        next.audience = false;
        next.hears(film(1, RUNNING));
        files.put(FILM, 100L);
        next.hears(film(1, RUNNING), film(1, COMPLETED));
        next.tells();
        int unheard = next.admin.topics().size();
        assertEquals(1, next.finds().noted());
        next.audience = true;
        next.finds();
        assertEquals(unheard + 1, next.admin.topics().size(), "told once more");
        assertEquals(0, next.noted());
        assertEquals(List.of(), next().admin.topics());
    }

    @Test
    void whatBeganInThisLifeIsForThoseWhoAreThere() throws IOException {
        Life life = begin();
        life.audience = false;
        files.put(FILM, 100L);
        life.hears(film(7, RUNNING), film(7, COMPLETED));
        assertEquals(0, life.tells().noted(), "notes pile up where nobody listens");
    }
}
