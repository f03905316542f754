// ringside: title="Many different programs killed at once" technique=T1489 level=medium tags=linux,impact
//
// Twenty processes of eight different programs, outside of containers, end by SIGKILL within ten seconds. What encrypts or wipes a machine first ends what
// holds files open; miners end other miners so.
//
//     $ sudo ringside run mass-kill.js -o line
//     time=2026-05-04T18:30:10.000000000Z level=medium rule=mass-kill message="db03: 24 processes of 9 programs killed in ten seconds"
//
// Known false positives: shutting down, when a service takes too long to stop; ending a desktop session.
// References: https://attack.mitre.org/techniques/T1489/

exits
    .where(signal == 9 && container == null)
    .window("10s")
    .groupBy(host)
    .aggregate({ killed: count(), programs: distinct(name) })
    .where((g) => g.killed >= 20 && g.programs >= 8)
    .suppress("5m", host)
    .alert((g) => `${g.host}: ${g.killed} processes of ${g.programs} programs killed in ten seconds`);
