/**
 * ringside:time — lengths of time and moments.
 *
 * A length of time is a number of nanoseconds, as in an event's `duration`, or a text like "1h30m". A moment is an event, which stands for its
 * `time`, or such a `time`, a Date, a text by ISO 8601, or nanoseconds since the epoch as a BigInt. All moments are UTC.
 */

/** @type {ReadonlyArray<readonly [string, number]>} */
const units = [
    ["d", 86_400e9],
    ["h", 3_600e9],
    ["m", 60e9],
    ["s", 1e9],
    ["ms", 1e6],
    ["us", 1e3],
    ["ns", 1],
];
const part = /\s*(\d{1,19})(d|h|ms|m|s|us|µs|ns)/y;
const instant = /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2})(:\d{2})?(?:\.(\d{1,9}))?\s?([Zz]|[+-]\d{2}:?\d{2})?)?$/;

/**
 * How many nanoseconds a length of time has.
 *
 * @param {string | number} duration a text like "1h30m", its units from the greatest to the least, or nanoseconds already
 * @returns {number}
 */
export function nanos(duration) {
    if (typeof duration === "number") {
        return duration;
    }
    const text = duration.trim();
    const negative = text.startsWith("-");
    let total = 0;
    let last = -1;
    part.lastIndex = negative ? 1 : 0;
    while (part.lastIndex < text.length) {
        const found = part.exec(text);
        const unit = found ? units.findIndex(([symbol]) => symbol === found[2].replace("µ", "u")) : -1;
        if (!found || unit <= last) {
            throw new RangeError(`"${duration}" is no length of time: write "1h30m", "250ms" or nanoseconds`);
        }
        last = unit;
        total += Number(found[1]) * units[unit][1];
    }
    if (last < 0) {
        throw new RangeError(`"${duration}" is no length of time: write "1h30m", "250ms" or nanoseconds`);
    }
    return negative ? -total : total;
}

/**
 * A length of time as a text: 5400e9 is "1h30m".
 *
 * @param {number} nanoseconds
 * @param {number} [parts] how many units to name at most, from the greatest one down
 * @returns {string}
 */
export function durationText(nanoseconds, parts = units.length) {
    let rest = Math.round(Math.abs(nanoseconds));
    const named = [];
    for (const [symbol, size] of units) {
        const count = Math.floor(rest / size);
        rest -= count * size;
        if (count > 0 && named.length < parts) {
            named.push(count + symbol);
        }
    }
    return named.length === 0 ? "0s" : (nanoseconds < 0 ? "-" : "") + named.join("");
}

/**
 * When something happened, in nanoseconds since the epoch.
 *
 * @param {import("ringside:time").Moment} moment
 * @returns {bigint}
 */
export function at(moment) {
    if (typeof moment === "bigint") {
        return moment;
    }
    if (typeof moment === "object" && "timeNs" in moment) {
        return moment.timeNs;
    }
    if (moment instanceof Date) {
        return "ns" in moment ? moment.ns : BigInt(moment.getTime()) * 1_000_000n;
    }
    const found = instant.exec(String(moment).trim());
    if (!found) {
        throw new RangeError(`"${String(moment)}" is no moment: give an event, its time, a Date or a text like "2026-03-14T02:10:00Z"`);
    }
    const [, day, minutes = "00:00", seconds = ":00", fraction = "", zone = "Z"] = found;
    const zoned = zone.length === 5 ? zone.slice(0, 3) + ":" + zone.slice(3) : zone.toUpperCase();
    const milliseconds = Date.parse(`${day}T${minutes}${seconds}${zoned}`);
    if (Number.isNaN(milliseconds)) {
        throw new RangeError(`"${String(moment)}" is no moment: there is no such day or time of day`);
    }
    return BigInt(milliseconds) * 1_000_000n + BigInt(fraction.padEnd(9, "0"));
}

/**
 * How long it was from one moment to another, in nanoseconds; negative if the second one came first.
 *
 * @param {import("ringside:time").Moment} earlier
 * @param {import("ringside:time").Moment} later
 * @returns {number}
 */
export function between(earlier, later) {
    return Number(at(later) - at(earlier));
}

/**
 * Whether a moment lies in a part of the day, which may go past midnight: `isDuring(e, "22:00", "06:00")`.
 *
 * @param {import("ringside:time").Moment} moment
 * @param {string} from the first minute, "22:00"
 * @param {string} to the minute behind the last one
 * @param {string} [zone] how far the clock is ahead of UTC, "+02:00"
 * @returns {boolean}
 */
export function isDuring(moment, from, to, zone = "+00:00") {
    const minute = minuteOfDay(local(moment, zone));
    const first = minutes(from);
    const end = minutes(to);
    return first <= end ? first <= minute && minute < end : first <= minute || minute < end;
}

/**
 * Whether a moment is on a Saturday or Sunday.
 *
 * @param {import("ringside:time").Moment} moment
 * @param {string} [zone] how far the clock is ahead of UTC, "+02:00"
 * @returns {boolean}
 */
export function isWeekend(moment, zone = "+00:00") {
    return [0, 6].includes(local(moment, zone).getUTCDay());
}

/**
 * @param {import("ringside:time").Moment} moment
 * @param {string} zone
 */
function local(moment, zone) {
    const ahead = zone.startsWith("-") ? -minutes(zone.slice(1)) : minutes(zone.replace("+", ""));
    return new Date(Number(at(moment) / 1_000_000n) + ahead * 60_000);
}

/** @param {Date} date */
function minuteOfDay(date) {
    return date.getUTCHours() * 60 + date.getUTCMinutes();
}

/** @param {string} text */
function minutes(text) {
    const found = /^(\d{1,2}):(\d{2})$/.exec(text);
    if (!found || Number(found[1]) > 24 || Number(found[2]) > 59) {
        throw new RangeError(`"${text}" is no time of day: write "22:00"`);
    }
    return Number(found[1]) * 60 + Number(found[2]);
}
