package dev.ringside.runtime.feed.etw;

import dev.ringside.driver.windows.Accounts;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What events of this machine have in common, and what their values are looked up in. For any thread. */
final class Surroundings {
    /** A machine of many users has some hundreds; one whose ids never end must not take all memory. */
    private static final int MOST_USERS = 10_000;

    private final String host =
            Optional.ofNullable(System.getenv("COMPUTERNAME")).orElse("localhost");
    private final Writers writers = new Writers();
    private final Map<String, Optional<String>> users = new ConcurrentHashMap<>();

    String host() {
        return host;
    }

    Writers writers() {
        return writers;
    }

    /** The user's name, looked up once. */
    Optional<String> user(String sid) {
        Optional<String> known = users.get(sid);
        if (known == null) {
            // Not under the map's lock: asking a domain controller may take seconds.
            known = Accounts.name(sid);
            if (users.size() >= MOST_USERS) {
                users.clear();
            }
            users.put(sid, known);
        }
        return known;
    }
}
