/** ringside:text — paths, command lines and encodings. */

/**
 * The file name of a path, of Linux or Windows.
 *
 * @param {string} path
 * @returns {string}
 */
export function base(path) {
    return path.slice(lastSeparator(path) + 1);
}

/**
 * The folder of a path, without a separator at its end; empty if the path names none.
 *
 * @param {string} path
 * @returns {string}
 */
export function dir(path) {
    const at = lastSeparator(path);
    return at === 0 ? path[0] : path.slice(0, Math.max(at, 0));
}

/**
 * The extension of a path in lower case, without the dot; empty if it has none.
 *
 * @param {string} path
 * @returns {string}
 */
export function ext(path) {
    const name = base(path);
    const dot = name.lastIndexOf(".");
    return dot > 0 ? name.slice(dot + 1).toLowerCase() : "";
}

/** @param {string} path */
function lastSeparator(path) {
    return Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
}

/**
 * A path in a folder, unless it is absolute: what "k.sh" means to a process whose `cwd` that folder is.
 *
 * @param {string} path
 * @param {string | undefined} folder
 * @returns {string}
 */
export function resolve(path, folder) {
    if (path.startsWith("/") || folder === undefined) {
        return path;
    }
    const parts = [];
    for (const part of `${folder}/${path}`.split("/")) {
        if (part === "..") {
            parts.pop();
        } else if (part !== "" && part !== ".") {
            parts.push(part);
        }
    }
    return "/" + parts.join("/");
}

/**
 * A text on one line and not longer than that, for messages: what drives terminals becomes a question mark, what is cut an ellipsis.
 *
 * @param {string | undefined} text
 * @param {number} [most] in UTF-16 units
 * @returns {string}
 */
export function shorten(text, most = 160) {
    const line = (text ?? "").replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, "?");
    return line.length <= most ? line : line.slice(0, most - 1) + "…";
}

/**
 * A regular expression that finds any of these as a whole word: `anyWord(["falco", "auditd"])`.
 *
 * @param {readonly string[]} words as they are, without patterns
 * @param {string} [flags] "i" to ignore case
 * @returns {RegExp}
 */
export function anyWord(words, flags) {
    const escaped = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
    return new RegExp(`(?<![\\w-])(${escaped.join("|")})(?![\\w-])`, flags);
}

/**
 * How many bits of information a character of the text carries: English has about 4, hexadecimal 4, Base64 nearly 6. Short texts have less.
 *
 * @param {string} text
 * @returns {number}
 */
export function entropy(text) {
    const characters = [...text];
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const character of characters) {
        counts.set(character, (counts.get(character) ?? 0) + 1);
    }
    let bits = 0;
    for (const count of counts.values()) {
        const share = count / characters.length;
        bits -= share * Math.log2(share);
    }
    return bits;
}

/**
 * How many characters have to be added, removed or changed to make one text of the other: `distance("svch0st", "svchost")` is 1.
 *
 * @param {string} one
 * @param {string} other
 * @returns {number}
 */
export function distance(one, other) {
    let row = Array.from({ length: other.length + 1 }, (_, column) => column);
    for (let i = 1; i <= one.length; i++) {
        const next = [i];
        for (let j = 1; j <= other.length; j++) {
            const change = row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
            next.push(Math.min(change, row[j] + 1, next[j - 1] + 1));
        }
        row = next;
    }
    return row[other.length];
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/**
 * The bytes that a text in Base64 stands for, with or without padding, or undefined if it is none.
 *
 * @param {string} text
 * @returns {Uint8Array | undefined}
 */
export function fromBase64(text) {
    const body = text
        .replace(/\s+/g, "")
        .replace(/-/g, "+")
        .replace(/_/g, "/")
        .replace(/={0,2}$/, "");
    if (body === "" || body.length % 4 === 1 || !/^[A-Za-z0-9+/]*$/.test(body)) {
        return undefined;
    }
    const bytes = new Uint8Array(Math.floor((body.length * 3) / 4));
    let bits = 0;
    let held = 0;
    let size = 0;
    for (const digit of body) {
        held = ((held << 6) | digits.indexOf(digit)) & 0xffff;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes[size++] = held >> bits;
        }
    }
    return bytes;
}

/**
 * The text that bytes are in UTF-8; what is none becomes U+FFFD.
 *
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function utf8(bytes) {
    let text = "";
    let i = 0;
    while (i < bytes.length) {
        const lead = bytes[i++];
        const more = lead < 0x80 ? 0 : lead < 0xc2 ? -1 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : lead < 0xf5 ? 3 : -1;
        if (more < 0) {
            text += "\ufffd";
            continue;
        }
        let point = more === 0 ? lead : lead & (0x3f >> more);
        let read = 0;
        while (read < more && (bytes[i] & 0xc0) === 0x80) {
            point = (point << 6) | (bytes[i++] & 0x3f);
            read++;
        }
        const least = [0, 0x80, 0x800, 0x10000][more];
        const wrong = read < more || point < least || point > 0x10ffff || (point >= 0xd800 && point < 0xe000);
        text += wrong ? "\ufffd" : String.fromCodePoint(point);
    }
    return text;
}

/**
 * The text that bytes are in UTF-16, the low byte first, as Windows writes it.
 *
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function utf16(bytes) {
    let text = "";
    for (let i = 0; i + 1 < bytes.length; i += 2) {
        text += String.fromCharCode(bytes[i] | (bytes[i + 1] << 8));
    }
    return text;
}

/**
 * What PowerShell is told to run by -EncodedCommand, however much of that word is written, or undefined if it is told nothing so.
 *
 * @param {string} cmdline
 * @returns {string | undefined}
 */
export function encodedCommand(cmdline) {
    // PowerShell takes a slash and typographic dashes for the hyphen too.
    for (const [, word, argument] of cmdline.matchAll(/\s[-/\u2013\u2014\u2015](\w+)\s+["']?([A-Za-z0-9+/=]{8,})/g)) {
        const parameter = word.toLowerCase();
        if (parameter === "ec" || "encodedcommand".startsWith(parameter)) {
            const bytes = fromBase64(argument);
            return bytes && utf16(bytes);
        }
    }
    return undefined;
}
