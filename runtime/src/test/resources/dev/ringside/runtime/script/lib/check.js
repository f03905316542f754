/** What the tests of the library say: an error that is thrown fails the test, and its place is told. */

/**
 * @param {unknown} actual
 * @param {unknown} expected
 */
export function equal(actual, expected) {
    if (text(actual) !== text(expected)) {
        throw new Error(`expected ${text(expected)} but got ${text(actual)}`);
    }
}

/**
 * @param {() => unknown} action
 * @param {string} message a part of what the error must say
 */
export function fails(action, message) {
    let value;
    try {
        value = action();
    } catch (e) {
        if (!String(e).includes(message)) {
            throw new Error(`expected an error with "${message}" but got ${String(e)}`);
        }
        return;
    }
    throw new Error(`expected an error with "${message}" but got ${text(value)}`);
}

/** @param {unknown} value */
function text(value) {
    return value === undefined
        ? "undefined"
        : JSON.stringify(value, (_, part) =>
              typeof part === "bigint" ? `${part}n` : ArrayBuffer.isView(part) ? [.../** @type {Uint8Array} */ (part)] : part,
          );
}
