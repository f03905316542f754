package dev.ringside.runtime.feed.shape;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Puts the records of a log of auditd together to events. An event is complete with the record that is always its last, or once others are so much later that
 * nothing of it can follow. For one thread.
 */
final class AuditLog {
    /** The records of one event are written at once, but those of several in any order. */
    private static final long LATEST = 2_000_000_000L;

    private static final int MOST_OPEN = 1024;
    /** The last of an event by design; many logs lack the one that says so. */
    private static final Set<String> LAST = Set.of("PROCTITLE", "EOE");

    private static final String END = "EOE";
    /** What programs report, and what the collector of Azure has put together. */
    private static final Pattern SINGLE =
            Pattern.compile("(?:AUOMS|USER|CRED|SERVICE|SYSTEM|DAEMON|CRYPTO|ADD|DEL|GRP|ACCT|ROLE|VIRT)_");

    private final Map<AuditRecord.Event, AuditEvent> open = new LinkedHashMap<>();
    private final AuditDelivery delivery;
    private long latest = Long.MIN_VALUE;

    AuditLog(Delivery delivery) {
        this.delivery = new AuditDelivery(delivery);
    }

    void add(AuditRecord record) {
        AuditEvent event = open.get(record.event());
        if (event == null) {
            if (record.type().equals(END)) {
                return;
            }
            event = new AuditEvent(record.event());
            open.put(record.event(), event);
        }
        event.add(record);
        if (LAST.contains(record.type()) || SINGLE.matcher(record.type()).lookingAt()) {
            open.remove(record.event());
            delivery.deliver(event);
        }
        latest = Math.max(latest, record.event().time());
        completeOld();
    }

    private void completeOld() {
        Iterator<AuditEvent> events = open.values().iterator();
        while (events.hasNext()) {
            AuditEvent event = events.next();
            if (open.size() <= MOST_OPEN && event.event().time() + LATEST > latest) {
                return;
            }
            events.remove();
            delivery.deliver(event);
        }
    }

    /** Nothing follows. */
    void end() {
        open.values().forEach(delivery::deliver);
        open.clear();
    }
}
