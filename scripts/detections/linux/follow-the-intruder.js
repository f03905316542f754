// ringside: title="What an intruder does next" technique=T1059.004,T1548.001 level=high tags=linux,response
//
// Waits for something that only an intruder does: a shell with root's rights but another user. From then on the filter in the kernel is widened, process by
// process, to whatever that shell starts and what those start, for ten minutes. The first alert is of level high, what follows is the record of
// what was done. Nothing else of the machine is looked at before or meanwhile.
//
//     $ sudo ringside run follow-the-intruder.js -o line
//     time=2026-05-04T12:31:07.140000000Z level=high rule=follow-the-intruder message="ada (uid 1000) got root: bash -p"
//     time=2026-05-04T12:31:15.140000000Z level=info rule=follow-the-intruder message="below ada's shell: cat /etc/shadow"
//
// Known false positives: as for setuid-root-shell.js, which reports the first step only.
// References: https://attack.mitre.org/techniques/T1548/001/ https://attack.mitre.org/techniques/T1059/004/

import { shells } from "ringside:lists";
import { Recent } from "ringside:state";
import { shorten } from "ringside:text";

/** A script that starts thousands of processes is known after the first ones, and each makes the filter longer. */
const MOST = 200;

/** @type {Recent<string, string>} by the guids of the processes that are followed: whose shell they come from */
const followed = new Recent("10m", { most: MOST });
let intruders = 0;

const steps = procs.where(euid == 0 && uid != 0 && name.in(shells)).on((e) => {
    const owner = followed.get(e.parentGuid ?? "", e);
    if (owner !== undefined) {
        alert({ level: "info", message: `below ${owner}'s shell: ${shorten(e.cmdline)}`, events: [e] });
    } else if (e.euid === 0 && e.uid !== 0 && shells.includes(e.name ?? "")) {
        alert({ message: `${e.user} (uid ${e.uid}) got root: ${shorten(e.cmdline)}`, events: [e] });
        intruders++;
        after("10m", forget);
    }
    if (followed.size < MOST) {
        followed.set(e.guid ?? "", owner ?? e.user ?? "somebody", e);
        steps.widen(parentGuid == e.guid);
    }
});

/** The filter becomes what it was once nobody is followed any more. */
function forget() {
    if (--intruders === 0) {
        steps.replace(euid == 0 && uid != 0 && name.in(shells));
    }
}
