// ringside: title="Name that looks like another one" technique=T1036.005 level=medium
//
// An arrow function may leave the query language: what can be compiled is, here the first operand of &&, and the rest runs as JavaScript for the
// events that are left. `explain()` says which part is which.
//
//     $ ringside run javascript-in-a-query.js --from recording.jsonl -o line

import { base, distance } from "ringside:text";

const familiar = ["kworker", "sshd", "cron", "bash", "systemd", "nginx"];

/** @param {string} name */
function resembles(name) {
    return familiar.find((known) => known !== name && distance(known, name) === 1);
}

procs
    .where((p) => !p.image.startsWith("/usr/") && resembles(base(p.image)) !== undefined)
    .alert((e) => `${e.image} looks like ${resembles(base(e.image ?? ""))}`);
