// Freezes what JavaScript and Ringside bring along, so that a script cannot change under anybody's feet what a list or a query does.
(function (kit, host) {
    "use strict";

    const done = new WeakSet();

    function harden(root) {
        const left = [root];
        while (left.length > 0) {
            const value = left.pop();
            if ((typeof value !== "object" && typeof value !== "function") || value === null || done.has(value)) {
                continue;
            }
            done.add(value);
            if (value !== globalThis) {
                Object.freeze(value);
            }
            left.push(Object.getPrototypeOf(value));
            for (const key of Reflect.ownKeys(value)) {
                const property = Object.getOwnPropertyDescriptor(value, key);
                left.push(property.value, property.get, property.set);
            }
        }
    }

    // Assigning to a name that a frozen prototype has is refused, also on objects of the script's own. Where that is common, as for
    // the name of an error, it is allowed there and refused for the prototype itself.
    function allowOwn(prototype, key) {
        const property = Object.getOwnPropertyDescriptor(prototype, key);
        if (property === undefined || !("value" in property)) {
            return;
        }
        Object.defineProperty(prototype, key, {
            get: () => property.value,
            set(value) {
                if (this === prototype) {
                    throw new TypeError(`Cannot assign to read only property '${key}' of what JavaScript brings along`);
                }
                Object.defineProperty(this, key, { value, writable: true, enumerable: true, configurable: true });
            },
            enumerable: property.enumerable,
        });
    }

    // On a recording the time is that of the events, and chance is the same every time.
    if (host.isReplay) {
        const Real = Date;
        const Replayed = function Date(...args) {
            if (new.target === undefined) {
                return new Real(host.now()).toString();
            }
            return Reflect.construct(Real, args.length === 0 ? [host.now()] : args, new.target);
        };
        Object.defineProperties(Replayed, { ...Object.getOwnPropertyDescriptors(Real), now: { value: () => host.now() } });
        Object.defineProperty(Real.prototype, "constructor", { value: Replayed });
        Object.defineProperty(globalThis, "Date", { value: Replayed });
        let state = 0x2545f491;
        Math.random = () => {
            state ^= state << 13;
            state ^= state >>> 17;
            state ^= state << 5;
            return (state >>> 0) / 0x100000000;
        };
    }

    for (const key of ["constructor", "hasOwnProperty", "toLocaleString", "toString", "valueOf"]) {
        allowOwn(Object.prototype, key);
    }
    for (const type of [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError, AggregateError]) {
        for (const key of ["constructor", "message", "name", "toString"]) {
            allowOwn(type.prototype, key);
        }
    }
    allowOwn(Function.prototype, "toString");

    kit.hook.harden = harden;
    harden(kit.hook);
    kit.classes.forEach(harden);
    harden(async function () {});
    harden(function* () {});
    harden(async function* () {});
    harden([][Symbol.iterator]());
    harden(new Map()[Symbol.iterator]());
    harden(new Set()[Symbol.iterator]());
    harden(""[Symbol.iterator]());
    harden("".matchAll(/./g));
    for (const key of Reflect.ownKeys(globalThis)) {
        const property = Object.getOwnPropertyDescriptor(globalThis, key);
        harden(property.value);
        if (property.configurable) {
            Object.defineProperty(globalThis, key, "value" in property ? { writable: false, configurable: false } : { configurable: false });
        }
    }
});
