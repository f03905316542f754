// The same predicate in the four ways to write it. A query is a value that prints as its text, and all four are the same one.
//
//     $ ringside run four-spellings.js --from recording.jsonl -o line

const target = "cron";

console.log(procs.where(parent == target));
console.log(procs.where((p) => p.parent == target));
console.log(procs.where("parent == 'cron'"));
console.log(procs.where({ parent: target }));
