// ringside: title="Command history turned off or removed" technique=T1070.003,T1562.003 level=medium tags=linux,evasion
//
// A shell is started without history, or the file of it is removed, emptied or replaced by nothing. What is set inside a shell (`unset HISTFILE`) starts
// no process and cannot be seen, unless it stands behind `sh -c`.
//
//     $ sudo ringside run history-off.js -o line
//     time=2026-05-04T16:45:02.330000000Z level=medium rule=history-off message="ada: ln -sf /dev/null /home/ada/.bash_history"
//
// Known false positives: hardened images that link the history to /dev/null, and people who do so on purpose.
// References: https://attack.mitre.org/techniques/T1070/003/ https://attack.mitre.org/techniques/T1562/003/

import { shells } from "ringside:lists";
import { shorten } from "ringside:text";

const file = /\.(bash|zsh|ash|sh|python|mysql|psql|lesshst|viminfo|node_repl)_?hist(ory|file)?\b/;
const variable = /\b(HISTFILE=(\/dev\/null|["']{2}|(?=[\s;&]))|unset\s+HISTFILE|HIST(FILE)?SIZE=0\b|set\s+\+o\s+history|history\s+-c)/;

procs
    .where(
        (name.in(["rm", "shred", "truncate", "ln", "unlink", "wipe", "srm"]) && cmdline.matches(file)) ||
            ((name.in(shells) || name.in(["env", "ssh", "sudo"])) && cmdline.matches(variable)) ||
            (name.in(shells) && cmdline.matches(/>\s*\S*\.\w+_history\b/) && !cmdline.matches(/>>\s*\S*\.\w+_history\b/)),
    )
    .alert((e) => `${e.user}: ${shorten(e.cmdline)}`);
