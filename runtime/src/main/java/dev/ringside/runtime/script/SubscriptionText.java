package dev.ringside.runtime.script;

import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.json.JsonOutput;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code subscription.stats()} gives, as JSON. */
final class SubscriptionText {
    private SubscriptionText() {}

    static String stats(Subscribed subscribed) {
        Subscription subscription = subscribed.subscription();
        Accounts accounts = subscription.accounts();
        Map<String, Long> numbers = new LinkedHashMap<>();
        numbers.put("matched", subscription.matched());
        numbers.put("dropped", subscribed.dropped());
        numbers.put("late", subscription.late());
        numbers.put("seen", accounts.seen());
        numbers.put("filtered", accounts.filtered());
        numbers.put("delivered", accounts.delivered());
        numbers.put("lost", accounts.lost());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonOutput out = new JsonOutput(bytes);
        out.raw('{');
        numbers.forEach((name, number) -> {
            out.text(name);
            out.raw(':');
            out.number(number);
            out.raw(',');
        });
        out.text("paused");
        out.raw(':');
        out.raw((subscription.isPaused() ? "true" : "false").getBytes(StandardCharsets.US_ASCII));
        out.raw('}');
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
