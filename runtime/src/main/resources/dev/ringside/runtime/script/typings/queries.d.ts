// What a script of Ringside sees, for editors and for tsc. Made by `ringside types` from the schema and the language: do not edit.
//
// An arrow function, an event, a subscription and the library are typed exactly. A bare field is typed as what can be asked of it; which stream it
// belongs to is not checked here but when the script is read, by Ringside itself.

declare namespace Ringside {
    /** A moment: a Date that has nanoseconds and prints as ISO 8601. */
    interface Instant extends Date {
        /** Nanoseconds since the epoch. */
        readonly ns: bigint;
    }

    /** A length of time in nanoseconds. */
    type Nanoseconds = number;

    /** A length of time as a text: "30s", "1h30m". */
    type Duration = string;

    /** How bad what an alert tells is. */
    type Level = "info" | "low" | "medium" | "high" | "critical";

    // What can be asked of a value in a query.

    interface Choice<T> {
        /** {.in} */
        in(values: readonly T[]): boolean;
    }

    interface TextQuestions extends Choice<string> {
        /** {.startsWith} */
        startsWith(text: string): boolean;
        /** {.endsWith} */
        endsWith(text: string): boolean;
        /** {.contains} */
        contains(text: string): boolean;
        /** {.includes} */
        includes(text: string): boolean;
        /** {.matches} */
        matches(pattern: RegExp | string): boolean;
        /** {.like} */
        like(pattern: string): boolean;
        /** {.eqi} */
        eqi(text: string): boolean;
        /** {.startsWithi} */
        startsWithi(text: string): boolean;
        /** {.endsWithi} */
        endsWithi(text: string): boolean;
        /** {.containsi} */
        containsi(text: string): boolean;
        /** {.includesi} */
        includesi(text: string): boolean;
        /** {.ini} */
        ini(texts: readonly string[]): boolean;
        /** {.likei} */
        likei(pattern: string): boolean;
        /** {.toLowerCase} */
        toLowerCase(): Text;
        /** {.toUpperCase} */
        toUpperCase(): Text;
        /** {.base} */
        base(): Text;
        /** {.dir} */
        dir(): Text;
        /** {.ext} */
        ext(): Text;
    }

    interface AddressQuestions extends Choice<string> {
        /** {.cidr} */
        cidr(...blocks: string[]): boolean;
        /** {.isPrivate} */
        isPrivate(): boolean;
    }

    interface ListQuestions {
        /** {.contains} */
        contains(text: string): boolean;
        /** {.includes} */
        includes(text: string): boolean;
        /** {.containsi} */
        containsi(text: string): boolean;
        /** {.includesi} */
        includesi(text: string): boolean;
    }

    interface ProcessQuestions {
        /** {some} */
        some(condition: Condition<ProcessFields>): boolean;
        /** {.tree} */
        tree(): Text;
    }

    /** A text field in a query. */
    type Text = string & TextQuestions;
    /** A field with a whole number in a query. */
    type Whole = number & Choice<number | string>;
    /** A field with an address in a query. */
    type Address = string & AddressQuestions;
    /** A field with a list of texts in a query. */
    type List = readonly string[] & ListQuestions;
    /** A field with a moment or a length of time in a query, which is compared with texts: `duration > "5s"`. */
    type Measured = any;

    /** A value of an event as a query sees it, where a field that is missing can be asked and answers false. */
    type Asked<T> = 0 extends 1 & T
        ? any
        : [T] extends [Instant]
          ? Measured
          : [T] extends [string]
            ? Text & AddressQuestions
            : [T] extends [number]
              ? Whole
              : [T] extends [boolean]
                ? boolean
                : [T] extends [readonly string[]]
                  ? List
                  : [T] extends [readonly ProcessFields[]]
                    ? ProcessQuestions
                    : T;

    /** The parameter of an arrow function in a query. */
    type Row<E> = { readonly [F in keyof E]-?: F extends Measures ? Measured : Asked<NonNullable<E[F]>> };

    /** A predicate, in one of the four ways to write it. */
    type Condition<E> =
        | boolean
        | number
        | string
        | null
        | undefined
        | ((event: Row<E>) => unknown)
        | { readonly [F in keyof E]?: E[F] | string | null | readonly (E[F] | string | null)[] };

    /** What an operator makes: named columns, and always a time. */
    interface Columns {
        readonly time: Instant;
        readonly [column: string]: any;
    }

    /** Something computed from all events of a group. */
    interface Aggregate<T> {
        readonly aggregate: T;
    }

    /** An order by a value. */
    interface Order {
        readonly order: unknown;
    }

    /** What can be computed of a group, or of all events. */
    interface Groups {
        /** {count} */
        count(): Query<Columns & { readonly count: number }>;
        /** {sum} */
        sum(value: unknown): Query<Columns & { readonly sum: number }>;
        /** {avg} */
        avg(value: unknown): Query<Columns & { readonly avg: number }>;
        /** {min} */
        min(value: unknown): Query<Columns>;
        /** {max} */
        max(value: unknown): Query<Columns>;
        /** {percentile} */
        percentile(value: unknown, percent: number): Query<Columns & { readonly percentile: number }>;
        /** {hist} */
        hist(value: unknown, bounds?: readonly (number | Duration)[]): Query<Columns>;
        /** {aggregate} */
        aggregate<A extends { readonly [column: string]: Aggregate<any> }>(
            columns: A,
        ): Query<Columns & { readonly [column in keyof A]: A[column]["aggregate"] }>;
    }

    /** Groups that also have the two aggregates that are operators elsewhere. */
    interface KeyedGroups extends Groups {
        /** How many different values there are. */
        distinct(value: unknown): Query<Columns & { readonly distinct: number }>;
        /** The values that occur most often, at most that many. */
        top(count: number, value: unknown): Query<Columns>;
    }

    interface Windows extends KeyedGroups {
        /** {groupBy} */
        groupBy(...keys: unknown[]): KeyedGroups;
    }

    /** A stream with a chain of operators. It cannot be changed: every operator gives another query. Nothing runs before one of its ends is called. */
    interface Query<E> extends Groups, AsyncIterable<E> {
        /** {now} */
        now(): Query<E>;
        /** {where} */
        where(condition: Condition<E>): Query<E>;
        /** {select} */
        select<F extends keyof E>(...fields: F[]): Query<Pick<E, F>>;
        select(...fields: unknown[]): Query<Partial<E>>;
        /** {map} */
        map(columns: { readonly [column: string]: unknown } | ((event: Row<E>) => { readonly [column: string]: unknown })): Query<Columns>;
        /** {distinct} */
        distinct(...keys: unknown[]): Query<E>;
        /** {take} */
        take(count: number): Query<E>;
        /** {skip} */
        skip(count: number): Query<E>;
        /** {sort} */
        sort(...keys: unknown[]): Query<E>;
        /** {top} */
        top(count: number, by?: unknown): Query<E>;
        /** {groupBy} */
        groupBy(...keys: unknown[]): KeyedGroups;
        /** {window} */
        window(size: Duration, options?: { lateness?: Duration }): Windows;
        window(size: Duration, step: Duration, options?: { lateness?: Duration }): Windows;
        window(options: { session: Duration; lateness?: Duration }): Windows;
        /** {rate} */
        rate(per?: Duration): Query<Columns & { readonly count: number; readonly rate: number }>;
        /** {join} */
        join<F>(
            other: Query<F>,
            options: { by?: string | readonly string[]; on?: Condition<E & Columns>; within: Duration; lateness?: Duration },
        ): Query<E & { readonly right: F; readonly events: readonly [E, F] }>;
        /** {limitRate} */
        limitRate(count: number, per: Duration): Query<E>;
        /** {sample} */
        sample(oneInOrShare: number): Query<E>;
        /** {suppress} */
        suppress(within: Duration, ...keys: unknown[]): Query<E>;
        /** {for} */
        for(duration: Duration): Query<E>;
        /** Calls a function with each event and passes the event on. */
        tap(handler: (event: E) => unknown): Query<E>;

        /** Calls a function with each event, from now on until the subscription is stopped. */
        on(handler: (event: E) => unknown): Subscription<E>;
        /** Raises an alert for each event: with a message, with what a function makes of the event, or with these details. */
        alert(what: string | AlertDetails<E> | ((event: E) => string | AlertDetails<E>)): Subscription<E>;
        /**
         * Records the events, with the processes that there are at the beginning, into a file that `open` and `--from` read. Only with `--allow write=DIR`.
         * A file that is there is left alone unless it is said what to do with it.
         */
        record(file: string, options?: { append?: boolean; overwrite?: boolean }): Subscription<E>;
        /** All events, when the query has ended. */
        toArray(): Promise<E[]>;
        /** The first event, or undefined if the query ends without one. */
        first(): Promise<E | undefined>;
        /** Which part of the query runs where, and why. */
        explain(): string;
        /** The query as text, which reads back as the same query. */
        toString(): string;
    }

    /** A query that runs. Its filter can be changed while events flow; none is lost or repeated because of that. */
    interface Subscription<E> {
        /** Lets through only what the condition accepts as well. */
        narrow(condition: Condition<E>): Subscription<E>;
        /** Lets through also what the condition accepts. */
        widen(condition: Condition<E>): Subscription<E>;
        /** Lets through what the condition accepts, and no more what was let through before. */
        replace(condition: Condition<E>): Subscription<E>;
        /** Lets nothing through until `resume`. What its operators know is kept. */
        pause(): Subscription<E>;
        resume(): Subscription<E>;
        /** Ends it for good. */
        stop(): Subscription<E>;
        stats(): SubscriptionStats;
        /** Kept when the query has ended, by itself or by `stop`. */
        readonly ended: Promise<void>;
    }

    interface SubscriptionStats {
        /** How many events of the stream there were. */
        readonly seen: number;
        /** How many of them were filtered before they reached Ringside. */
        readonly filtered: number;
        /** How many reached Ringside. */
        readonly delivered: number;
        /** How many were lost on the way. */
        readonly lost: number;
        /** How many the query accepted. */
        readonly matched: number;
        /** How many found no room in the queue of the script. */
        readonly dropped: number;
        /** How many came too late for a window or a sequence. */
        readonly late: number;
        readonly paused: boolean;
    }

    /** What an alert says beyond what the script's header says. Each part may be a function of the event. */
    interface AlertDetails<E = never> {
        message?: string | ((event: E) => string);
        title?: string | ((event: E) => string);
        level?: Level | ((event: E) => Level);
        /** "T1059.004", one or several. */
        technique?: string | readonly string[];
        tags?: string | readonly string[];
        /** The name of the rule, if it is not the script's. */
        rule?: string;
        /** The event that it is about. */
        event?: object;
        /** The events that led to it; those of the query if nothing else is said. */
        events?: readonly object[];
    }

    /** What a script may export as `rule`, instead of the header in its first lines. */
    interface Rule {
        id?: string;
        title: string;
        level?: Level;
        technique?: string | readonly string[];
        tags?: readonly string[];
        description?: string;
        references?: readonly string[];
    }

    interface NoneStep {
        readonly none: unknown;
    }

    interface TimesStep<E> {
        readonly times: E;
    }

    type Step = Query<any> | NoneStep | TimesStep<any>;

    /** The events that steps are taken by: those that happen. */
    type Taken<S extends readonly Step[]> = S extends readonly [infer First, ...infer Others extends readonly Step[]]
        ? First extends NoneStep
            ? Taken<Others>
            : First extends TimesStep<infer E>
              ? [...E[], ...Taken<Others>]
              : First extends Query<infer E>
                ? [E, ...Taken<Others>]
                : []
        : [];

    /** A sequence that was found: when its first and its last step happened, the `by` fields, each step as $1, $2 and so on, and the events. */
    type Found<S extends readonly Step[]> = Columns & { readonly first: Instant; readonly events: Taken<S> };

    interface Sequence<E> extends Query<E> {
        /** {until} */
        until(end: Query<any>): Query<E>;
    }

    interface Timer {
        stop(): void;
    }

    // The events of each stream. A field that an event does not have is undefined.

