// ringside: title="Shell of root at a terminal" level=medium
//
// A script that is tried without a machine: the library makes events and gives them to whatever listens. A script that imports ringside:test sees no other
// events, so the recording stays unread. `ringside rules test` does the same with a file of cases.
//
//     $ ringside run try-it.js --from recording.jsonl -o line

import { emit, end } from "ringside:test";

procs.where(name == "bash" && uid == 0 && tty != null).alert((e) => `${e.user} at ${e.tty}: ${e.cmdline}`);

emit("procs", { name: "bash", cmdline: "-bash", uid: 0, user: "root", tty: "pts3" });
emit("procs", { name: "bash", cmdline: "bash", uid: 1000, user: "ada", tty: "pts4" });
emit("procs", { name: "bash", cmdline: "bash /etc/cron.daily/backup", uid: 0, user: "root" });

// As a recording ends. Without it the script would wait for more.
end();
