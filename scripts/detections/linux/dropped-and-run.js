// ringside: title="Downloaded file is run" technique=T1105,T1204.002 level=medium tags=linux,execution
//
// Remembers to which file curl or wget write, and reports when that very file is run or given to an interpreter, by whomever and whenever within an
// hour. No process start has to leave the kernel for it: the filter knows the few files that were fetched, and learns each new one at once.
//
//     $ sudo ringside run dropped-and-run.js -o line
//     time=2026-05-04T14:30:08.700000000Z level=medium rule=dropped-and-run message="www-data ran /tmp/.k, which curl fetched 1s600ms before from http://198.51.100.23/k.sh"
//
// Known false positives: installers that are fetched to be run; add the hosts that you trust to `trusted`.
// References: https://attack.mitre.org/techniques/T1105/ https://attack.mitre.org/techniques/T1204/002/

import { interpreters, shells } from "ringside:lists";
import { Recent } from "ringside:state";
import { base, dir, resolve, shorten } from "ringside:text";
import { between, durationText } from "ringside:time";

const trusted = /^https:\/\/([\w-]+\.)*(debian\.org|ubuntu\.com|fedoraproject\.org|docker\.com|rustup\.rs|nodesource\.com)\//;
/** More than that are not watched for at once: a mirror job fetches thousands of files, and runs none of them. */
const MOST = 64;

const runners = [...shells, ...interpreters];

/** @type {Recent<string, Ringside.ProcsEvent>} */
const fetched = new Recent("1h", { most: MOST });

const runs = procs.where("false").on((e) => {
    const given = runners.includes(e.name ?? "") ? (e.args ?? []).slice(1).map((arg) => resolve(arg, e.cwd)) : [];
    for (const file of new Set([e.exe ?? "", e.image ?? "", ...given])) {
        const download = fetched.get(file, e);
        if (download) {
            fetched.delete(file);
            const age = durationText(between(download, e), 2);
            alert({
                message: `${e.user} ran ${file}, which ${download.name} fetched ${age} before from ${source(download)}`,
                events: [download, e],
            });
        }
    }
});

procs.where(name.in(["curl", "wget"]) && cmdline.matches(/\b(https?|ftp):/)).on((e) => {
    const file = target(e);
    if (file === undefined || trusted.test(source(e))) {
        return;
    }
    if (fetched.size >= MOST) {
        // The filter stays small: it forgets the older files and begins anew with this one.
        runs.replace("false");
    }
    fetched.set(file, e, e);
    const folder = dir(file);
    const short = base(file);
    const dotted = `./${short}`;
    runs.widen(
        image == file ||
            exe == file ||
            (name.in(runners) && (args.includes(file) || (cwd == folder && (args.includes(short) || args.includes(dotted))))),
    );
});

/**
 * The file that a download goes to; nothing if that is a pipe, or named by the server.
 *
 * @param {Ringside.ProcsEvent} e
 */
function target(e) {
    const args = e.args ?? [];
    const option = args.findIndex((arg) => (e.name === "curl" ? /^(-\w*o|--output)$/ : /^(-\w*O|--output-document)$/).test(arg));
    const named = option < 0 ? undefined : args[option + 1];
    const remote = e.name === "wget" || args.some((arg) => /^(-\w*O\w*|--remote-name)$/.test(arg));
    const file =
        named ??
        (remote
            ? source(e)
                  .replace(e.name === "curl" ? /[?#].*$/ : /#.*$/, "")
                  .split("/")
                  .slice(3)
                  .pop()
            : undefined);
    return !file || file === "-" ? undefined : resolve(file, e.cwd);
}

/** @param {Ringside.ProcsEvent} e */
function source(e) {
    return shorten((e.args ?? []).find((arg) => /^(https?|ftp):/.test(arg)) ?? "", 120);
}
