// A script can also ask and be done: `await` waits for the end of a recording, or of a query that ends by itself.
//
//     $ ringside run report.js --from recording.jsonl -o line

const programs = procs.groupBy(name).count().top(3);
const longest = exits
    .where(duration > "1s")
    .sort(desc(duration))
    .take(3);

for (const row of await programs.toArray()) {
    console.log(`${row.name} started ${row.count} times`);
}
for await (const e of longest) {
    console.log(`${e.name} ran for ${(e.duration ?? 0) / 1e9} s`);
}
