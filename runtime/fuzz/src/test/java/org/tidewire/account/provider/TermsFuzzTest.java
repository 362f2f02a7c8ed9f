package org.tidewire.account.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;

import org.osgi.util.converter.Converters;
import org.tidewire.account.config.AccountConfig;
import org.tidewire.account.config.PasswordHash;
import org.tidewire.fuzz.Input;
import org.tidewire.storage.FilePath;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The configuration of an account: a line for each of its values. */
class TermsFuzzTest {
    private static final String[] KEYS = {
        "login",
        "password",
        "privileges",
        "home",
        "group",
        "download.speed",
        "upload.speed",
        "downloads",
        "uploads",
        "service.ranking"
    };

    @FuzzTest
    void anAccountIsRefusedWithAReasonOrSound(byte[] bytes) {
        Input input = new Input(bytes);
        Map<String, Object> values = new HashMap<>();
        for (String key : KEYS) {
            String line = input.line();
            if (!line.isEmpty()) {
                values.put(key, line);
            }
        }
        Map<String, Object> texts = new HashMap<>(values);
        texts.keySet().removeIf(key -> key.contains("speed") || key.endsWith("loads"));
        AccountConfig config = Converters.standardConverter().convert(texts).to(AccountConfig.class);
        Terms terms;
        try {
            terms = Terms.of(config, values);
        } catch (IllegalArgumentException e) {
            assertTrue(e.getMessage().chars().noneMatch(c -> c == 0x1b || c == '\n'), "a refusal fits on a line");
            return;
        }
        String hash = terms.password().toString();
        assertEquals(hash, PasswordHash.parse(hash).toString());
        assertEquals(terms.login(), Names.checked("login", terms.login()));
        assertEquals(terms.home(), FilePath.of(terms.home().toString()));
        assertTrue(terms.own().limits().downloads() >= 0 && terms.own().limits().uploadSpeed() >= 0);
    }
}
