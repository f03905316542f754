// ringside: title="One program crashes again and again" technique=T1203,T1190,T1499 level=medium tags=linux,execution
//
// Five or more processes of one program and user are ended by the kernel for a fault within a minute: an exploit that does not know addresses tries until
// it hits, and a server with workers lets it.
//
//     $ sudo ringside run crash-burst.js -o line
//     time=2026-05-04T18:11:00.000000000Z level=medium rule=crash-burst message="7 processes of apache2 of www-data ended by faults (signal 11) in a minute"
//
// Known false positives: a broken release that its supervisor restarts; fuzzers, whose account belongs into a `where`. Programs are named by kernels of
// 6.16 and newer; on older ones all that a user runs counts together.
// References: https://attack.mitre.org/techniques/T1203/ https://attack.mitre.org/techniques/T1190/

import { faultSignals } from "ringside:lists";

exits
    .where(signal.in(faultSignals))
    .window("1m")
    .groupBy(host, user, name)
    .aggregate({ crashes: count(), signal: max(signal) })
    .where((g) => g.crashes >= 5)
    .alert((g) => `${g.crashes} processes of ${g.name ?? "a program"} of ${g.user} ended by faults (signal ${g.signal}) in a minute`);
