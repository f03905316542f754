// ringside: title="Start at logon set to a script or a user's folder" technique=T1547.001 level=medium tags=windows,persistence
//
// A value below Run, RunOnce, Winlogon or a user's start folder is set to a script host, to a program in a folder that a user may write to, or by a program that
// has no business with start-up.
//
//     > ringside run run-keys.js -o line
//     time=2026-05-05T11:10:00.750000000Z level=medium rule=run-keys message="CORP\\ada's reg.exe sets HKU\\S-1-5-21-1004336348-1177238915-682003330-1103\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\Updater to C:\\Users\\Public\\u.exe"
//
// Known false positives: software that installs itself for one user (OneDrive, Teams, Slack, Zoom and Discord are left out, where they lie in their own folders).
// References: https://attack.mitre.org/techniques/T1547/001/ https://learn.microsoft.com/en-us/windows/win32/setupapi/run-and-runonce-registry-keys

import { shorten } from "ringside:text";

const startKeys = /\\CurrentVersion\\(Run(Once|OnceEx|Services)?|Policies\\Explorer\\Run)(\\|$)|Active Setup\\Installed Components\\/i;
const ofWinlogon = /Windows NT\\CurrentVersion\\(Winlogon\\(Shell|Userinit|Notify)|Windows\\(Load|Run|AppInit_DLLs))(\\|$)/i;
const usersFolder =
    /\\(users\\public|appdata|windows\\temp|programdata|downloads|perflogs|\$recycle\.bin)\\|%(temp|tmp|appdata|localappdata|public)%/i;
const scripts = /\b(powershell|pwsh|wscript|cscript|mshta|rundll32|regsvr32|cmd(\.exe)?\s+\/[ck]|bitsadmin|certutil)\b/i;
const knownApps =
    /\\AppData\\Local\\(Microsoft\\(OneDrive|Teams|EdgeUpdate)|slack|Discord|Programs\\Zoom|GitHubDesktop|Programs\\Signal-Desktop)\\/i;
const windowsDefault = /^(explorer\.exe|C:\\Windows\\system32\\userinit\.exe,?)$/i;

registry
    .where(
        op == "set" &&
            (key.matches(startKeys) || key.matches(ofWinlogon)) &&
            (details.matches(usersFolder) || details.matches(scripts) || key.matches(/Winlogon\\(Shell|Userinit)$/i)) &&
            !details.matches(knownApps) &&
            !details.matches(windowsDefault),
    )
    .suppress("10m", key, details)
    .alert((e) => `${e.user ?? "?"}'s ${e.name} sets ${e.key} to ${shorten(e.details)}`);
