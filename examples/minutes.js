// ringside: title="Processes that failed" level=low
//
// A timer of the script. On a machine it goes by the clock, on a recording by the time of its events, so a night is over in a moment.
//
//     $ ringside run minutes.js --from recording.jsonl -o line

/** @type {Map<string, number>} */
const failed = new Map();

exits.where(exitCode > 0 || signal != null).on((e) => failed.set(e.name ?? "?", (failed.get(e.name ?? "?") ?? 0) + 1));

every("1m", () => {
    if (failed.size > 0) {
        alert([...failed].map(([name, times]) => `${name} ${times}`).join(", "));
        failed.clear();
    }
});
