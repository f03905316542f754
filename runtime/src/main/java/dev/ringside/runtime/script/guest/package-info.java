/**
 * Events as JavaScript sees them: objects that cannot be changed, with a member for each field that the event has.
 *
 * <p>They are objects of Truffle, the layer that GraalJS stands on, and no proxies of the embedding interface: reading a member of a proxy takes
 * twice as long without the compiler and ten times as long with it, and members are what scripts read all the time. {@link
 * dev.ringside.runtime.script.guest.Guest} is the way in; {@code EventObject} is an event, {@code EventShape} what those of one type have,
 * {@code Texts} and {@code EventArray} are lists. All of it belongs to one context and its thread. Depends on events.
 */
@NullMarked
package dev.ringside.runtime.script.guest;

import org.jspecify.annotations.NullMarked;
