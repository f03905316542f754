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
