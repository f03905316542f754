// ringside: title="Shell as root" level=medium
//
// A script that is tried without a machine: the library makes events and gives them to whatever listens. `ringside rules test` does so with a file of cases.
//
//     $ ringside run try-it.js --from recording.jsonl -o line

import { emit, event } from "ringside:test";

procs.where(name == "bash" && uid == 0 && tty != null).alert((e) => `${e.user} at ${e.tty}: ${e.cmdline}`);

emit(event("procs", { os: "linux", name: "bash", cmdline: "-bash", uid: 0, user: "root", tty: "pts3" }));
emit(event("procs", { os: "linux", name: "bash", cmdline: "bash", uid: 1000, user: "ada", tty: "pts4" }));
