// ringside: title="Macro of a document talks to the internet" technique=T1204.002,T1071.001 level=high tags=windows,command-and-control
//
// Three steps of one Office process, in their order: it loads the engine of Visual Basic, so a document has a macro; then it connects to an address outside;
// and neither happened because Office itself loads a template from its own servers. The process' end ends the wait.
//
//     > ringside run macro-calls-out.js -o line
//     time=2026-05-05T08:40:12.050000000Z level=high rule=macro-calls-out message="CORP\\ada: EXCEL.EXE ran a macro and connected to 198.51.100.23:443"
//
// Known false positives: macros that fetch data from a service outside; add its network to `expected`.
// References: https://attack.mitre.org/techniques/T1204/002/ https://attack.mitre.org/techniques/T1071/001/

import { officePrograms } from "ringside:lists";

sequence(
    { by: "guid", within: "10m" },
    images.where(name.in(officePrograms) && path.endsWithi("\\VBE7.DLL")),
    net.where(
        op == "connect" &&
            !dst.isPrivate() &&
            !dst.cidr(
                "13.107.6.152/31",
                "13.107.18.10/31",
                "13.107.128.0/22",
                "23.103.160.0/20",
                "40.96.0.0/13",
                "40.104.0.0/15",
                "52.96.0.0/14",
                "150.171.32.0/22",
            ),
    ),
)
    .until(exits.where(name.in(officePrograms)))
    .suppress("1h", guid)
    .alert((s) => {
        const [macro, connection] = s.events;
        return `${macro.user}: ${macro.name} ran a macro and connected to ${connection.dst}:${connection.dstPort}`;
    });
