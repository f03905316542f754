// ringside: title="Something hung into WMI to be run" technique=T1546.003 level=high tags=windows,persistence
//
// A consumer that runs a command or a script is made, and a filter is bound to such a one by who made the filter within ten minutes. What then runs is
// started by Windows itself, and lies in no file that anybody looks at. The first alert says what is run, the second when.
//
//     > ringside run wmi-consumer.js -o line
//     time=2026-05-05T11:42:02.220000000Z level=high rule=wmi-consumer message="CORP\\ada: \"Updater\" runs \"powershell -enc aQBlAHgA\""
//
// Known false positives: management software of some makers of hardware; Windows' own SCM Event Log Consumer runs nothing.
// References: https://attack.mitre.org/techniques/T1546/003/ https://learn.microsoft.com/en-us/windows/win32/wmisdk/commandlineeventconsumer

import { shorten } from "ringside:text";

wmi.where(kind == "consumer" && op == "Created" && consumerType.in(["Command Line", "Script"])).alert(
    (e) => `${e.user}: ${shorten(e.wmiName).trim()} runs ${shorten(e.destination).trim()}`,
);

sequence(
    { by: ["host", "user"], within: "10m" },
    wmi.where(kind == "filter" && op == "Created"),
    wmi.where(kind == "binding" && op == "Created" && consumer.matches(/\b(CommandLine|ActiveScript)EventConsumer\b/)),
).alert((s) => {
    const [filter, binding] = s.events;
    return `${binding.user}: ${shorten(binding.consumer).trim()} runs when ${shorten(filter.query, 80).trim()}`;
});
