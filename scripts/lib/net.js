/** ringside:net — addresses and names of the network, as texts: nothing is looked up and nothing is sent. */

const privateBlocks = Object.freeze([
    "10.0.0.0/8",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "::1/128",
    "fc00::/7",
    "fe80::/10",
]);

/** Beside the private ones: what is nobody's address on the internet. */
const specialBlocks = Object.freeze([
    "0.0.0.0/8",
    "100.64.0.0/10",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/3",
    "::/128",
    "2001:db8::/32",
    "ff00::/8",
]);

/**
 * The 128 bits of an address, or undefined if it is none. An IPv4 address is the same as the IPv6 address that maps it.
 *
 * @param {string} text
 * @returns {bigint | undefined}
 */
export function addressBits(text) {
    const colon = text.lastIndexOf(":");
    if (colon < 0) {
        const bits = ipv4(text);
        return bits === undefined ? undefined : 0xffff_0000_0000n | bits;
    }
    const tail = text.slice(colon + 1);
    if (tail.includes(".")) {
        const bits = ipv4(tail);
        return bits === undefined
            ? undefined
            : ipv6(`${text.slice(0, colon)}:${(bits >> 16n).toString(16)}:${(bits & 0xffffn).toString(16)}`);
    }
    return ipv6(text);
}

/** @param {string} text */
function ipv4(text) {
    const octets = text.split(".");
    if (octets.length !== 4 || !octets.every((octet) => /^(0|[1-9]\d{0,2})$/.test(octet) && Number(octet) < 256)) {
        return undefined;
    }
    return octets.reduce((bits, octet) => (bits << 8n) | BigInt(octet), 0n);
}

/** @param {string} text */
function ipv6(text) {
    const halves = text.split("::");
    const [front, back] = halves.map((half) => (half === "" ? [] : half.split(":")));
    const missing = 8 - front.length - (back?.length ?? 0);
    if (halves.length > 2 || (halves.length === 2 ? missing < 1 : missing !== 0)) {
        return undefined;
    }
    const groups = [...front, ...Array(missing).fill("0"), ...(back ?? [])];
    if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) {
        return undefined;
    }
    return groups.reduce((bits, group) => (bits << 16n) | BigInt("0x" + group), 0n);
}

/**
 * Whether an address lies in one of these blocks; false for what is no address.
 *
 * @param {string | undefined} address
 * @param {...string} blocks "10.0.0.0/8", "fe80::/10", or single addresses
 * @returns {boolean}
 */
export function inNetwork(address, ...blocks) {
    const bits = address === undefined ? undefined : addressBits(address);
    return bits !== undefined && blocks.some((block) => contains(block, bits));
}

/**
 * @param {string} block
 * @param {bigint} bits
 */
function contains(block, bits) {
    const [address, length] = block.split("/");
    const network = addressBits(address);
    const longest = address.includes(":") ? 128 : 32;
    const prefix = length === undefined ? longest : /^\d{1,3}$/.test(length) ? Number(length) : NaN;
    if (network === undefined || !(prefix <= longest)) {
        throw new RangeError(`"${block}" is no block of addresses: write "10.0.0.0/8" or "fe80::/10"`);
    }
    const rest = BigInt(longest - prefix);
    return network >> rest === bits >> rest;
}

/**
 * Whether an address is private, loopback or link-local: what the language calls isPrivate().
 *
 * @param {string | undefined} address
 * @returns {boolean}
 */
export function isPrivate(address) {
    return inNetwork(address, ...privateBlocks);
}

/**
 * Whether an address belongs to somebody on the internet: it is none of the private, shared, documentation and multicast ones.
 *
 * @param {string | undefined} address
 * @returns {boolean}
 */
export function isPublic(address) {
    return address !== undefined && addressBits(address) !== undefined && !inNetwork(address, ...privateBlocks, ...specialBlocks);
}

/**
 * The parts of a host name in lower case, without the root's dot: "WWW.example.org." has www, example, org.
 *
 * @param {string} name
 * @returns {string[]}
 */
export function labels(name) {
    return name.toLowerCase().replace(/\.$/, "").split(".");
}

/**
 * The last labels of a host name. With 2 of them, which is what is done if nothing else is said, mostly what somebody registered.
 *
 * @param {string} name
 * @param {number} [count]
 * @returns {string}
 */
export function domain(name, count = 2) {
    return labels(name).slice(-count).join(".");
}
