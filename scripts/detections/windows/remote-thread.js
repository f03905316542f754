// ringside: title="Thread started in another process" technique=T1055.001,T1055.002 level=high tags=windows,evasion
//
// A thread in another process that starts at LoadLibrary, so loads a library for somebody, or in memory that belongs to no module.
//
//     > ringside run remote-thread.js -o line
//     time=2026-05-05T13:00:00.440000000Z level=high rule=remote-thread message="C:\\Users\\ada\\Downloads\\inv.exe started a thread in C:\\Windows\\explorer.exe at 0x000001F2A40000 (no module)"
//
// Known false positives: debuggers and security products, whose folders belong into `installed`; runtimes such as .NET's start threads in their own process only.
// References: https://attack.mitre.org/techniques/T1055/001/ https://learn.microsoft.com/en-us/sysinternals/downloads/sysmon#event-id-8-createremotethread

const system = /^C:\\Windows\\(system32|SysWOW64)\\(csrss|wininit|winlogon|services|lsass|svchost|smss|WerFault|wmiprvse|dwm)\.exe$/i;
const installed = /^C:\\(Program Files( \(x86\))?|ProgramData\\Microsoft\\Windows Defender)\\/i;

threads
    .where(
        sourcePid != targetPid &&
            sourcePid > 4 &&
            !sourceImage.matches(system) &&
            !sourceImage.matches(installed) &&
            (startFunction.matches(/^LoadLibrary(Ex)?[AW]$|^LdrLoadDll$/) || (startModule == null && startAddress != null)),
    )
    .suppress("10m", sourceGuid, targetImage)
    .alert(
        (e) =>
            `${e.sourceImage} started a thread in ${e.targetImage} at ${e.startFunction ?? e.startAddress} (${e.startModule ?? "no module"})`,
    );
