// ringside: title="Downloaded, then killed" technique=T1105 level=medium
//
// Steps that belong together, in their order: one process makes a file executable, another one of the same shell runs from shared memory, and it ends by a
// signal. Fields of earlier steps are called $1, $2; the alert carries the events of all of them.
//
//     $ ringside run sequence.js --from recording.jsonl -o line

sequence(
    { by: "host", within: "5m" },
    procs.where(name == "chmod" && args.includes("+x")),
    procs.where(parentGuid == $1.parentGuid && image.startsWith("/dev/shm/")),
    exits.where(guid == $2.guid && signal != null),
).alert((s) => `${s.$2.image} was made executable, ran as ${s.$2.cmdline} and ended by signal ${s.$3.signal}; ${s.events.length} events`);
