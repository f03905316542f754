/**
 * ringside:fs — reads files, in the folders that were allowed when the script was started: --allow read=DIR
 *
 *     import { readLines } from "ringside:fs";
 *
 *     const known = readLines("/etc/ringside/known.txt");
 *     procs.where(!(image in known)).alert(e => `${e.image} is new`);
 */
const files = $ringside.files;

/**
 * The text of a file in UTF-8, of at most 64 MiB.
 *
 * @param {string} file its path
 * @returns {string}
 */
export function readText(file) {
    return files.text(file);
}

/**
 * The lines of a file that are not empty, without those that begin with #.
 *
 * @param {string} file its path
 * @returns {string[]}
 */
export function readLines(file) {
    return readText(file)
        .split(/\r?\n/)
        .filter(line => line.trim() !== "" && !line.startsWith("#"));
}

/**
 * The names of what is in a folder, sorted.
 *
 * @param {string} folder its path
 * @returns {string[]}
 */
export function list(folder) {
    return files.list(folder);
}
