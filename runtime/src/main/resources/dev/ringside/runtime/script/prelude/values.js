// Values that the host cannot make or look into, and how they are shown. Runs first in every context.
(function (kit) {
    "use strict";

    const NANOS_PER_MILLI = 1000000n;
    const LONGEST = 8192;
    const DEEPEST = 5;
    const MOST_ITEMS = 100;

    /** A time with nanoseconds, which reads as a Date does. */
    class Moment extends Date {
        #nanos;

        constructor(millis, nanos) {
            super(millis);
            this.#nanos = nanos;
        }

        /** Nanoseconds since the epoch. */
        get ns() {
            return BigInt(super.getTime()) * NANOS_PER_MILLI + BigInt(this.#nanos);
        }

        toString() {
            return super.toISOString().slice(0, -1) + String(this.#nanos).padStart(6, "0") + "Z";
        }

        toISOString() {
            return this.toString();
        }

        toJSON() {
            return this.toString();
        }

        [Symbol.toPrimitive](hint) {
            return hint === "number" ? super.getTime() + this.#nanos / 1e6 : this.toString();
        }
    }

    const bigInt = (millis, nanos) => BigInt(millis) * NANOS_PER_MILLI + BigInt(nanos);
    kit.makers((millis, nanos) => new Moment(millis, nanos), bigInt);

    // A number of any size may stand in an event.
    Object.defineProperty(BigInt.prototype, "toJSON", { value: function toJSON() { return Number(this); } });

    /** What was complained about the error that was thrown for it, by the number under which the host keeps it. */
    const complaints = new WeakMap();

    kit.error = (isSyntax, message, number) => {
        const error = isSyntax ? new SyntaxError(message) : new TypeError(message);
        complaints.set(error, number);
        return error;
    };

    kit.complaint = error => complaints.get(error) ?? -1;

    /** What was thrown, if that is no error and so cannot say by itself. */
    kit.thrown = value => (value instanceof Error ? null : kit.show(value));

    kit.rethrow = error => {
        throw error;
    };

    /** What a value is and what the host needs of it, for queries that name it. */
    kit.describe = value => {
        switch (typeof value) {
            case "string":
                return ["text", value];
            case "number":
                return ["number", value];
            case "bigint":
                return ["bigint", String(value)];
            case "boolean":
                return ["truth", value];
            case "undefined":
                return ["nothing"];
            case "function":
                return ["function", value];
            case "object":
                return describeObject(value);
            default:
                return ["foreign", "a " + typeof value];
        }
    };

    function describeObject(value) {
        if (value === null) {
            return ["nothing"];
        }
        if (value instanceof Moment) {
            return ["moment", String(value.ns)];
        }
        if (value instanceof Date) {
            const millis = value.getTime();
            return Number.isNaN(millis) ? ["nothing"] : ["moment", String(BigInt(millis) * NANOS_PER_MILLI)];
        }
        if (value instanceof RegExp) {
            return ["pattern", value.source, value.flags];
        }
        if (Array.isArray(value)) {
            return ["items", value];
        }
        if (value instanceof Set) {
            return ["items", [...value]];
        }
        const chain = kit.chainOf(value);
        if (chain !== undefined) {
            return ["query", chain];
        }
        if (value instanceof Map || value instanceof Promise || kit.isSubscription(value)) {
            return ["foreign", "a " + value.constructor.name.toLowerCase()];
        }
        return ["members", value, Object.keys(value)];
    }

    /** A value as people read it. */
    kit.show = value => shorten(typeof value === "string" ? value : show(value, 0, []));

    /** What came of something that was typed in. */
    kit.answer = value => {
        const chain = kit.chainOf(value);
        if (chain !== undefined) {
            return ["query", chain];
        }
        if (value instanceof Promise) {
            return ["promise"];
        }
        if (value === undefined) {
            return ["nothing"];
        }
        return ["value", kit.isSubscription(value) ? `${value} is running` : kit.show(value), kit.json(value)];
    };

    kit.settle = (promise, resolve, reject) => {
        promise.then(resolve, reject);
    };

    kit.json = value => {
        try {
            return JSON.stringify(value) ?? "null";
        } catch {
            return JSON.stringify(kit.show(value));
        }
    };

    function shorten(text) {
        return text.length > LONGEST ? text.slice(0, LONGEST) + "…" : text;
    }

    function show(value, depth, above) {
        switch (typeof value) {
            case "string":
                return JSON.stringify(shorten(value));
            case "bigint":
                return value + "n";
            case "symbol":
                return value.toString();
            case "function":
                return "[function" + (value.name ? " " + value.name : "") + "]";
            case "object":
                return value === null ? "null" : showObject(value, depth, above);
            default:
                return String(value);
        }
    }

    function showObject(value, depth, above) {
        if (value instanceof Date) {
            return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
        }
        if (value instanceof Error || value instanceof RegExp || kit.chainOf(value) !== undefined || kit.isSubscription(value)) {
            return String(value);
        }
        if (value instanceof Promise) {
            return "[promise]";
        }
        if (above.includes(value)) {
            return "[circular]";
        }
        if (depth >= DEEPEST) {
            return Array.isArray(value) ? "[…]" : "{…}";
        }
        const below = [...above, value];
        if (Array.isArray(value) || value instanceof Set) {
            return "[" + list(value, item => show(item, depth + 1, below)) + "]";
        }
        if (value instanceof Map) {
            return "{" + list(value, ([key, item]) => show(key, depth + 1, below) + ": " + show(item, depth + 1, below)) + "}";
        }
        return "{" + list(Object.keys(value), key => key + ": " + show(value[key], depth + 1, below)) + "}";
    }

    function list(items, text) {
        const shown = [];
        let length = 0;
        for (const item of items) {
            if (shown.length === MOST_ITEMS || length > LONGEST) {
                shown.push("…");
                break;
            }
            shown.push(text(item));
            length += shown[shown.length - 1].length;
        }
        return shown.join(", ");
    }
});
