// ringside: title="Many different programs in a minute" level=low
//
// Counts in windows of event time: who started how many different programs in each minute. A recording gives the same windows as a live machine.
//
//     $ ringside run windows-of-time.js --from recording.jsonl -o line

procs
    .window("1m")
    .groupBy(user)
    .aggregate({ starts: count(), programs: distinct(name) })
    .where((g) => g.programs >= 4)
    .alert((g) => `${g.user} started ${g.programs} different programs, ${g.starts} times, until ${g.time}`);
