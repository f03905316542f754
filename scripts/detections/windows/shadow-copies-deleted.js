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

procs
    .where(
        os == "windows" &&
            ((name == "vssadmin" && ((cmdline.matches(/\bdelete\s+shadows\b/i) && !cmdline.containsi("/oldest")) || cmdline.matches(/\bresize\s+shadowstorage\b.*\/maxsize=[1-4]\d\dMB\b/i))) ||
                (name == "wmic" && cmdline.matches(/\bshadowcopy\b.*\bdelete\b/i)) ||
                (name == "wbadmin" && cmdline.matches(/\bdelete\s+(catalog|systemstatebackup|backup)\b/i)) ||
                (name == "bcdedit" && cmdline.matches(/\brecoveryenabled\s+no\b|\bbootstatuspolicy\s+ignoreallfailures\b/i)) ||
                (name == "diskshadow" && cmdline.matches(/\bdelete\s+shadows\b|\s[-/]s\s/i)) ||
                (name.in(["powershell", "pwsh"]) && cmdline.matches(/Win32_ShadowCopy/i) && cmdline.matches(/\bDelete\(|Remove-(Cim|Wmi)\w+/i))),
    )
    .alert((e) => `${e.user}: ${shorten(e.cmdline)} (below ${e.parent})`);
