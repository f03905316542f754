// ringside: title="Web server starts a shell" technique=T1505.003 level=high
//
// The smallest detection: a query over bare fields, variables that it captures, and an alert for each event. The two lists become part of the
// filter, so of all processes that start only these leave the kernel.
//
//     $ ringside run web-server-shell.js --from recording.jsonl -o line

const shells = ["sh", "dash", "bash"];
const server = "php-fpm";

procs.where(parent.startsWith(server) && name.in(shells)).alert((e) => `${e.parent} started ${e.name}: ${e.cmdline}`);
