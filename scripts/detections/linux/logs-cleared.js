// ringside: title="System logs cleared" technique=T1070.002 level=high tags=linux,evasion
//
// The logs that say who came in are removed, emptied, overwritten or turned into nothing, by something other than their rotation.
//
//     $ sudo ringside run logs-cleared.js -o line
//     time=2026-05-04T16:31:19.700200000Z level=high rule=logs-cleared message="root: shred -u /var/log/auth.log"
//
// Known false positives: preparing an image of a machine (cloud-init clean, packer); put their accounts or parents into a `where` of your own.
// References: https://attack.mitre.org/techniques/T1070/002/

import { shells } from "ringside:lists";
import { shorten } from "ringside:text";

const logs =
    /\/var\/log\/(auth\.log|secure|syslog|messages|kern\.log|cron|maillog|mail\.log|wtmp|btmp|lastlog|faillog|audit|journal|\*)|\/var\/log\/?(\s|$)|\/run\/utmp/;
const removers = ["rm", "shred", "unlink", "truncate", "wipe", "srm", "dd", "ln", "cp", "mv", "find"];
const emptied = /(^|[^0-9&>])>\s*\/(var\/log|run|var\/run)\//;
/** Logs are read only, or nothing is done to what is found. */
const copied = /^(\S*\/)?cp\s+(-\S+\s+)*\/var\/log\//;
const searched = /^(\S*\/)?find\s(?!.*-(delete|exec))/;
const elsewhere = /^(\S*\/)?(dd\s(?!.*of=\/var\/log)|ln\s(?!.*\/dev\/null))/;

procs
    .where(
        ((name.in(removers) &&
            cmdline.matches(logs) &&
            !cmdline.matches(copied) &&
            !cmdline.matches(searched) &&
            !cmdline.matches(elsewhere)) ||
            (name.in(shells) && cmdline.matches(emptied) && cmdline.matches(logs)) ||
            (name == "journalctl" && cmdline.matches(/--vacuum-(time=\d+(s|sec|min?|h)?\b|size=\d+[KM]?\b|files=1\b)/))) &&
            !ancestors.some(name.in(["logrotate", "dpkg", "rpm", "savelog", "newsyslog"])),
    )
    .alert((e) => `${e.user}: ${shorten(e.cmdline)}`);
