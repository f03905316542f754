// ringside: title="Backups of Windows deleted" technique=T1490 level=critical tags=windows,impact
//
// Shadow copies or the catalogue of backups are deleted, or repair at start-up is switched off: minutes before files are encrypted.
//
//     > ringside run shadow-copies-deleted.js -o line
//     time=2026-05-05T12:30:09.900000000Z level=critical rule=shadow-copies-deleted message="CORP\\svc-backup: vssadmin.exe delete shadows /all /quiet (below cmd.exe)"
//
// Known false positives: backup software that keeps only the newest copy deletes the oldest one (/oldest, left out).
// References: https://attack.mitre.org/techniques/T1490/ https://www.cisa.gov/stopransomware

import { shorten } from "ringside:text";

/** @type {[string, RegExp][]} */
const commands = [
    ["vssadmin", /\bdelete\s+shadows\b(?!.*\/oldest)/i],
    // So small a store has no room for the copies that there are.
    ["vssadmin", /\bresize\s+shadowstorage\b.*\/maxsize=[1-4]\d\dMB\b/i],
    ["wmic", /\bshadowcopy\b.*\bdelete\b/i],
    ["wbadmin", /\bdelete\s+(catalog|systemstatebackup|backup)\b/i],
    ["bcdedit", /\brecoveryenabled\s+no\b|\bbootstatuspolicy\s+ignoreallfailures\b/i],
    ["diskshadow", /\bdelete\s+shadows\b|\s[-/]s\s/i],
    ["powershell", /Win32_ShadowCopy.*(\bDelete\(|Remove-(Cim|Wmi)\w+)/i],
    ["pwsh", /Win32_ShadowCopy.*(\bDelete\(|Remove-(Cim|Wmi)\w+)/i],
];

for (const [program, command] of commands) {
    procs
        .where(os == "windows" && name == program && cmdline.matches(command))
        .alert((e) => `${e.user}: ${shorten(e.cmdline)} (below ${e.parent ?? "?"})`);
}
