// Queries and subscriptions: what a script writes operators behind.
(function (kit, host) {
    "use strict";

    const secret = Symbol("queries are made by streams");

    /** The query or subscription whose operator was looked up last, until somebody asks. */
    let last;

    /** Arguments as the text that they are in the script, the variables that it names, and what gives its value if it has one. */
    class Written {
        constructor(call, captures, value) {
            this.call = call;
            this.captures = captures;
            this.value = value;
        }
    }

    /** An arrow function as text, and as functions to be called. */
    class Arrow extends Written {
        constructor(call, captures, terms, whole) {
            super(call, captures);
            this.starts = terms.map(term => term[0]);
            this.terms = terms.map(term => term[1]);
            this.whole = whole;
        }
    }

    /** What the code calls that was put into the script's. */
    kit.hook = {
        at(name) {
            last = undefined;
            return name;
        },
        isQuery() {
            const is = last !== undefined;
            last = undefined;
            return is;
        },
        isOwn: value => value === kit.sequence,
        text: (call, captures, value) => new Written(call, captures, value),
        arrow: (call, parts, whole) => (parts ? new Arrow(call, parts[0], parts[1], whole) : whole),
    };

    /** Hands arguments over as what they are: a text, an arrow function, values. */
    function hand(target, name, args) {
        const only = args.length === 1 ? args[0] : undefined;
        if (only instanceof Arrow) {
            return host.arrow(target, name, only.call, only.captures, only.whole, only.starts, only.terms);
        }
        if (only instanceof Written) {
            return host.text(target, name, only.call, only.captures, only.value);
        }
        if (typeof only === "function") {
            return host.callback(target, name, only);
        }
        return host.values(target, name, args);
    }

    class Query {
        #chain;

        constructor(key, chain) {
            if (key !== secret) {
                throw new TypeError("a query begins with a stream, like procs");
            }
            this.#chain = chain;
            Object.freeze(this);
        }

        static chain(value) {
            return #chain in value ? value.#chain : undefined;
        }

        on(handler) {
            requireFunction(handler, "on", "e => console.log(e.cmdline)");
            return new Subscription(secret, host.on(this.#chain, handler));
        }

        alert(what) {
            return new Subscription(secret, host.alert(this.#chain, what));
        }

        record(file, options) {
            return new Subscription(secret, host.record(this.#chain, file, options));
        }

        tap(handler) {
            requireFunction(handler, "tap", "e => console.log(e.cmdline)");
            return new Query(secret, host.tap(this.#chain, handler));
        }

        explain() {
            return host.explain(this.#chain);
        }

        async toArray() {
            const rows = [];
            for await (const row of this) {
                rows.push(row);
            }
            return rows;
        }

        async first() {
            for await (const row of new Query(secret, host.values(this.#chain, "take", [1]))) {
                return row;
            }
            return undefined;
        }

        [Symbol.asyncIterator]() {
            return new Rows(this.#chain);
        }

        toString() {
            return host.textOf(this.#chain);
        }

        toJSON() {
            return this.toString();
        }
    }

    for (const name of host.operators) {
        const operator = function (...args) {
            return new Query(secret, hand(Query.chain(this), name, args));
        };
        Object.defineProperty(operator, "name", { value: name });
        Object.defineProperty(Query.prototype, name, {
            get() {
                last = this;
                return operator;
            },
        });
    }

    /** A running query. */
    class Subscription {
        #handle;
        #ended;

        constructor(key, handle) {
            if (key !== secret) {
                throw new TypeError("a subscription is made by on(…), alert(…) or record(…)");
            }
            this.#handle = handle;
        }

        static handle(value) {
            return #handle in value ? value.#handle : undefined;
        }

        pause() {
            host.pause(this.#handle);
            return this;
        }

        resume() {
            host.resume(this.#handle);
            return this;
        }

        stop() {
            host.stop(this.#handle);
            return this;
        }

        stats() {
            return JSON.parse(host.stats(this.#handle));
        }

        /** A promise that is kept when no more rows follow. */
        get ended() {
            this.#ended ??= new Promise((resolve, reject) => host.ended(this.#handle, resolve, reject));
            return this.#ended;
        }

        toString() {
            return host.textOfRunning(this.#handle);
        }

        toJSON() {
            return this.toString();
        }
    }

    for (const name of ["narrow", "widen", "replace"]) {
        const change = function (...args) {
            hand(Subscription.handle(this), name, args);
            return this;
        };
        Object.defineProperty(change, "name", { value: name });
        Object.defineProperty(Subscription.prototype, name, {
            get() {
                last = this;
                return change;
            },
        });
    }

    /** The rows of a query one by one, as for await takes them. */
    class Rows {
        #handle;
        #rows = [];
        #waiting = [];
        #over = false;
        #error;

        constructor(chain) {
            this.#handle = host.on(chain, row => this.#take(row));
            host.ended(this.#handle, () => this.#end(), error => this.#end(error));
        }

        #take(row) {
            if (this.#waiting.length > 0) {
                this.#waiting.shift().resolve({ value: row, done: false });
            } else if (this.#rows.length < host.queue) {
                this.#rows.push(row);
            } else {
                host.lost(this.#handle);
            }
        }

        #end(error) {
            this.#over = true;
            this.#error = error;
            for (const { resolve, reject } of this.#waiting.splice(0)) {
                error === undefined ? resolve({ value: undefined, done: true }) : reject(error);
            }
        }

        next() {
            if (this.#rows.length > 0) {
                return Promise.resolve({ value: this.#rows.shift(), done: false });
            }
            if (this.#over) {
                const error = this.#error;
                this.#error = undefined;
                return error === undefined ? Promise.resolve({ value: undefined, done: true }) : Promise.reject(error);
            }
            return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
        }

        return(value) {
            host.stop(this.#handle);
            this.#rows = [];
            this.#over = true;
            return Promise.resolve({ value, done: true });
        }

        [Symbol.asyncIterator]() {
            return this;
        }
    }

    function requireFunction(value, name, example) {
        if (typeof value !== "function") {
            throw new TypeError(`${name} takes a function: ${name}(${example})`);
        }
    }

    const isObject = value => typeof value === "object" && value !== null;
    kit.requireFunction = requireFunction;
    kit.query = chain => new Query(secret, chain);
    kit.chainOf = value => (isObject(value) ? Query.chain(value) : undefined);
    kit.isSubscription = value => isObject(value) && Subscription.handle(value) !== undefined;
    kit.sequence = function sequence(...args) {
        return new Query(secret, hand(null, "sequence", args));
    };
    kit.classes = [Query, Subscription, Rows];
});
