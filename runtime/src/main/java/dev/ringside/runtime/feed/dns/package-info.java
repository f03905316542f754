/**
 * Messages of the Domain Name System (RFC 1035), as they go over the network. What is read here may come from anybody: no length, name or pointer in it is
 * believed.
 *
 * <p>{@link dev.ringside.runtime.feed.dns.DnsMessage} is one message, {@link dev.ringside.runtime.feed.dns.MessageStream} takes those apart that come over
 * TCP, and {@link dev.ringside.runtime.feed.dns.Exchanges} finds the question that an answer belongs to.
 */
@NullMarked
package dev.ringside.runtime.feed.dns;

import org.jspecify.annotations.NullMarked;
