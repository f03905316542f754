// ringside: title="How long downloads took" level=info
//
// Pairs of events that belong together, here the start and the end of one process. The other side's fields are called right.
//
//     $ ringside run join.js --from recording.jsonl -o line

import { durationText } from "ringside:time";

procs
    .where(name.in(["curl", "wget", "git"]))
    .join(exits, { by: "guid", within: "1m" })
    .alert((e) => `${e.user}'s ${e.name} took ${durationText(e.right.duration ?? 0, 1)} and exited with ${e.right.exitCode}`);
