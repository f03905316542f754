// ringside: title="Shell with root's rights but not root's user" technique=T1548.001 level=high tags=linux,privilege-escalation
//
// A shell's effective user is root while its real user is not. sudo, su and login change both, so what is left are set-uid copies of shells (`bash -p`)
// and exploits of set-uid programs. One comparison in the kernel, so it costs nothing.
//
//     $ sudo ringside run setuid-root-shell.js -o line
//     time=2026-05-04T12:31:07.050000000Z level=high rule=setuid-root-shell message="ada (uid 1000) has a root shell: bash -p"
//
// Known false positives: set-uid programs that run a command by system(3), which old mail and printing software does.
// References: https://attack.mitre.org/techniques/T1548/001/ https://gtfobins.github.io/#+suid

import { shells } from "ringside:lists";
import { shorten } from "ringside:text";

procs.where(euid == 0 && uid != 0 && name.in(shells)).alert((e) => `${e.user} (uid ${e.uid}) has a root shell: ${shorten(e.cmdline)}`);
