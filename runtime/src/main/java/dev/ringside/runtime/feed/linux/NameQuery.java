package dev.ringside.runtime.feed.linux;

import dev.ringside.runtime.feed.dns.DnsMessage;
import org.jspecify.annotations.Nullable;

/**
 * A question that a process has put to a name server.
 *
 * @param answer null if none has come in time
 * @param duration how long the answer took, or was waited for, in ns
 */
record NameQuery(DnsMessage question, @Nullable DnsMessage answer, long duration) {}
