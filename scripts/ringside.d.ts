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
        /** Is one of these. */
        in(values: readonly T[]): boolean;
    }

    interface TextQuestions extends Choice<string> {
        /** Starts with that text. */
        startsWith(text: string): boolean;
        /** Ends with that text. */
        endsWith(text: string): boolean;
        /** Has that text in it. */
        contains(text: string): boolean;
        /** Has that text in it. */
        includes(text: string): boolean;
        /** A regular expression finds something in it. */
        matches(pattern: RegExp | string): boolean;
        /** Fits a pattern wholly: * is any text, ? any character. */
        like(pattern: string): boolean;
        /** Is that text, case ignored. */
        eqi(text: string): boolean;
        /** Starts with that text, case ignored. */
        startsWithi(text: string): boolean;
        /** Ends with that text, case ignored. */
        endsWithi(text: string): boolean;
        /** Has that text in it, case ignored. */
        containsi(text: string): boolean;
        /** Has that text in it, case ignored. */
        includesi(text: string): boolean;
        /** Is one of these, case ignored. */
        ini(texts: readonly string[]): boolean;
        /** Fits a pattern wholly, case ignored. */
        likei(pattern: string): boolean;
        /** In lower case. */
        toLowerCase(): Text;
        /** In upper case. */
        toUpperCase(): Text;
        /** The file name of a path. */
        base(): Text;
        /** The folder of a path. */
        dir(): Text;
        /** The extension of a path, without the dot. */
        ext(): Text;
    }

    interface AddressQuestions extends Choice<string> {
        /** Lies in one of these blocks of addresses. */
        cidr(...blocks: string[]): boolean;
        /** Is a private, loopback or link-local address. */
        isPrivate(): boolean;
    }

    interface ListQuestions {
        /** Has that text in it. */
        contains(text: string): boolean;
        /** Has that text in it. */
        includes(text: string): boolean;
        /** Has that text in it, case ignored. */
        containsi(text: string): boolean;
        /** Has that text in it, case ignored. */
        includesi(text: string): boolean;
    }

    interface ProcessQuestions {
        /**
         * Whether one of the processes above is such.
         *
         * @example procs.where(ancestors.some(name == "sshd" && uid == 0))
         */
        some(condition: Condition<ProcessFields>): boolean;
        /** The names of the processes from the top down, as sshd > bash. */
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
        /**
         * Counts the events.
         *
         * @example procs.groupBy(parent).count()
         */
        count(): Query<Columns & { readonly count: number }>;
        /**
         * Adds numbers or durations.
         *
         * @example exits.groupBy(name).sum(duration)
         */
        sum(value: unknown): Query<Columns & { readonly sum: number }>;
        /**
         * The mean of numbers or durations.
         *
         * @example exits.groupBy(name).avg(duration)
         */
        avg(value: unknown): Query<Columns & { readonly avg: number }>;
        /**
         * The least value.
         *
         * @example exits.groupBy(name).min(duration)
         */
        min(value: unknown): Query<Columns>;
        /**
         * The greatest value.
         *
         * @example exits.groupBy(name).max(maxRss)
         */
        max(value: unknown): Query<Columns>;
        /**
         * The value that so many percent are not greater than.
         *
         * @example exits.groupBy(name).percentile(duration, 95)
         */
        percentile(value: unknown, percent: number): Query<Columns & { readonly percentile: number }>;
        /**
         * How many values lie in each bucket; by themselves, buckets are the powers of two.
         *
         * @example exits.hist(duration, ["10ms", "1s", "1m"])
         */
        hist(value: unknown, bounds?: readonly (number | Duration)[]): Query<Columns>;
        /**
         * Computes several things of each group.
         *
         * @example exits.groupBy(name).aggregate({n: count(), longest: max(duration)})
         */
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
        /**
         * Puts events with the same values together, for what is computed of them.
         *
         * @example procs.groupBy(user, name).count()
         */
        groupBy(...keys: unknown[]): KeyedGroups;
    }

    /** A stream with a chain of operators. It cannot be changed: every operator gives another query. Nothing runs before one of its ends is called. */
    interface Query<E> extends Groups, AsyncIterable<E> {
        /**
         * Gives what is there now, as against what happens, and ends.
         *
         * @example procs.now().where(user == "root").count()
         */
        now(): Query<E>;
        /**
         * Keeps the events that the predicate accepts.
         *
         * @example procs.where(parent == "bash" && uid == 0)
         */
        where(condition: Condition<E>): Query<E>;
        /**
         * Keeps some fields, in that order.
         *
         * @example procs.select(time, pid, cmdline)
         */
        select<F extends keyof E>(...fields: F[]): Query<Pick<E, F>>;
        select(...fields: unknown[]): Query<Partial<E>>;
        /**
         * Makes of each event a row with these columns.
         *
         * @example procs.map({folder: image.dir(), arguments: args.length})
         */
        map(columns: { readonly [column: string]: unknown } | ((event: Row<E>) => { readonly [column: string]: unknown })): Query<Columns>;
        /**
         * Keeps the first of all events with the same values.
         *
         * @example procs.distinct(image, user)
         */
        distinct(...keys: unknown[]): Query<E>;
        /**
         * Ends the query after that many events.
         *
         * @example procs.where(uid == 0).take(10)
         */
        take(count: number): Query<E>;
        /**
         * Leaves out that many events first.
         *
         * @example procs.skip(10).take(5)
         */
        skip(count: number): Query<E>;
        /**
         * Gives all events when the query ends, ordered.
         *
         * @example procs.sort(user, desc(time))
         */
        sort(...keys: unknown[]): Query<E>;
        /**
         * Gives the events with the greatest values when the query ends.
         *
         * @example exits.top(10, duration)
         */
        top(count: number, by?: unknown): Query<E>;
        /**
         * Puts events with the same values together, for what is computed of them.
         *
         * @example procs.groupBy(user, name).count()
         */
        groupBy(...keys: unknown[]): KeyedGroups;
        /**
         * Divides time, for what is computed of each part.
         *
         * @example procs.window("1m").groupBy(user).count()
         */
        window(size: Duration, options?: { lateness?: Duration }): Windows;
        window(size: Duration, step: Duration, options?: { lateness?: Duration }): Windows;
        window(options: { session: Duration; lateness?: Duration }): Windows;
        /**
         * How many events there were in each second, or span of time.
         *
         * @example procs.rate("10s")
         */
        rate(per?: Duration): Query<Columns & { readonly count: number; readonly rate: number }>;
        /**
         * Pairs each event with those of another query that are near in time.
         *
         * @example procs.join(net, {by: "guid", within: "1m"})
         */
        join<F>(
            other: Query<F>,
            options: { by?: string | readonly string[]; on?: Condition<E & Columns>; within: Duration; lateness?: Duration },
        ): Query<E & { readonly right: F; readonly events: readonly [E, F] }>;
        /**
         * Keeps at most that many events of each span of time.
         *
         * @example procs.limitRate(10, "1s")
         */
        limitRate(count: number, per: Duration): Query<E>;
        /**
         * Keeps the first of every so many events, or with sample(0.01) about that part of them.
         *
         * @example files.sample(100)
         */
        sample(oneInOrShare: number): Query<E>;
        /**
         * Keeps the first of all events with the same values in a span of time.
         *
         * @example procs.suppress("10m", parent, name)
         */
        suppress(within: Duration, ...keys: unknown[]): Query<E>;
        /**
         * Ends the query that long after it began.
         *
         * @example files.where(op == "create").for("30s")
         */
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
        /**
         * What ends a sequence that is under way.
         *
         * @example sequence({by: "guid", within: "5m"}, procs, net).until(exits)
         */
        until(end: Query<any>): Query<E>;
    }

    interface Timer {
        stop(): void;
    }

    // The events of each stream. A field that an event does not have is undefined.

    /** What every event has. */
    interface CommonFields {
        /** When it happened, UTC. */
        readonly time: Instant;
        /** The same in nanoseconds since the epoch. */
        readonly timeNs: bigint;
        /** Sysmon's name of time. */
        readonly UtcTime: Instant;
        /** The stream that the event belongs to. */
        readonly stream: string;
        /** The machine it happened on. */
        readonly host: string;
        /** The event's number in its feed, counting up. */
        readonly seq: number;
        /** The event's id: Sysmon's, or its provider's. */
        readonly eventId?: number;
        /** The operating system it happened on. */
        readonly os: "linux" | "windows";
        /** The name of the rule that let it through. */
        readonly ruleName?: string;
        /** Sysmon's name of ruleName. */
        readonly RuleName?: string;
    }

    /** What is known of a process. */
    interface ProcessFields extends CommonFields {
        /** Process id. */
        readonly pid?: number;
        /** Sysmon's name of pid. */
        readonly ProcessId?: number;
        /** Thread id. */
        readonly tid?: number;
        /** Process id of the parent. */
        readonly ppid?: number;
        /** Sysmon's name of ppid. */
        readonly ParentProcessId?: number;
        /** A process id that survives pid reuse: host, pid and start time. */
        readonly guid?: string;
        /** Sysmon's name of guid. */
        readonly ProcessGuid?: string;
        /** Full path of the program. */
        readonly image?: string;
        /** Sysmon's name of image. */
        readonly Image?: string;
        /** File name of the program. */
        readonly name?: string;
        /** File name of the parent's program. */
        readonly parent?: string;
        /** Full path of the parent's program. */
        readonly parentImage?: string;
        /** Sysmon's name of parentImage. */
        readonly ParentImage?: string;
        /** The parent's guid. */
        readonly parentGuid?: string;
        /** Sysmon's name of parentGuid. */
        readonly ParentProcessGuid?: string;
        /** Command line, arguments joined by blanks. */
        readonly cmdline?: string;
        /** Sysmon's name of cmdline. */
        readonly CommandLine?: string;
        /** The parent's command line. */
        readonly parentCmdline?: string;
        /** Sysmon's name of parentCmdline. */
        readonly ParentCommandLine?: string;
        /** Working directory. */
        readonly cwd?: string;
        /** Sysmon's name of cwd. */
        readonly CurrentDirectory?: string;
        /** User name. */
        readonly user?: string;
        /** Sysmon's name of user. */
        readonly User?: string;
        /** Real user id. */
        readonly uid?: number;
        /** Effective user id. */
        readonly euid?: number;
        /** Real group id. */
        readonly gid?: number;
        /** Login session: the audit session on Linux. */
        readonly session?: number;
        /** Sysmon's name of session. */
        readonly TerminalSessionId?: number;
        /** Logon id (Windows). */
        readonly logonId?: number;
        /** Sysmon's name of logonId. */
        readonly LogonId?: number;
        /** Logon guid (Windows). */
        readonly logonGuid?: string;
        /** Sysmon's name of logonGuid. */
        readonly LogonGuid?: string;
        /** Integrity level (Windows). */
        readonly integrity?: "untrusted" | "low" | "medium" | "high" | "system";
        /** Sysmon's name of integrity. */
        readonly IntegrityLevel?: "untrusted" | "low" | "medium" | "high" | "system";
        /** The parent's user name. */
        readonly parentUser?: string;
        /** Sysmon's name of parentUser. */
        readonly ParentUser?: string;
        /** Path of the control group (Linux). */
        readonly cgroup?: string;
        /** Container id, from the control group (Linux). */
        readonly container?: string;
        /** When the process started, UTC. */
        readonly startTime?: Instant;
        /** The same in nanoseconds since the epoch. */
        readonly startTimeNs?: bigint;
        /** The processes above, nearest first. */
        readonly ancestors?: readonly ProcessFields[];
        /** True if a value was too long and was cut. */
        readonly truncated?: boolean;
    }

    /** A process started a program. */
    interface ProcsEvent extends ProcessFields {
        /** The arguments one by one, the program's own name first. */
        readonly args?: readonly string[];
        /** How many arguments there are. */
        readonly argc?: number;
        /** What was really executed, where it is not the image: a script. */
        readonly exe?: string;
        /** The interpreter that a script's first line names. */
        readonly interpreter?: string;
        /** Name of the controlling terminal. */
        readonly tty?: string;
        /** Effective capabilities, a bit each. */
        readonly caps?: number;
        /** Hashes of the image as Sysmon writes them: SHA256=…,MD5=…. */
        readonly hashes?: string;
        /** Sysmon's name of hashes. */
        readonly Hashes?: string;
        /** SHA-256 of the image. */
        readonly sha256?: string;
        /** SHA-1 of the image. */
        readonly sha1?: string;
        /** MD5 of the image. */
        readonly md5?: string;
        /** Hash of the image's import table (Windows). */
        readonly imphash?: string;
        /** The image's version (Windows). */
        readonly fileVersion?: string;
        /** Sysmon's name of fileVersion. */
        readonly FileVersion?: string;
        /** The image's description (Windows). */
        readonly description?: string;
        /** Sysmon's name of description. */
        readonly Description?: string;
        /** The image's product (Windows). */
        readonly product?: string;
        /** Sysmon's name of product. */
        readonly Product?: string;
        /** The image's company (Windows). */
        readonly company?: string;
        /** Sysmon's name of company. */
        readonly Company?: string;
        /** The image's original file name (Windows). */
        readonly originalName?: string;
        /** Sysmon's name of originalName. */
        readonly OriginalFileName?: string;
        /** True if the image is signed (Windows). */
        readonly signed?: boolean;
        /** Who signed the image (Windows). */
        readonly signature?: string;
        /** The package that the image belongs to. */
        readonly pkg?: string;
    }

    /** A process ended: its last thread is gone. */
    interface ExitsEvent extends ProcessFields {
        /** Exit code; missing if a signal ended the process. */
        readonly exitCode?: number;
        /** The signal that ended the process; missing if it exited by itself. */
        readonly signal?: number;
        /** How long the process lived. */
        readonly duration?: Nanoseconds;
        /** Most memory it had resident, in bytes. */
        readonly maxRss?: number;
    }

    /** A process used the network. */
    interface NetEvent extends ProcessFields {
        /** What it did. */
        readonly op?: "connect" | "accept" | "listen" | "close" | "send" | "receive";
        /** The transport protocol. */
        readonly proto?: "tcp" | "udp";
        /** Sysmon's name of proto. */
        readonly Protocol?: "tcp" | "udp";
        /** Address of the side that opened the connection, or sent the first datagram. */
        readonly src?: string;
        /** Sysmon's name of src. */
        readonly SourceIp?: string;
        /** Port of the side that opened the connection, or sent the first datagram. */
        readonly srcPort?: number;
        /** Sysmon's name of srcPort. */
        readonly SourcePort?: number;
        /** Host name of the side that opened the connection. */
        readonly srcHost?: string;
        /** Sysmon's name of srcHost. */
        readonly SourceHostname?: string;
        /** Service that the source port is registered for. */
        readonly srcPortName?: string;
        /** Sysmon's name of srcPortName. */
        readonly SourcePortName?: string;
        /** Address of the other side. */
        readonly dst?: string;
        /** Sysmon's name of dst. */
        readonly DestinationIp?: string;
        /** Port of the other side. */
        readonly dstPort?: number;
        /** Sysmon's name of dstPort. */
        readonly DestinationPort?: number;
        /** Host name of the other side. */
        readonly dstHost?: string;
        /** Sysmon's name of dstHost. */
        readonly DestinationHostname?: string;
        /** Service that the destination port is registered for. */
        readonly dstPortName?: string;
        /** Sysmon's name of dstPortName. */
        readonly DestinationPortName?: string;
        /** True if the process opened the connection itself. */
        readonly initiated?: boolean;
        /** Sysmon's name of initiated. */
        readonly Initiated?: boolean;
        /** True if the addresses are IPv6. */
        readonly ipv6?: boolean;
        /** Sysmon's name of ipv6. */
        readonly SourceIsIpv6?: boolean;
        /** Sysmon's name of ipv6. */
        readonly DestinationIsIpv6?: boolean;
        /** How many bytes it sent: all of a connection when it is closed. */
        readonly bytesSent?: number;
        /** How many bytes it received: all of a connection when it is closed. */
        readonly bytesReceived?: number;
        /** How long the connection lasted, when it is closed. */
        readonly duration?: Nanoseconds;
        /** 0, or the system's error number, below 0; failures only for those who ask. */
        readonly result?: number;
    }

    /** A process asked for a name. */
    interface DnsEvent extends ProcessFields {
        /** The name that was asked for. */
        readonly query?: string;
        /** Sysmon's name of query. */
        readonly QueryName?: string;
        /** The record type that was asked for: A, AAAA, MX, …. */
        readonly type?: string;
        /** The answer's status: 0, or what went wrong; missing if no answer came in time. */
        readonly status?: number;
        /** Sysmon's name of status. */
        readonly QueryStatus?: number;
        /** The records of the answer, one text each: an address, or type and content. */
        readonly answers?: readonly string[];
        /** Sysmon's name of answers. */
        readonly QueryResults?: readonly string[];
        /** Address of the server that was asked. */
        readonly server?: string;
        /** How long the answer took. */
        readonly rtt?: Nanoseconds;
    }

    /** A process did something to a file. */
    interface FilesEvent extends ProcessFields {
        /** What it did; write: the last who had the file open for writing has closed it. */
        readonly op?: "open" | "create" | "write" | "delete" | "rename" | "link" | "chmod" | "chown" | "settime" | "truncate" | "stream" | "block" | "shred" | "executable";
        /** Full path of the file, after a rename the new one. */
        readonly path?: string;
        /** Sysmon's name of path. */
        readonly TargetFilename?: string;
        /** Full path before a rename, or what a link points to. */
        readonly oldPath?: string;
        /** Permission bits, or those asked for (Linux). */
        readonly mode?: number;
        /** User id that owns the file, or that it was given (Linux). */
        readonly owner?: number;
        /** Group id that owns the file, or that it was given (Linux). */
        readonly group?: number;
        /** When the file was created, or is said to have been. */
        readonly created?: Instant;
        /** The same in nanoseconds since the epoch. */
        readonly createdNs?: bigint;
        /** Sysmon's name of created. */
        readonly CreationUtcTime?: Instant;
        /** When it was created, before that was changed. */
        readonly previousCreated?: Instant;
        /** The same in nanoseconds since the epoch. */
        readonly previousCreatedNs?: bigint;
        /** Sysmon's name of previousCreated. */
        readonly PreviousCreationUtcTime?: Instant;
        /** Size in bytes, after a truncate the new one. */
        readonly size?: number;
        /** Hashes of a stream as Sysmon writes them: SHA256=…,MD5=…. */
        readonly hash?: string;
        /** Sysmon's name of hash. */
        readonly Hash?: string;
        /** Hashes of the file as Sysmon writes them: SHA256=…,MD5=…. */
        readonly hashes?: string;
        /** Sysmon's name of hashes. */
        readonly Hashes?: string;
        /** What a small stream says (Windows). */
        readonly contents?: string;
        /** Sysmon's name of contents. */
        readonly Contents?: string;
        /** True if the file is an executable. */
        readonly isExecutable?: boolean;
        /** Sysmon's name of isExecutable. */
        readonly IsExecutable?: boolean;
        /** Whether a copy of a deleted file was kept. */
        readonly archived?: string;
        /** Sysmon's name of archived. */
        readonly Archived?: string;
        /** 0, or the system's error number, below 0; failures only for those who ask. */
        readonly result?: number;
    }

    /** A process opened a disk to read past the file system. */
    interface RawreadsEvent extends ProcessFields {
        /** The disk or volume; on Linux the path of the block device. */
        readonly device?: string;
        /** Sysmon's name of device. */
        readonly Device?: string;
    }

    /** A process mapped a file or memory to execute it. */
    interface ImagesEvent extends ProcessFields {
        /** Full path of what was mapped; anonymous memory has none. */
        readonly path?: string;
        /** Sysmon's name of path. */
        readonly ImageLoaded?: string;
        /** Address that it was mapped to. */
        readonly base?: number;
        /** How many bytes were mapped. */
        readonly size?: number;
        /** What was mapped. */
        readonly kind?: "file" | "memfd" | "anonymous";
        /** Hashes of the file as Sysmon writes them: SHA256=…,MD5=…. */
        readonly hashes?: string;
        /** Sysmon's name of hashes. */
        readonly Hashes?: string;
        /** True if the file is signed. */
        readonly signed?: boolean;
        /** Sysmon's name of signed. */
        readonly Signed?: boolean;
        /** Who signed the file. */
        readonly signature?: string;
        /** Sysmon's name of signature. */
        readonly Signature?: string;
        /** Whether the signature is valid, and if not why. */
        readonly signatureStatus?: string;
        /** Sysmon's name of signatureStatus. */
        readonly SignatureStatus?: string;
        /** The image's version (Windows). */
        readonly fileVersion?: string;
        /** Sysmon's name of fileVersion. */
        readonly FileVersion?: string;
        /** The image's description (Windows). */
        readonly description?: string;
        /** Sysmon's name of description. */
        readonly Description?: string;
        /** The image's product (Windows). */
        readonly product?: string;
        /** Sysmon's name of product. */
        readonly Product?: string;
        /** The image's company (Windows). */
        readonly company?: string;
        /** Sysmon's name of company. */
        readonly Company?: string;
        /** The image's original file name (Windows). */
        readonly originalName?: string;
        /** Sysmon's name of originalName. */
        readonly OriginalFileName?: string;
    }

    /** A driver or kernel module was loaded. */
    interface ModulesEvent extends ProcessFields {
        /** Full path of the driver or module; missing if it was loaded from memory. */
        readonly path?: string;
        /** Sysmon's name of path. */
        readonly ImageLoaded?: string;
        /** Name of the kernel module, from the module itself (Linux). */
        readonly module?: string;
        /** Parameters that the module was given (Linux). */
        readonly args?: string;
        /** How the module taints the kernel, a letter each (Linux). */
        readonly taints?: string;
        /** Hashes of the file as Sysmon writes them: SHA256=…,MD5=…. */
        readonly hashes?: string;
        /** Sysmon's name of hashes. */
        readonly Hashes?: string;
        /** True if the file is signed. */
        readonly signed?: boolean;
        /** Sysmon's name of signed. */
        readonly Signed?: boolean;
        /** Who signed the file. */
        readonly signature?: string;
        /** Sysmon's name of signature. */
        readonly Signature?: string;
        /** Whether the signature is valid, and if not why. */
        readonly signatureStatus?: string;
        /** Sysmon's name of signatureStatus. */
        readonly SignatureStatus?: string;
    }

    /** A process started a thread in another one. */
    interface ThreadsEvent extends ProcessFields {
        /** Process id of the process that did it. */
        readonly sourcePid?: number;
        /** Sysmon's name of sourcePid. */
        readonly SourceProcessId?: number;
        /** Full path of the program of the process that did it. */
        readonly sourceImage?: string;
        /** Sysmon's name of sourceImage. */
        readonly SourceImage?: string;
        /** Guid of the process that did it. */
        readonly sourceGuid?: string;
        /** Sysmon's name of sourceGuid. */
        readonly SourceProcessGuid?: string;
        /** Sysmon's name of sourceGuid. */
        readonly SourceProcessGUID?: string;
        /** User name of the process that did it. */
        readonly sourceUser?: string;
        /** Sysmon's name of sourceUser. */
        readonly SourceUser?: string;
        /** Process id of the process that it was done to. */
        readonly targetPid?: number;
        /** Sysmon's name of targetPid. */
        readonly TargetProcessId?: number;
        /** Full path of the program of the process that it was done to. */
        readonly targetImage?: string;
        /** Sysmon's name of targetImage. */
        readonly TargetImage?: string;
        /** Guid of the process that it was done to. */
        readonly targetGuid?: string;
        /** Sysmon's name of targetGuid. */
        readonly TargetProcessGuid?: string;
        /** Sysmon's name of targetGuid. */
        readonly TargetProcessGUID?: string;
        /** User name of the process that it was done to. */
        readonly targetUser?: string;
        /** Sysmon's name of targetUser. */
        readonly TargetUser?: string;
        /** Thread id of the new thread. */
        readonly newThreadId?: number;
        /** Sysmon's name of newThreadId. */
        readonly NewThreadId?: number;
        /** Where the thread starts, in hexadecimal. */
        readonly startAddress?: string;
        /** Sysmon's name of startAddress. */
        readonly StartAddress?: string;
        /** The module that the start lies in; missing if it lies in none. */
        readonly startModule?: string;
        /** Sysmon's name of startModule. */
        readonly StartModule?: string;
        /** The exported function that the thread starts with. */
        readonly startFunction?: string;
        /** Sysmon's name of startFunction. */
        readonly StartFunction?: string;
    }

    /** A process opened another one, or reached into its memory. */
    interface AccessEvent extends ProcessFields {
        /** Process id of the process that did it. */
        readonly sourcePid?: number;
        /** Sysmon's name of sourcePid. */
        readonly SourceProcessId?: number;
        /** Full path of the program of the process that did it. */
        readonly sourceImage?: string;
        /** Sysmon's name of sourceImage. */
        readonly SourceImage?: string;
        /** Guid of the process that did it. */
        readonly sourceGuid?: string;
        /** Sysmon's name of sourceGuid. */
        readonly SourceProcessGUID?: string;
        /** Sysmon's name of sourceGuid. */
        readonly SourceProcessGuid?: string;
        /** User name of the process that did it. */
        readonly sourceUser?: string;
        /** Sysmon's name of sourceUser. */
        readonly SourceUser?: string;
        /** Process id of the process that it was done to. */
        readonly targetPid?: number;
        /** Sysmon's name of targetPid. */
        readonly TargetProcessId?: number;
        /** Full path of the program of the process that it was done to. */
        readonly targetImage?: string;
        /** Sysmon's name of targetImage. */
        readonly TargetImage?: string;
        /** Guid of the process that it was done to. */
        readonly targetGuid?: string;
        /** Sysmon's name of targetGuid. */
        readonly TargetProcessGUID?: string;
        /** Sysmon's name of targetGuid. */
        readonly TargetProcessGuid?: string;
        /** User name of the process that it was done to. */
        readonly targetUser?: string;
        /** Sysmon's name of targetUser. */
        readonly TargetUser?: string;
        /** How it did; on Linux open is taking one of its descriptors. */
        readonly op?: "ptrace" | "vmread" | "vmwrite" | "mem" | "open";
        /** Thread id of the thread that did it. */
        readonly sourceThreadId?: number;
        /** Sysmon's name of sourceThreadId. */
        readonly SourceThreadId?: number;
        /** The access rights that it got, a bit each (Windows). */
        readonly grantedAccess?: number;
        /** Sysmon's name of grantedAccess. */
        readonly GrantedAccess?: number;
        /** Where it was called from, module by module (Windows). */
        readonly callTrace?: string;
        /** Sysmon's name of callTrace. */
        readonly CallTrace?: string;
    }

    /** A process changed the registry. */
    interface RegistryEvent extends ProcessFields {
        /** What it did. */
        readonly op?: "create" | "delete" | "set" | "deleteValue" | "rename";
        /** Sysmon's name of op. */
        readonly EventType?: "create" | "delete" | "set" | "deleteValue" | "rename";
        /** Full path of the key or value. */
        readonly key?: string;
        /** Sysmon's name of key. */
        readonly TargetObject?: string;
        /** What a value was set to. */
        readonly details?: string;
        /** Sysmon's name of details. */
        readonly Details?: string;
        /** Full path after a rename. */
        readonly newName?: string;
        /** Sysmon's name of newName. */
        readonly NewName?: string;
    }

    /** A process made a pipe with a name, or connected to one. */
    interface PipesEvent extends ProcessFields {
        /** What it did. */
        readonly op?: "create" | "connect";
        /** Sysmon's name of op. */
        readonly EventType?: "create" | "connect";
        /** The pipe's name, or path of the socket; @name if it is in no directory. */
        readonly pipe?: string;
        /** Sysmon's name of pipe. */
        readonly PipeName?: string;
        /** What kind of pipe it is. */
        readonly kind?: "named" | "fifo" | "unix";
    }

    /** A WMI subscription was made, changed or removed. */
    interface WmiEvent extends ProcessFields {
        /** Sysmon's name of name. */
        readonly ProcessName?: string;
        /** What was done: Created, Modified, Deleted. */
        readonly op?: string;
        /** Sysmon's name of op. */
        readonly Operation?: string;
        /** What it was done to. */
        readonly kind?: "filter" | "consumer" | "binding";
        /** Sysmon's name of kind. */
        readonly EventType?: "filter" | "consumer" | "binding";
        /** The namespace that the filter watches. */
        readonly namespace?: string;
        /** Sysmon's name of namespace. */
        readonly EventNamespace?: string;
        /** Name of the filter or consumer. */
        readonly wmiName?: string;
        /** Sysmon's name of wmiName. */
        readonly Name?: string;
        /** The filter's query. */
        readonly query?: string;
        /** Sysmon's name of query. */
        readonly Query?: string;
        /** What kind of consumer it is: command line, script, …. */
        readonly consumerType?: string;
        /** Sysmon's name of consumerType. */
        readonly Type?: string;
        /** What the consumer runs or writes to. */
        readonly destination?: string;
        /** Sysmon's name of destination. */
        readonly Destination?: string;
        /** The consumer that was bound. */
        readonly consumer?: string;
        /** Sysmon's name of consumer. */
        readonly Consumer?: string;
        /** The filter that it was bound to. */
        readonly filter?: string;
        /** Sysmon's name of filter. */
        readonly Filter?: string;
    }

    /** A process put something on the clipboard. */
    interface ClipboardEvent extends ProcessFields {
        /** Sysmon's name of session. */
        readonly Session?: number;
        /** User and, over the network, host and address of the session. */
        readonly client?: string;
        /** Sysmon's name of client. */
        readonly ClientInfo?: string;
        /** The format of what was put there. */
        readonly format?: string;
        /** What was put there; only when that is asked for. */
        readonly text?: string;
        /** Hashes of what was put there: SHA256=…,MD5=…. */
        readonly hashes?: string;
        /** Sysmon's name of hashes. */
        readonly Hashes?: string;
        /** Whether a copy was kept. */
        readonly archived?: string;
        /** Sysmon's name of archived. */
        readonly Archived?: string;
    }

    /** What a process executes is not what its image says. */
    interface TamperingEvent extends ProcessFields {
        /** What was found: the image was replaced, or locked for others. */
        readonly type?: string;
        /** Sysmon's name of type. */
        readonly Type?: string;
    }

    /** A process changed its user, group or capabilities. */
    interface CredsEvent extends ProcessFields {
        /** What it changed; a call that changed several is an event for each. */
        readonly op?: "uid" | "gid" | "caps" | "userns";
        /** Real user id before. */
        readonly oldUid?: number;
        /** Real user id after. */
        readonly newUid?: number;
        /** Effective user id before. */
        readonly oldEuid?: number;
        /** Effective user id after. */
        readonly newEuid?: number;
        /** Real group id before. */
        readonly oldGid?: number;
        /** Real group id after. */
        readonly newGid?: number;
        /** Effective capabilities that it did not have before, a bit each. */
        readonly capsGained?: number;
    }

    /** A BPF program was loaded or attached. */
    interface BpfEvent extends ProcessFields {
        /** The command: prog_load, prog_attach, link_create, perf_event_set_bpf, …. */
        readonly command?: string;
        /** Sysmon's name of command. */
        readonly BpfCommand?: string;
        /** What the program is for: kprobe, xdp, …. */
        readonly programType?: string;
        /** Sysmon's name of programType. */
        readonly BpfProgramType?: string;
        /** The kernel's id of the program. */
        readonly programId?: number;
        /** Sysmon's name of programId. */
        readonly BpfProgramId?: number;
        /** The program's name, at most 15 bytes; missing if it has none. */
        readonly programName?: string;
        /** Sysmon's name of programName. */
        readonly BpfProgramName?: string;
        /** What kind of hook it is for, as bpftool writes it: trace_fentry, xdp, …. */
        readonly attachType?: string;
        /** The tracepoint, function, interface, control group or file that it is for. */
        readonly target?: string;
    }

    /** PowerShell ran a block of a script. */
    interface PowershellEvent extends ProcessFields {
        /** The block as it was run, after decoding. */
        readonly script?: string;
        /** Sysmon's name of script. */
        readonly ScriptBlockText?: string;
        /** The script's id, which its blocks share. */
        readonly scriptId?: string;
        /** Sysmon's name of scriptId. */
        readonly ScriptBlockId?: string;
        /** The script's file; missing if it was typed or downloaded. */
        readonly path?: string;
        /** Sysmon's name of path. */
        readonly Path?: string;
    }

    /** Any record of an event log. */
    interface EventsEvent extends CommonFields {
        /** Windows' name of time. */
        readonly TimeCreated: Instant;
        /** Windows' name of eventId. */
        readonly EventID?: number;
        /** Windows' name of eventId. */
        readonly EventId?: number;
        /** The record's number in its log. */
        readonly recordId?: number;
        /** Windows' name of recordId. */
        readonly EventRecordID?: number;
        /** The machine that it was written on. */
        readonly computer?: string;
        /** Windows' name of computer. */
        readonly Computer?: string;
        /** Who reported it. */
        readonly provider?: string;
        /** Windows' name of provider. */
        readonly Provider_Name?: string;
        /** The provider's GUID, in braces. */
        readonly providerId?: string;
        /** Windows' name of providerId. */
        readonly Provider_Guid?: string;
        /** The log that it belongs to. */
        readonly channel?: string;
        /** Windows' name of channel. */
        readonly Channel?: string;
        /** How bad it is, as a number or a word: 2 or error. */
        readonly level?: number;
        /** Windows' name of level. */
        readonly Level?: number;
        /** Version of the event. */
        readonly version?: number;
        /** Windows' name of version. */
        readonly Version?: number;
        /** Which step of an activity it is: 1 its start, 2 its stop. */
        readonly opcode?: number;
        /** Windows' name of opcode. */
        readonly Opcode?: number;
        /** The part of the provider that reported it. */
        readonly task?: string;
        /** Windows' name of task. */
        readonly Task?: string;
        /** Bits that say what it is about. */
        readonly keywords?: number;
        /** Windows' name of keywords. */
        readonly Keywords?: number;
        /** What it has in common with other events, a GUID in braces. */
        readonly activityId?: string;
        /** Windows' name of activityId. */
        readonly ActivityID?: string;
        /** What the provider calls the event, if it has names. */
        readonly eventName?: string;
        /** The data of the event, also those that are called as one of its fields. */
        readonly data: { readonly [name: string]: any };
        /** The data of the event, by their own names. */
        readonly [name: string]: any;
    }

    /** Ringside's own state, settings, errors and losses. */
    interface HealthEvent extends CommonFields {
        /** What it is about. */
        readonly kind?: "state" | "config" | "error" | "loss";
        /** What happened, in words. */
        readonly message?: string;
        /** How many events were lost. */
        readonly count?: number;
        /** Where the configuration came from. */
        readonly configuration?: string;
        /** Sysmon's name of configuration. */
        readonly Configuration?: string;
        /** Hash of the configuration: SHA256=…. */
        readonly configurationHash?: string;
        /** Sysmon's name of configurationHash. */
        readonly ConfigurationFileHash?: string;
        /** Started or Stopped. */
        readonly state?: string;
        /** Sysmon's name of state. */
        readonly State?: string;
        /** Version of the program. */
        readonly version?: string;
        /** Sysmon's name of version. */
        readonly Version?: string;
        /** Version of the configuration's schema. */
        readonly schemaVersion?: string;
        /** Sysmon's name of schemaVersion. */
        readonly SchemaVersion?: string;
        /** What failed. */
        readonly id?: string;
        /** Sysmon's name of id. */
        readonly ID?: string;
        /** How it failed. */
        readonly description?: string;
        /** Sysmon's name of description. */
        readonly Description?: string;
    }

    /** Events of a provider of Event Tracing for Windows. */
    interface EtwEvent extends ProcessFields {
        /** Windows' name of time. */
        readonly TimeCreated: Instant;
        /** Windows' name of host. */
        readonly Computer: string;
        /** Windows' name of eventId. */
        readonly EventID?: number;
        /** Windows' name of eventId. */
        readonly EventId?: number;
        /** Who reported it. */
        readonly provider?: string;
        /** Windows' name of provider. */
        readonly Provider_Name?: string;
        /** The provider's GUID, in braces. */
        readonly providerId?: string;
        /** Windows' name of providerId. */
        readonly Provider_Guid?: string;
        /** The log that it belongs to. */
        readonly channel?: string;
        /** Windows' name of channel. */
        readonly Channel?: string;
        /** How bad it is, as a number or a word: 2 or error. */
        readonly level?: number;
        /** Windows' name of level. */
        readonly Level?: number;
        /** Version of the event. */
        readonly version?: number;
        /** Windows' name of version. */
        readonly Version?: number;
        /** Which step of an activity it is: 1 its start, 2 its stop. */
        readonly opcode?: number;
        /** Windows' name of opcode. */
        readonly Opcode?: number;
        /** The part of the provider that reported it. */
        readonly task?: string;
        /** Windows' name of task. */
        readonly Task?: string;
        /** Bits that say what it is about. */
        readonly keywords?: number;
        /** Windows' name of keywords. */
        readonly Keywords?: number;
        /** What it has in common with other events, a GUID in braces. */
        readonly activityId?: string;
        /** Windows' name of activityId. */
        readonly ActivityID?: string;
        /** What the provider calls the event. */
        readonly eventName?: string;
        /** The event in words, if the provider has some for it. */
        readonly message?: string;
        /** The data of the event, also those that are called as one of its fields. */
        readonly data: { readonly [name: string]: any };
        /** The data of the event, by their own names. */
        readonly [name: string]: any;
    }

    /** The streams of a recording. */
    interface Streams {
        readonly procs: Query<ProcsEvent>;
        readonly exits: Query<ExitsEvent>;
        readonly net: Query<NetEvent>;
        readonly dns: Query<DnsEvent>;
        readonly files: Query<FilesEvent>;
        readonly rawreads: Query<RawreadsEvent>;
        readonly images: Query<ImagesEvent>;
        readonly modules: Query<ModulesEvent>;
        readonly threads: Query<ThreadsEvent>;
        readonly access: Query<AccessEvent>;
        readonly registry: Query<RegistryEvent>;
        readonly pipes: Query<PipesEvent>;
        readonly wmi: Query<WmiEvent>;
        readonly clipboard: Query<ClipboardEvent>;
        readonly tampering: Query<TamperingEvent>;
        readonly creds: Query<CredsEvent>;
        readonly bpf: Query<BpfEvent>;
        readonly powershell: Query<PowershellEvent>;
        readonly events: Query<EventsEvent>;
        readonly health: Query<HealthEvent>;
        etw(provider: string): Query<EtwEvent>;
    }

    /** The events of a stream. */
    type EventOf<S extends keyof Streams> = Streams[S] extends Query<infer E> ? E : never;

    /** The fields that hold a moment or a length of time. */
    type Measures =
        | "CreationUtcTime"
        | "PreviousCreationUtcTime"
        | "TimeCreated"
        | "UtcTime"
        | "created"
        | "duration"
        | "previousCreated"
        | "rtt"
        | "startTime"
        | "time";
}

/** A process started a program. */
declare const procs: Ringside.Query<Ringside.ProcsEvent>;
/** A process ended: its last thread is gone. */
declare const exits: Ringside.Query<Ringside.ExitsEvent>;
/** A process used the network. */
declare const net: Ringside.Query<Ringside.NetEvent>;
/** A process asked for a name. */
declare const dns: Ringside.Query<Ringside.DnsEvent>;
/** A process did something to a file. */
declare const files: Ringside.Query<Ringside.FilesEvent>;
/** A process opened a disk to read past the file system. */
declare const rawreads: Ringside.Query<Ringside.RawreadsEvent>;
/** A process mapped a file or memory to execute it. */
declare const images: Ringside.Query<Ringside.ImagesEvent>;
/** A driver or kernel module was loaded. */
declare const modules: Ringside.Query<Ringside.ModulesEvent>;
/** A process started a thread in another one. */
declare const threads: Ringside.Query<Ringside.ThreadsEvent>;
/** A process opened another one, or reached into its memory. */
declare const access: Ringside.Query<Ringside.AccessEvent>;
/** A process changed the registry. */
declare const registry: Ringside.Query<Ringside.RegistryEvent>;
/** A process made a pipe with a name, or connected to one. */
declare const pipes: Ringside.Query<Ringside.PipesEvent>;
/** A WMI subscription was made, changed or removed. */
declare const wmi: Ringside.Query<Ringside.WmiEvent>;
/** A process put something on the clipboard. */
declare const clipboard: Ringside.Query<Ringside.ClipboardEvent>;
/** What a process executes is not what its image says. */
declare const tampering: Ringside.Query<Ringside.TamperingEvent>;
/** A process changed its user, group or capabilities. */
declare const creds: Ringside.Query<Ringside.CredsEvent>;
/** A BPF program was loaded or attached. */
declare const bpf: Ringside.Query<Ringside.BpfEvent>;
/** PowerShell ran a block of a script. */
declare const powershell: Ringside.Query<Ringside.PowershellEvent>;
/** Any record of an event log. */
declare const events: Ringside.Query<Ringside.EventsEvent>;
/** Ringside's own state, settings, errors and losses. */
declare const health: Ringside.Query<Ringside.HealthEvent>;
/**
 * A stream out of recordings; several files, and patterns like "*.jsonl", may be named.
 *
 * @example open("events.jsonl").procs.where(uid == 0)
 */
declare function open(...files: string[]): Ringside.Streams;

/**
 * What a provider of Event Tracing for Windows reports, with the data of its events as fields by their own names.
 *
 * @example etw("Microsoft-Windows-Kernel-Process").where(e => e.ImageName.endsWithi("\\cmd.exe") && e.ExitCode != 0)
 */
declare function etw(provider: string): Ringside.Query<Ringside.EtwEvent>;

/** The data of an event of etw(…) or events, whatever they are called: data["Threat Name"]. */
declare const data: any;

/**
 * Steps that happen one after the other; $1 is the event that took the first one.
 *
 * @example sequence({by: "guid", within: "5m"}, procs.where(name == "nc"), net.where(op == "connect"))
 */
declare function sequence<const S extends readonly Ringside.Step[]>(
    options: { by?: string | readonly string[]; within: Ringside.Duration; lateness?: Ringside.Duration },
    ...steps: S
): Ringside.Sequence<Ringside.Found<S>>;

/**
 * A step that must not happen between those around it, or behind the last one until the time is over.
 *
 * @example sequence({by: "guid", within: "1m"}, procs, none(exits))
 */
declare function none(step: Ringside.Query<any>): Ringside.NoneStep;

/**
 * A step that happens so many times.
 *
 * @example sequence({by: "user", within: "1m"}, times(3, procs.where(name == "sudo")), net)
 */
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
/**
 * The greatest first.
 *
 * @example procs.sort(desc(time))
 */
declare function desc(value: unknown): Ringside.Order;
/**
 * The least first, as without it.
 *
 * @example procs.sort(asc(user), desc(time))
 */
declare function asc(value: unknown): Ringside.Order;
/**
 * Whether one of the processes above has that name, or one of these in brackets.
 *
 * @example procs.where(ancestor(["sshd", "login"]))
 */
declare function ancestor(name: string | readonly string[]): boolean;
declare const $1: any;
declare const $2: any;
declare const $3: any;
declare const $4: any;
declare const $5: any;
declare const right: any;

// Fields, as they stand in a query without an event before them.
/** When it happened, UTC. */
declare const time: Ringside.Measured;
/** Sysmon's name of time. */
declare const UtcTime: Ringside.Measured;
/** The stream that the event belongs to. */
declare const stream: Ringside.Text;
/** The machine it happened on. */
declare const host: Ringside.Text;
/** The event's number in its feed, counting up. */
declare const seq: Ringside.Whole;
/** The event's id: Sysmon's, or its provider's. */
declare const eventId: Ringside.Whole;
/** The operating system it happened on. */
declare const os: Ringside.Text;
/** The name of the rule that let it through. */
declare const ruleName: Ringside.Text;
/** Sysmon's name of ruleName. */
declare const RuleName: Ringside.Text;
/** Process id. */
declare const pid: Ringside.Whole;
/** Sysmon's name of pid. */
declare const ProcessId: Ringside.Whole;
/** Thread id. */
declare const tid: Ringside.Whole;
/** Process id of the parent. */
declare const ppid: Ringside.Whole;
/** Sysmon's name of ppid. */
declare const ParentProcessId: Ringside.Whole;
/** A process id that survives pid reuse: host, pid and start time. */
declare const guid: Ringside.Text;
/** Sysmon's name of guid. */
declare const ProcessGuid: Ringside.Text;
/** Full path of the program. */
declare const image: Ringside.Text;
/** Sysmon's name of image. */
declare const Image: Ringside.Text;
/** File name of the program. */
declare const name: Ringside.Text;
/** File name of the parent's program. */
declare const parent: Ringside.Text;
/** Full path of the parent's program. */
declare const parentImage: Ringside.Text;
/** Sysmon's name of parentImage. */
declare const ParentImage: Ringside.Text;
/** The parent's guid. */
declare const parentGuid: Ringside.Text;
/** Sysmon's name of parentGuid. */
declare const ParentProcessGuid: Ringside.Text;
/** Command line, arguments joined by blanks. */
declare const cmdline: Ringside.Text;
/** Sysmon's name of cmdline. */
declare const CommandLine: Ringside.Text;
/** The parent's command line. */
declare const parentCmdline: Ringside.Text;
/** Sysmon's name of parentCmdline. */
declare const ParentCommandLine: Ringside.Text;
/** Working directory. */
declare const cwd: Ringside.Text;
/** Sysmon's name of cwd. */
declare const CurrentDirectory: Ringside.Text;
/** User name. */
declare const user: Ringside.Text;
/** Sysmon's name of user. */
declare const User: Ringside.Text;
/** Real user id. */
declare const uid: Ringside.Whole;
/** Effective user id. */
declare const euid: Ringside.Whole;
/** Real group id. */
declare const gid: Ringside.Whole;
/** Login session: the audit session on Linux. */
declare const session: Ringside.Whole;
/** Sysmon's name of session. */
declare const TerminalSessionId: Ringside.Whole;
/** Logon id (Windows). */
declare const logonId: Ringside.Whole;
/** Sysmon's name of logonId. */
declare const LogonId: Ringside.Whole;
/** Logon guid (Windows). */
declare const logonGuid: Ringside.Text;
/** Sysmon's name of logonGuid. */
declare const LogonGuid: Ringside.Text;
/** Integrity level (Windows). */
declare const integrity: Ringside.Text;
/** Sysmon's name of integrity. */
declare const IntegrityLevel: Ringside.Text;
/** The parent's user name. */
declare const parentUser: Ringside.Text;
/** Sysmon's name of parentUser. */
declare const ParentUser: Ringside.Text;
/** Path of the control group (Linux). */
declare const cgroup: Ringside.Text;
/** Container id, from the control group (Linux). */
declare const container: Ringside.Text;
/** When the process started, UTC. */
declare const startTime: Ringside.Measured;
/** The processes above, nearest first. */
declare const ancestors: Ringside.ProcessQuestions;
/** True if a value was too long and was cut. */
declare const truncated: boolean;
/** The arguments one by one, the program's own name first / Parameters that the module was given (Linux). In procs, modules. */
declare const args: any;
/** How many arguments there are. In procs. */
declare const argc: Ringside.Whole;
/** What was really executed, where it is not the image: a script. In procs. */
declare const exe: Ringside.Text;
/** The interpreter that a script's first line names. In procs. */
declare const interpreter: Ringside.Text;
/** Name of the controlling terminal. In procs. */
declare const tty: Ringside.Text;
/** Effective capabilities, a bit each. In procs. */
declare const caps: Ringside.Whole;
/** Hashes of the image as Sysmon writes them: SHA256=…,MD5=… / Hashes of the file as Sysmon writes them: SHA256=…,MD5=… / Hashes of what was put there: SHA256=…,MD5=…. In procs, files, images, modules, clipboard. */
declare const hashes: Ringside.Text;
/** Sysmon's name of hashes. In procs, files, images, modules, clipboard. */
declare const Hashes: Ringside.Text;
/** SHA-256 of the image. In procs. */
declare const sha256: Ringside.Text;
/** SHA-1 of the image. In procs. */
declare const sha1: Ringside.Text;
/** MD5 of the image. In procs. */
declare const md5: Ringside.Text;
/** Hash of the image's import table (Windows). In procs. */
declare const imphash: Ringside.Text;
/** The image's version (Windows). In procs, images. */
declare const fileVersion: Ringside.Text;
/** Sysmon's name of fileVersion. In procs, images. */
declare const FileVersion: Ringside.Text;
/** The image's description (Windows) / How it failed. In procs, images, health. */
declare const description: Ringside.Text;
/** Sysmon's name of description. In procs, images, health. */
declare const Description: Ringside.Text;
/** The image's product (Windows). In procs, images. */
declare const product: Ringside.Text;
/** Sysmon's name of product. In procs, images. */
declare const Product: Ringside.Text;
/** The image's company (Windows). In procs, images. */
declare const company: Ringside.Text;
/** Sysmon's name of company. In procs, images. */
declare const Company: Ringside.Text;
/** The image's original file name (Windows). In procs, images. */
declare const originalName: Ringside.Text;
/** Sysmon's name of originalName. In procs, images. */
declare const OriginalFileName: Ringside.Text;
/** True if the image is signed (Windows) / True if the file is signed. In procs, images, modules. */
declare const signed: boolean;
/** Who signed the image (Windows) / Who signed the file. In procs, images, modules. */
declare const signature: Ringside.Text;
/** The package that the image belongs to. In procs. */
declare const pkg: Ringside.Text;
/** Exit code; missing if a signal ended the process. In exits. */
declare const exitCode: Ringside.Whole;
/** The signal that ended the process; missing if it exited by itself. In exits. */
declare const signal: Ringside.Whole;
/** How long the process lived / How long the connection lasted, when it is closed. In exits, net. */
declare const duration: Ringside.Measured;
/** Most memory it had resident, in bytes. In exits. */
declare const maxRss: Ringside.Whole;
/** What it did / What it did; write: the last who had the file open for writing has closed it / How it did; on Linux open is taking one of its descriptors / What was done: Created, Modified, Deleted / What it changed; a call that changed several is an event for each. In net, files, access, registry, pipes, wmi, creds. */
declare const op: Ringside.Text;
/** The transport protocol. In net. */
declare const proto: Ringside.Text;
/** Sysmon's name of proto. In net. */
declare const Protocol: Ringside.Text;
/** Address of the side that opened the connection, or sent the first datagram. In net. */
declare const src: Ringside.Address;
/** Sysmon's name of src. In net. */
declare const SourceIp: Ringside.Address;
/** Port of the side that opened the connection, or sent the first datagram. In net. */
declare const srcPort: Ringside.Whole;
/** Sysmon's name of srcPort. In net. */
declare const SourcePort: Ringside.Whole;
/** Host name of the side that opened the connection. In net. */
declare const srcHost: Ringside.Text;
/** Sysmon's name of srcHost. In net. */
declare const SourceHostname: Ringside.Text;
/** Service that the source port is registered for. In net. */
declare const srcPortName: Ringside.Text;
/** Sysmon's name of srcPortName. In net. */
declare const SourcePortName: Ringside.Text;
/** Address of the other side. In net. */
declare const dst: Ringside.Address;
/** Sysmon's name of dst. In net. */
declare const DestinationIp: Ringside.Address;
/** Port of the other side. In net. */
declare const dstPort: Ringside.Whole;
/** Sysmon's name of dstPort. In net. */
declare const DestinationPort: Ringside.Whole;
/** Host name of the other side. In net. */
declare const dstHost: Ringside.Text;
/** Sysmon's name of dstHost. In net. */
declare const DestinationHostname: Ringside.Text;
/** Service that the destination port is registered for. In net. */
declare const dstPortName: Ringside.Text;
/** Sysmon's name of dstPortName. In net. */
declare const DestinationPortName: Ringside.Text;
/** True if the process opened the connection itself. In net. */
declare const initiated: boolean;
/** Sysmon's name of initiated. In net. */
declare const Initiated: boolean;
/** True if the addresses are IPv6. In net. */
declare const ipv6: boolean;
/** Sysmon's name of ipv6. In net. */
declare const SourceIsIpv6: boolean;
/** Sysmon's name of ipv6. In net. */
declare const DestinationIsIpv6: boolean;
/** How many bytes it sent: all of a connection when it is closed. In net. */
declare const bytesSent: Ringside.Whole;
/** How many bytes it received: all of a connection when it is closed. In net. */
declare const bytesReceived: Ringside.Whole;
/** 0, or the system's error number, below 0; failures only for those who ask. In net, files. */
declare const result: Ringside.Whole;
/** The name that was asked for / The filter's query. In dns, wmi. */
declare const query: Ringside.Text;
/** Sysmon's name of query. In dns. */
declare const QueryName: Ringside.Text;
/** The record type that was asked for: A, AAAA, MX, … / What was found: the image was replaced, or locked for others. In dns, tampering. */
declare const type: Ringside.Text;
/** The answer's status: 0, or what went wrong; missing if no answer came in time. In dns. */
declare const status: Ringside.Whole;
/** Sysmon's name of status. In dns. */
declare const QueryStatus: Ringside.Whole;
/** The records of the answer, one text each: an address, or type and content. In dns. */
declare const answers: Ringside.List;
/** Sysmon's name of answers. In dns. */
declare const QueryResults: Ringside.List;
/** Address of the server that was asked. In dns. */
declare const server: Ringside.Address;
/** How long the answer took. In dns. */
declare const rtt: Ringside.Measured;
/** Full path of the file, after a rename the new one / Full path of what was mapped; anonymous memory has none / Full path of the driver or module; missing if it was loaded from memory / The script's file; missing if it was typed or downloaded. In files, images, modules, powershell. */
declare const path: Ringside.Text;
/** Sysmon's name of path. In files. */
declare const TargetFilename: Ringside.Text;
/** Full path before a rename, or what a link points to. In files. */
declare const oldPath: Ringside.Text;
/** Permission bits, or those asked for (Linux). In files. */
declare const mode: Ringside.Whole;
/** User id that owns the file, or that it was given (Linux). In files. */
declare const owner: Ringside.Whole;
/** Group id that owns the file, or that it was given (Linux). In files. */
declare const group: Ringside.Whole;
/** When the file was created, or is said to have been. In files. */
declare const created: Ringside.Measured;
/** Sysmon's name of created. In files. */
declare const CreationUtcTime: Ringside.Measured;
/** When it was created, before that was changed. In files. */
declare const previousCreated: Ringside.Measured;
/** Sysmon's name of previousCreated. In files. */
declare const PreviousCreationUtcTime: Ringside.Measured;
/** Size in bytes, after a truncate the new one / How many bytes were mapped. In files, images. */
declare const size: Ringside.Whole;
/** Hashes of a stream as Sysmon writes them: SHA256=…,MD5=…. In files. */
declare const hash: Ringside.Text;
/** Sysmon's name of hash. In files. */
declare const Hash: Ringside.Text;
/** What a small stream says (Windows). In files. */
declare const contents: Ringside.Text;
/** Sysmon's name of contents. In files. */
declare const Contents: Ringside.Text;
/** True if the file is an executable. In files. */
declare const isExecutable: boolean;
/** Sysmon's name of isExecutable. In files. */
declare const IsExecutable: boolean;
/** Whether a copy of a deleted file was kept / Whether a copy was kept. In files, clipboard. */
declare const archived: Ringside.Text;
/** Sysmon's name of archived. In files, clipboard. */
declare const Archived: Ringside.Text;
/** The disk or volume; on Linux the path of the block device. In rawreads. */
declare const device: Ringside.Text;
/** Sysmon's name of device. In rawreads. */
declare const Device: Ringside.Text;
/** Sysmon's name of path. In images, modules. */
declare const ImageLoaded: Ringside.Text;
/** Address that it was mapped to. In images. */
declare const base: Ringside.Whole;
/** What was mapped / What kind of pipe it is / What it was done to / What it is about. In images, pipes, wmi, health. */
declare const kind: Ringside.Text;
/** Sysmon's name of signed. In images, modules. */
declare const Signed: boolean;
/** Sysmon's name of signature. In images, modules. */
declare const Signature: Ringside.Text;
/** Whether the signature is valid, and if not why. In images, modules. */
declare const signatureStatus: Ringside.Text;
/** Sysmon's name of signatureStatus. In images, modules. */
declare const SignatureStatus: Ringside.Text;
/** Name of the kernel module, from the module itself (Linux). In modules. */
declare const module: Ringside.Text;
/** How the module taints the kernel, a letter each (Linux). In modules. */
declare const taints: Ringside.Text;
/** Process id of the process that did it. In threads, access. */
declare const sourcePid: Ringside.Whole;
/** Sysmon's name of sourcePid. In threads, access. */
declare const SourceProcessId: Ringside.Whole;
/** Full path of the program of the process that did it. In threads, access. */
declare const sourceImage: Ringside.Text;
/** Sysmon's name of sourceImage. In threads, access. */
declare const SourceImage: Ringside.Text;
/** Guid of the process that did it. In threads, access. */
declare const sourceGuid: Ringside.Text;
/** Sysmon's name of sourceGuid. In threads, access. */
declare const SourceProcessGuid: Ringside.Text;
/** Sysmon's name of sourceGuid. In threads, access. */
declare const SourceProcessGUID: Ringside.Text;
/** User name of the process that did it. In threads, access. */
declare const sourceUser: Ringside.Text;
/** Sysmon's name of sourceUser. In threads, access. */
declare const SourceUser: Ringside.Text;
/** Process id of the process that it was done to. In threads, access. */
declare const targetPid: Ringside.Whole;
/** Sysmon's name of targetPid. In threads, access. */
declare const TargetProcessId: Ringside.Whole;
/** Full path of the program of the process that it was done to. In threads, access. */
declare const targetImage: Ringside.Text;
/** Sysmon's name of targetImage. In threads, access. */
declare const TargetImage: Ringside.Text;
/** Guid of the process that it was done to. In threads, access. */
declare const targetGuid: Ringside.Text;
/** Sysmon's name of targetGuid. In threads, access. */
declare const TargetProcessGuid: Ringside.Text;
/** Sysmon's name of targetGuid. In threads, access. */
declare const TargetProcessGUID: Ringside.Text;
/** User name of the process that it was done to. In threads, access. */
declare const targetUser: Ringside.Text;
/** Sysmon's name of targetUser. In threads, access. */
declare const TargetUser: Ringside.Text;
/** Thread id of the new thread. In threads. */
declare const newThreadId: Ringside.Whole;
/** Sysmon's name of newThreadId. In threads. */
declare const NewThreadId: Ringside.Whole;
/** Where the thread starts, in hexadecimal. In threads. */
declare const startAddress: Ringside.Text;
/** Sysmon's name of startAddress. In threads. */
declare const StartAddress: Ringside.Text;
/** The module that the start lies in; missing if it lies in none. In threads. */
declare const startModule: Ringside.Text;
/** Sysmon's name of startModule. In threads. */
declare const StartModule: Ringside.Text;
/** The exported function that the thread starts with. In threads. */
declare const startFunction: Ringside.Text;
/** Sysmon's name of startFunction. In threads. */
declare const StartFunction: Ringside.Text;
/** Thread id of the thread that did it. In access. */
declare const sourceThreadId: Ringside.Whole;
/** Sysmon's name of sourceThreadId. In access. */
declare const SourceThreadId: Ringside.Whole;
/** The access rights that it got, a bit each (Windows). In access. */
declare const grantedAccess: Ringside.Whole;
/** Sysmon's name of grantedAccess. In access. */
declare const GrantedAccess: Ringside.Whole;
/** Where it was called from, module by module (Windows). In access. */
declare const callTrace: Ringside.Text;
/** Sysmon's name of callTrace. In access. */
declare const CallTrace: Ringside.Text;
/** Sysmon's name of op / Sysmon's name of kind. In registry, pipes, wmi. */
declare const EventType: Ringside.Text;
/** Full path of the key or value. In registry. */
declare const key: Ringside.Text;
/** Sysmon's name of key. In registry. */
declare const TargetObject: Ringside.Text;
/** What a value was set to. In registry. */
declare const details: Ringside.Text;
/** Sysmon's name of details. In registry. */
declare const Details: Ringside.Text;
/** Full path after a rename. In registry. */
declare const newName: Ringside.Text;
/** Sysmon's name of newName. In registry. */
declare const NewName: Ringside.Text;
/** The pipe's name, or path of the socket; @name if it is in no directory. In pipes. */
declare const pipe: Ringside.Text;
/** Sysmon's name of pipe. In pipes. */
declare const PipeName: Ringside.Text;
/** Sysmon's name of name. In wmi. */
declare const ProcessName: Ringside.Text;
/** Sysmon's name of op. In wmi. */
declare const Operation: Ringside.Text;
/** The namespace that the filter watches. In wmi. */
declare const namespace: Ringside.Text;
/** Sysmon's name of namespace. In wmi. */
declare const EventNamespace: Ringside.Text;
/** Name of the filter or consumer. In wmi. */
declare const wmiName: Ringside.Text;
/** Sysmon's name of wmiName. In wmi. */
declare const Name: Ringside.Text;
/** Sysmon's name of query. In wmi. */
declare const Query: Ringside.Text;
/** What kind of consumer it is: command line, script, …. In wmi. */
declare const consumerType: Ringside.Text;
/** Sysmon's name of consumerType / Sysmon's name of type. In wmi, tampering. */
declare const Type: Ringside.Text;
/** What the consumer runs or writes to. In wmi. */
declare const destination: Ringside.Text;
/** Sysmon's name of destination. In wmi. */
declare const Destination: Ringside.Text;
/** The consumer that was bound. In wmi. */
declare const consumer: Ringside.Text;
/** Sysmon's name of consumer. In wmi. */
declare const Consumer: Ringside.Text;
/** The filter that it was bound to. In wmi. */
declare const filter: Ringside.Text;
/** Sysmon's name of filter. In wmi. */
declare const Filter: Ringside.Text;
/** Sysmon's name of session. In clipboard. */
declare const Session: Ringside.Whole;
/** User and, over the network, host and address of the session. In clipboard. */
declare const client: Ringside.Text;
/** Sysmon's name of client. In clipboard. */
declare const ClientInfo: Ringside.Text;
/** The format of what was put there. In clipboard. */
declare const format: Ringside.Text;
/** What was put there; only when that is asked for. In clipboard. */
declare const text: Ringside.Text;
/** Real user id before. In creds. */
declare const oldUid: Ringside.Whole;
/** Real user id after. In creds. */
declare const newUid: Ringside.Whole;
/** Effective user id before. In creds. */
declare const oldEuid: Ringside.Whole;
/** Effective user id after. In creds. */
declare const newEuid: Ringside.Whole;
/** Real group id before. In creds. */
declare const oldGid: Ringside.Whole;
/** Real group id after. In creds. */
declare const newGid: Ringside.Whole;
/** Effective capabilities that it did not have before, a bit each. In creds. */
declare const capsGained: Ringside.Whole;
/** The command: prog_load, prog_attach, link_create, perf_event_set_bpf, …. In bpf. */
declare const command: Ringside.Text;
/** Sysmon's name of command. In bpf. */
declare const BpfCommand: Ringside.Text;
/** What the program is for: kprobe, xdp, …. In bpf. */
declare const programType: Ringside.Text;
/** Sysmon's name of programType. In bpf. */
declare const BpfProgramType: Ringside.Text;
/** The kernel's id of the program. In bpf. */
declare const programId: Ringside.Whole;
/** Sysmon's name of programId. In bpf. */
declare const BpfProgramId: Ringside.Whole;
/** The program's name, at most 15 bytes; missing if it has none. In bpf. */
declare const programName: Ringside.Text;
/** Sysmon's name of programName. In bpf. */
declare const BpfProgramName: Ringside.Text;
/** What kind of hook it is for, as bpftool writes it: trace_fentry, xdp, …. In bpf. */
declare const attachType: Ringside.Text;
/** The tracepoint, function, interface, control group or file that it is for. In bpf. */
declare const target: Ringside.Text;
/** The block as it was run, after decoding. In powershell. */
declare const script: Ringside.Text;
/** Sysmon's name of script. In powershell. */
declare const ScriptBlockText: Ringside.Text;
/** The script's id, which its blocks share. In powershell. */
declare const scriptId: Ringside.Text;
/** Sysmon's name of scriptId. In powershell. */
declare const ScriptBlockId: Ringside.Text;
/** Sysmon's name of path. In powershell. */
declare const Path: Ringside.Text;
/** Windows' name of time. In events, etw. */
declare const TimeCreated: Ringside.Measured;
/** Windows' name of eventId. In events, etw. */
declare const EventID: Ringside.Whole;
/** Windows' name of eventId. In events, etw. */
declare const EventId: Ringside.Whole;
/** The record's number in its log. In events. */
declare const recordId: Ringside.Whole;
/** Windows' name of recordId. In events. */
declare const EventRecordID: Ringside.Whole;
/** The machine that it was written on. In events. */
declare const computer: Ringside.Text;
/** Windows' name of computer / Windows' name of host. In events, etw. */
declare const Computer: Ringside.Text;
/** Who reported it. In events, etw. */
declare const provider: Ringside.Text;
/** Windows' name of provider. In events, etw. */
declare const Provider_Name: Ringside.Text;
/** The provider's GUID, in braces. In events, etw. */
declare const providerId: Ringside.Text;
/** Windows' name of providerId. In events, etw. */
declare const Provider_Guid: Ringside.Text;
/** The log that it belongs to. In events, etw. */
declare const channel: Ringside.Text;
/** Windows' name of channel. In events, etw. */
declare const Channel: Ringside.Text;
/** How bad it is, as a number or a word: 2 or error. In events, etw. */
declare const level: Ringside.Whole;
/** Windows' name of level. In events, etw. */
declare const Level: Ringside.Whole;
/** Version of the event / Version of the program. In events, health, etw. */
declare const version: any;
/** Windows' name of version / Sysmon's name of version. In events, health, etw. */
declare const Version: any;
/** Which step of an activity it is: 1 its start, 2 its stop. In events, etw. */
declare const opcode: Ringside.Whole;
/** Windows' name of opcode. In events, etw. */
declare const Opcode: Ringside.Whole;
/** The part of the provider that reported it. In events, etw. */
declare const task: Ringside.Text;
/** Windows' name of task. In events, etw. */
declare const Task: Ringside.Text;
/** Bits that say what it is about. In events, etw. */
declare const keywords: Ringside.Whole;
/** Windows' name of keywords. In events, etw. */
declare const Keywords: Ringside.Whole;
/** What it has in common with other events, a GUID in braces. In events, etw. */
declare const activityId: Ringside.Text;
/** Windows' name of activityId. In events, etw. */
declare const ActivityID: Ringside.Text;
/** What the provider calls the event, if it has names / What the provider calls the event. In events, etw. */
declare const eventName: Ringside.Text;
/** What happened, in words / The event in words, if the provider has some for it. In health, etw. */
declare const message: Ringside.Text;
/** Where the configuration came from. In health. */
declare const configuration: Ringside.Text;
/** Sysmon's name of configuration. In health. */
declare const Configuration: Ringside.Text;
/** Hash of the configuration: SHA256=…. In health. */
declare const configurationHash: Ringside.Text;
/** Sysmon's name of configurationHash. In health. */
declare const ConfigurationFileHash: Ringside.Text;
/** Started or Stopped. In health. */
declare const state: Ringside.Text;
/** Sysmon's name of state. In health. */
declare const State: Ringside.Text;
/** Version of the configuration's schema. In health. */
declare const schemaVersion: Ringside.Text;
/** Sysmon's name of schemaVersion. In health. */
declare const SchemaVersion: Ringside.Text;
/** What failed. In health. */
declare const id: Ringside.Text;
/** Sysmon's name of id. In health. */
declare const ID: Ringside.Text;
// The library.

declare module "ringside:time" {
    /** An event, which stands for its time, a time of an event, a Date, a text by ISO 8601, or nanoseconds since the epoch. */
    export type Moment = bigint | Date | string | Ringside.Instant | { readonly timeNs: bigint };
    /** How many nanoseconds a length of time has: "1h30m", or nanoseconds already. */
    export function nanos(duration: string | number): number;
    /** A length of time as a text, with so many units at most: 5400e9 is "1h30m". */
    export function durationText(nanoseconds: number, parts?: number): string;
    /** When something happened, in nanoseconds since the epoch. */
    export function at(moment: Moment): bigint;
    /** How long it was from one moment to another, in nanoseconds; negative if the second one came first. */
    export function between(earlier: Moment, later: Moment): number;
    /** Whether a moment lies in a part of the day, which may go past midnight: `isDuring(e, "22:00", "06:00", "+02:00")`. */
    export function isDuring(moment: Moment, from: string, to: string, zone?: string): boolean;
    /** Whether a moment is on a Saturday or Sunday. */
    export function isWeekend(moment: Moment, zone?: string): boolean;
}

declare module "ringside:text" {
    /** The file name of a path, of Linux or Windows. */
    export function base(path: string): string;
    /** The folder of a path, without a separator at its end. */
    export function dir(path: string): string;
    /** The extension of a path in lower case, without the dot. */
    export function ext(path: string): string;
    /** A path in a folder, unless it is absolute. */
    export function resolve(path: string, folder: string | undefined): string;
    /** A text on one line and not longer than that, 160 if nothing else is said, for messages. */
    export function shorten(text: string | undefined, most?: number): string;
    /** A regular expression that finds any of these as a whole word. */
    export function anyWord(words: readonly string[], flags?: string): RegExp;
    /** How many bits of information a character of the text carries. */
    export function entropy(text: string): number;
    /** How many characters have to be added, removed or changed to make one text of the other. */
    export function distance(one: string, other: string): number;
    /** The bytes that a text in Base64 stands for, or undefined if it is none. */
    export function fromBase64(text: string): Uint8Array | undefined;
    /** The text that bytes are in UTF-8; what is none becomes U+FFFD. */
    export function utf8(bytes: Uint8Array): string;
    /** The text that bytes are in UTF-16, the low byte first, as Windows writes it. */
    export function utf16(bytes: Uint8Array): string;
    /** What PowerShell is told to run by -EncodedCommand, or undefined if it is told nothing so. */
    export function encodedCommand(cmdline: string): string | undefined;
}

declare module "ringside:net" {
    /** The 128 bits of an address, or undefined if it is none; an IPv4 address is the IPv6 address that maps it. */
    export function addressBits(text: string): bigint | undefined;
    /** Whether an address lies in one of these blocks; false for what is no address. */
    export function inNetwork(address: string | undefined, ...blocks: string[]): boolean;
    /** Whether an address is private, loopback or link-local. */
    export function isPrivate(address: string | undefined): boolean;
    /** Whether an address belongs to somebody on the internet. */
    export function isPublic(address: string | undefined): boolean;
    /** The parts of a host name in lower case. */
    export function labels(name: string): string[];
    /** The last labels of a host name, 2 if nothing else is said. */
    export function domain(name: string, count?: number): string;
}

declare module "ringside:state" {
    import type { Moment } from "ringside:time";

    /** A map whose entries are forgotten by the time of events; bounded. */
    export class Recent<K, V> {
        /** How long an entry is kept after it was last set, and how many there may be: 10,000 if nothing else is said. */
        constructor(keep: string | number, options?: { most?: number });
        set(key: K, value: V, moment: Moment): this;
        get(key: K, moment: Moment): V | undefined;
        has(key: K, moment: Moment): boolean;
        /** Remembers a key, and says whether it was unknown. */
        isNew(key: K, moment: Moment): boolean;
        delete(key: K): boolean;
        get size(): number;
        /** How many entries were forgotten too early because there were too many. */
        get evicted(): number;
    }

    /** Counts events by key over the time that just went by; bounded. */
    export class Counter<K> {
        /** How far back events count, how many keys there may be and how far it counts for each. */
        constructor(within: string | number, options?: { most?: number; limit?: number });
        /** Counts one more, and says how many there are now. */
        add(key: K, moment: Moment): number;
        count(key: K, moment: Moment): number;
        delete(key: K): boolean;
        /** How many keys were forgotten too early because there were too many. */
        get evicted(): number;
    }
}

declare module "ringside:attack" {
    /** The name of a technique of MITRE ATT&CK: "Process Injection: Process Hollowing" for "T1055.012". */
    export function technique(id: string): string | undefined;
    /** Where MITRE describes a technique. */
    export function url(id: string): string;
    /** Whether a text has the form of a technique's identifier. */
    export function isTechnique(id: string): boolean;
}

declare module "ringside:lists" {
    /** Shells of Linux. */
    export const shells: readonly string[];
    /** Shells and script hosts of Windows. */
    export const windowsShells: readonly string[];
    /** Interpreters that run a program given as an argument. */
    export const interpreters: readonly string[];
    /** Web servers and what runs web applications on Linux. */
    export const webServers: readonly string[];
    /** Web servers and what runs web applications on Windows. */
    export const windowsWebServers: readonly string[];
    /** Database servers. */
    export const databases: readonly string[];
    /** Programs of Microsoft Office and what else opens documents that came by mail. */
    export const officePrograms: readonly string[];
    /** Browsers. */
    export const browsers: readonly string[];
    /** What fetches files over the network on Linux. */
    export const downloaders: readonly string[];
    /** What tells somebody new on a Linux machine where they are. */
    export const reconCommands: readonly string[];
    /** Programs that come with Windows and are used to run or fetch what somebody else wrote. */
    export const lolbins: readonly string[];
    /** Programs that mine cryptocurrencies. */
    export const miners: readonly string[];
    /** Folders of Linux that anybody may write to, with the slash behind them. */
    export const openFolders: readonly string[];
    /** The signals by which the kernel ends a process that made a mistake. */
    export const faultSignals: readonly number[];
}

/** Only with `--allow read=DIR`. */
declare module "ringside:fs" {
    /** The text of a file in UTF-8, of at most 64 MiB. */
    export function readText(file: string): string;
    /** The lines of a file that are not empty, without those that begin with #. */
    export function readLines(file: string): string[];
    /** The names of what is in a folder, sorted. */
    export function list(folder: string): string[];
}

/** A script that imports this sees only the events that it makes. */
declare module "ringside:test" {
    type Fields<S extends keyof Ringside.Streams> = {
        readonly [F in keyof Ringside.EventOf<S>]?: Ringside.EventOf<S>[F] | string;
    };
    /** An event. What is not said is missing, but for its time: that is a second after the last one's. */
    export function event<S extends keyof Ringside.Streams>(stream: S, fields?: Fields<S>): Ringside.EventOf<S>;
    /** Lets an event happen, an existing one or a new one of that stream. */
    export function emit<S extends keyof Ringside.Streams>(stream: S, fields?: Fields<S>): Ringside.EventOf<S>;
    export function emit<E extends object>(event: E): E;
    /** Lets time pass in which nothing happens. */
    export function advance(duration: string): void;
    /** Lets the events end, as a recording ends. */
    export function end(): void;
    /** A promise that is kept when everything that was emitted has been handled. */
    export function settled(): Promise<void>;
    /** The alerts that were raised so far, as they are written. */
    export function alerts(): any[];
}
