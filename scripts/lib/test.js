/**
 * ringside:test — events that a script makes itself, to try something out.
 *
 * A script that imports this sees no others: its queries are over the events that it emits, and time is that of these events.
 *
 *     import { emit, alerts, settled } from "ringside:test";
 *
 *     procs.where(name == "nc").alert(e => `${e.user} runs nc`);
 *     emit("procs", { name: "nc", user: "ada" });
 *     await settled();
 *     console.log(alerts().length);
 */
const test = $ringside.test;

/**
 * An event. What is not said is missing, but for its time: that is a second after the last one's.
 *
 * @param {string} stream the stream it belongs to
 * @param {object} [fields] its fields, by either of their names; times are texts by ISO 8601
 */
export function event(stream, fields) {
    return test.event(stream, fields);
}

/**
 * Lets an event happen, an existing one or a new one of that stream.
 *
 * @param {string | object} what an event, or the stream of a new one
 * @param {object} [fields] the fields of a new one
 * @returns the event
 */
export function emit(what, fields) {
    const happening = typeof what === "string" ? event(what, fields) : what;
    test.emit(happening);
    return happening;
}

/**
 * Lets time pass in which nothing happens.
 *
 * @param {string} duration a length of time: "30s"
 */
export function advance(duration) {
    test.advance(duration);
}

/** Lets the events end, as a recording ends: windows close, and queries that are still running are over. */
export function end() {
    test.end();
}

/** A promise that is kept when everything that was emitted has been handled. */
export function settled() {
    return test.settled();
}

/** The alerts that were raised so far, as they are written. */
export function alerts() {
    return test.alerts();
}
