package org.tidewire.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Dictionary;
import java.util.Hashtable;

import org.junit.jupiter.api.Test;

class RankingsTest {
    @Test
    void aRankingOfAFileIsANumber() {
        assertEquals(10, ranking("10"));
        assertEquals(-1, ranking(" -1 "));
        assertEquals(7, ranking(7));
    }

    @Test
    void whatIsNoNumberStays() {
        assertEquals("high", ranking("high"));
        assertEquals("99999999999", ranking("99999999999"));
    }

    @SuppressWarnings("JdkObsolete") // what Configuration Admin hands out
    private static Object ranking(Object configured) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("service.ranking", configured);
        new Rankings().modifyConfiguration(null, properties);
        return properties.get("service.ranking");
    }
}
