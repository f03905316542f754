// The names that a script finds.
(function (kit, host) {
    "use strict";

    const globals = {
        sequence: kit.sequence,

        none() {
            throw new TypeError("none(…) stands in a sequence: sequence({by: \"guid\"}, procs, none(net), exits)");
        },

        times() {
            throw new TypeError("times(…) stands in a sequence: sequence({by: \"user\"}, times(3, exits), procs)");
        },

        open(...files) {
            const streams = {};
            for (const name of host.streams) {
                Object.defineProperty(streams, name, { get: () => kit.query(host.open(files, name)), enumerable: true });
            }
            streams.etw = provider => kit.query(host.openEtw(files, provider));
            return Object.freeze(streams);
        },

        etw: provider => kit.query(host.etw(provider)),

        alert: (what, details) => host.raiseAlert(what, details),

        every: (duration, handler) => timer("every", duration, handler),

        after: (duration, handler) => timer("after", duration, handler),

        kill: event => host.kill(event),

        env: name => host.environment(name),

        console: Object.freeze({
            debug: (...values) => host.log("debug", line(values)),
            log: (...values) => host.log("info", line(values)),
            info: (...values) => host.log("info", line(values)),
            warn: (...values) => host.log("warning", line(values)),
            error: (...values) => host.log("error", line(values)),
        }),
    };

    function timer(name, duration, handler) {
        kit.requireFunction(handler, name, "\"10s\", () => console.log(\"tick\")");
        const handle = host.timer(name === "every", duration, handler);
        return Object.freeze({ stop: () => host.stopTimer(handle) });
    }

    function line(values) {
        return values.map(kit.show).join(" ");
    }

    for (const name of host.streams) {
        globals[name] = kit.query(host.stream(name));
    }
    for (const [name, value] of Object.entries(globals)) {
        Object.defineProperty(globalThis, name, { value, enumerable: true });
    }
    // What Ringside's own modules stand on.
    kit.hook.files = {
        text: name => host.readText(String(name)),
        list: name => [...host.listFiles(String(name))],
    };
    kit.hook.test = {
        event: (stream, fields) => host.event(stream, JSON.stringify({ stream, os: "linux", time: host.testTime(), ...fields })),
        emit: event => host.emit(event),
        advance: duration => host.advance(duration),
        end: () => host.endEvents(),
        alerts: () => JSON.parse(host.alerts()),
        settled: () => new Promise(resolve => host.settled(resolve)),
    };
    const brought = new Set(Reflect.ownKeys(globalThis));

    /** What was declared since, and the value that was shown last. */
    kit.names = () => Object.keys(globalThis).filter(name => !brought.has(name) && name !== "_");
    kit.remember = value => {
        globalThis._ = value;
    };

    kit.nameHook = name => Object.defineProperty(globalThis, name, { value: kit.hook });
});
