package dev.ringside.runtime.script;

import dev.ringside.dsl.expr.Predicate;
import dev.ringside.runtime.engine.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.graalvm.polyglot.Value;

/** A running query of a script. */
final class Subscribed {
    private final Subscription subscription;
    private final AtomicLong lost = new AtomicLong();
    private final List<Ending> endings = new ArrayList<>();

    /** What is called when it has ended: the first function, or if it failed the second. */
    record Ending(Value resolve, Value reject) {}

    Subscribed(Subscription subscription) {
        this.subscription = subscription;
    }

    Subscription subscription() {
        return subscription;
    }

    /** Functions that wait for its end. For the script's thread. */
    List<Ending> endings() {
        return endings;
    }

    /** @param how {@code narrow}, {@code widen} or {@code replace} */
    void change(String how, Predicate predicate) {
        switch (how) {
            case "narrow" -> subscription.narrow(predicate);
            case "widen" -> subscription.widen(predicate);
            case "replace" -> subscription.replace(predicate);
            default -> throw new IllegalArgumentException("subscriptions have no " + how);
        }
    }

    /** The script itself had no room for a row. */
    void lose() {
        lost.incrementAndGet();
    }

    /** How many rows there was no room for. */
    long dropped() {
        return subscription.dropped() + lost.get();
    }
}
