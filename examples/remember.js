// ringside: title="First time that somebody runs this" level=info
//
// Remembers from one event to the next with the library's Recent, a map whose entries are forgotten by the time of the events.
//
//     $ ringside run remember.js --from recording.jsonl -o line

import { Recent } from "ringside:state";

/** @type {Recent<string, true>} */
const seen = new Recent("7d");

procs.where(uid != 0).on((e) => {
    if (seen.isNew(`${e.user} ${e.image}`, e)) {
        alert(`${e.user} runs ${e.image}`);
    }
});
