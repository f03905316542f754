/** {open} */
declare function open(...files: string[]): Ringside.Streams;

/** {etw} */
declare function etw(provider: string): Ringside.Query<Ringside.EtwEvent>;

/** The data of an event of etw(…) or events, whatever they are called: data["Threat Name"]. */
declare const data: any;

/** {sequence} */
declare function sequence<const S extends readonly Ringside.Step[]>(
    options: { by?: string | readonly string[]; within: Ringside.Duration; lateness?: Ringside.Duration },
    ...steps: S
): Ringside.Sequence<Ringside.Found<S>>;

/** {none} */
declare function none(step: Ringside.Query<any>): Ringside.NoneStep;

/** {times} */
declare function times<E>(count: number, step: Ringside.Query<E>): Ringside.TimesStep<E>;

/** Raises an alert. Whatever is not said is taken from the script's header. */
declare function alert(what: string | Ringside.AlertDetails): void;

/** Calls a function again and again: by the clock, on a recording by the time of its events. */
declare function every(duration: Ringside.Duration, action: () => unknown): Ringside.Timer;

/** Calls a function once that time has passed: by the clock, on a recording by the time of its events. */
declare function after(duration: Ringside.Duration, action: () => unknown): Ringside.Timer;

/** Kills the process of an event, if it is still the same one. Only with `--allow kill`. */
declare function kill(event: { readonly pid?: number; readonly startTime?: Ringside.Instant }): boolean;

declare const console: {
    log(...values: unknown[]): void;
    info(...values: unknown[]): void;
    warn(...values: unknown[]): void;
    error(...values: unknown[]): void;
    debug(...values: unknown[]): void;
};

// What stands in a query without a definition: aggregates, orders, the process tree, the steps of a sequence, the other side of a join.

declare const count: Ringside.Whole & (() => Ringside.Aggregate<number>);
declare function sum(value: unknown): Ringside.Aggregate<number>;
declare function avg(value: unknown): Ringside.Aggregate<number>;
declare function min(value: unknown): Ringside.Aggregate<any>;
declare function max(value: unknown): Ringside.Aggregate<any>;
declare function percentile(value: unknown, percent: number): Ringside.Aggregate<number>;
declare function distinct(value: unknown): Ringside.Aggregate<number>;
declare function hist(value: unknown, bounds?: readonly (number | Ringside.Duration)[]): Ringside.Aggregate<readonly any[]>;
declare function top(count: number, value: unknown): Ringside.Aggregate<readonly any[]>;
/** {desc} */
declare function desc(value: unknown): Ringside.Order;
/** {asc} */
declare function asc(value: unknown): Ringside.Order;
/** {ancestor} */
declare function ancestor(name: string | readonly string[]): boolean;
declare const $1: any;
declare const $2: any;
declare const $3: any;
declare const $4: any;
declare const $5: any;
declare const right: any;

// Fields, as they stand in a query without an event before them.
