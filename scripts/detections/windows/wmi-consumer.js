// ringside: title="Something hung into WMI to be run" technique=T1546.003 level=high tags=windows,persistence
//
// A filter, a consumer that runs a command or script, and the binding of both, made by one user within ten minutes: what then runs is started by Windows
// itself, and lies in no file that anybody looks at.
//
//     > ringside run wmi-consumer.js -o line
//     time=2026-05-05T11:42:03.330000000Z level=high rule=wmi-consumer message="CORP\\ada: Updater runs powershell -enc aQBlAHgA when SELECT * FROM __InstanceModificationEvent WITHIN 60 WHERE…"
//
// Known false positives: management software of some makers of hardware; Windows' own SCM Event Log Consumer is no command.
// References: https://attack.mitre.org/techniques/T1546/003/ https://learn.microsoft.com/en-us/windows/win32/wmisdk/commandlineeventconsumer

import { shorten } from "ringside:text";

sequence(
    { by: ["host", "user"], within: "10m" },
    wmi.where(kind == "filter" && op == "Created"),
    wmi.where(kind == "consumer" && op == "Created" && consumerType.in(["Command Line", "Script"])),
    wmi.where(kind == "binding" && op == "Created"),
).alert((s) => {
    const [filter, consumer] = s.events;
    return `${consumer.user}: ${consumer.wmiName} runs ${shorten(consumer.destination, 80)} when ${shorten(filter.query, 80)}`;
});
