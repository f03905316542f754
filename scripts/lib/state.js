/**
 * ringside:state — what a script remembers from one event to the next.
 *
 * Both kinds forget by the time of the events that they are told of, not by the clock, so a recording gives what the machine gave; and both are
 * bounded: what does not fit pushes out what was touched longest ago, and `evicted` counts that.
 */
import { at, nanos } from "ringside:time";

const MOST = 10_000;

/**
 * A map whose entries are forgotten.
 *
 * @template K, V
 */
export class Recent {
    /** @type {Map<K, {value: V, stamp: number}>} */
    #entries = new Map();
    #keep;
    #most;
    #now = -Infinity;
    #evicted = 0;

    /**
     * @param {string | number} keep how long an entry is kept after it was last set: "10m", or nanoseconds
     * @param {{most?: number}} [options] how many entries there may be, 10,000 if nothing else is said
     */
    constructor(keep, { most = MOST } = {}) {
        this.#keep = positive(nanos(keep), "keep");
        this.#most = positive(most, "most");
    }

    /**
     * Remembers a value under a key, from that moment on.
     *
     * @param {K} key
     * @param {V} value
     * @param {import("ringside:time").Moment} moment
     * @returns {this}
     */
    set(key, value, moment) {
        const stamp = this.#advance(moment);
        // An entry that is set again goes to the end, so that the oldest is always the first.
        this.#entries.delete(key);
        this.#entries.set(key, { value, stamp });
        if (this.#entries.size > this.#most) {
            this.#entries.delete(first(this.#entries));
            this.#evicted++;
        }
        return this;
    }

    /**
     * The value under a key, unless it is forgotten by that moment.
     *
     * @param {K} key
     * @param {import("ringside:time").Moment} moment
     * @returns {V | undefined}
     */
    get(key, moment) {
        const stamp = this.#advance(moment);
        const entry = this.#entries.get(key);
        return entry && entry.stamp + this.#keep >= stamp ? entry.value : undefined;
    }

    /**
     * Whether there is a value under a key that is not forgotten by that moment.
     *
     * @param {K} key
     * @param {import("ringside:time").Moment} moment
     * @returns {boolean}
     */
    has(key, moment) {
        return this.get(key, moment) !== undefined;
    }

    /**
     * Remembers a key, and says whether it was unknown: once for each key while it keeps coming.
     *
     * @param {K} key
     * @param {import("ringside:time").Moment} moment
     * @returns {boolean}
     */
    isNew(key, moment) {
        const known = this.has(key, moment);
        this.set(key, /** @type {V} */ (true), moment);
        return !known;
    }

    /**
     * Forgets a key.
     *
     * @param {K} key
     * @returns {boolean} whether there was one
     */
    delete(key) {
        return this.#entries.delete(key);
    }

    /** How many entries there are. */
    get size() {
        return this.#entries.size;
    }

    /** How many entries were forgotten too early because there were too many. */
    get evicted() {
        return this.#evicted;
    }

    /** @param {import("ringside:time").Moment} moment */
    #advance(moment) {
        const stamp = Number(at(moment));
        this.#now = Math.max(this.#now, stamp);
        for (const [key, entry] of this.#entries) {
            if (entry.stamp + this.#keep >= this.#now) {
                break;
            }
            this.#entries.delete(key);
        }
        return stamp;
    }
}

/**
 * Counts events by key over the time that just went by.
 *
 * @template K
 */
export class Counter {
    /** @type {Recent<K, number[]>} */
    #stamps;
    #within;
    #limit;

    /**
     * @param {string | number} within how far back events count: "1m", or nanoseconds
     * @param {{most?: number, limit?: number}} [options] how many keys there may be, 10,000 if nothing else is said; and how far it counts for
     *     a key, 1,000 if nothing else is said
     */
    constructor(within, { most = MOST, limit = 1_000 } = {}) {
        this.#within = positive(nanos(within), "within");
        this.#limit = positive(limit, "limit");
        this.#stamps = new Recent(within, { most });
    }

    /**
     * Counts one more event.
     *
     * @param {K} key
     * @param {import("ringside:time").Moment} moment
     * @returns {number} how many there were for that key within the time before that moment, this one included
     */
    add(key, moment) {
        const stamp = Number(at(moment));
        const stamps = (this.#stamps.get(key, moment) ?? []).filter((earlier) => earlier + this.#within >= stamp);
        stamps.push(stamp);
        if (stamps.length > this.#limit) {
            stamps.shift();
        }
        this.#stamps.set(key, stamps, moment);
        return stamps.length;
    }

    /**
     * How many events there were for a key within the time before that moment.
     *
     * @param {K} key
     * @param {import("ringside:time").Moment} moment
     * @returns {number}
     */
    count(key, moment) {
        const stamp = Number(at(moment));
        return (this.#stamps.get(key, moment) ?? []).filter((earlier) => earlier + this.#within >= stamp).length;
    }

    /**
     * Begins again with a key, after an alert for example.
     *
     * @param {K} key
     * @returns {boolean} whether there was anything to forget
     */
    delete(key) {
        return this.#stamps.delete(key);
    }

    /** How many keys were forgotten too early because there were too many. */
    get evicted() {
        return this.#stamps.evicted;
    }
}

/**
 * @param {number} number
 * @param {string} name
 */
function positive(number, name) {
    if (!(number > 0)) {
        throw new RangeError(`${name} is ${number}, but must be more than nothing`);
    }
    return number;
}

/**
 * @template K
 * @param {Map<K, unknown>} map
 */
function first(map) {
    return /** @type {K} */ (map.keys().next().value);
}

for (const type of [Recent, Counter]) {
    Object.freeze(type.prototype);
    Object.freeze(type);
}
