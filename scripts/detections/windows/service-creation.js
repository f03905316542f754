// ringside: title="Service that runs a shell or a stranger's program" technique=T1543.003,T1569.002 level=high tags=windows,persistence
//
// The path of a service is set to a command interpreter, an administrative share, a pipe or a folder that users may write to. PsExec and its copies, Metasploit's
// and Cobalt Strike's lateral movement make such services, and remove them soon.
//
//     > ringside run service-creation.js -o line
//     time=2026-05-05T12:05:44.018000000Z level=high rule=service-creation message="service BTOBTO runs %COMSPEC% /Q /c echo cd ^> \\\\127.0.0.1\\C$\\__output 2^>^&1"
//
// Known false positives: PsExec in the hands of administrators: level medium. Drivers and updates lie under Program Files or System32.
// References: https://attack.mitre.org/techniques/T1543/003/ https://attack.mitre.org/techniques/T1569/002/

import { shorten } from "ringside:text";

const imagePath = /\\(CurrentControlSet|ControlSet\d+)\\Services\\[^\\]+\\(ImagePath|Parameters\\ServiceDll)$/i;
const interpreters = /%COMSPEC%|\bcmd(\.exe)?["']?\s+\/[qck]|\b(powershell|pwsh|mshta|regsvr32)\b|\brundll32\b(?!.*system32)/i;
const places = /\\\\127\.0\.0\.1\\|\\ADMIN\$\\|\\\\\.\\pipe\\|\\(users\\public|appdata|windows\\temp|temp|perflogs|downloads)\\/i;
const psexec = /\\PSEXESVC\.exe$/i;

registry
    .where(op == "set" && key.matches(imagePath) && (details.matches(interpreters) || details.matches(places) || details.matches(psexec)))
    .alert((e) => ({
        level: psexec.test(e.details ?? "") ? "medium" : "high",
        message: `service ${e.key?.split("\\Services\\")[1]?.split("\\")[0]} runs ${shorten(e.details)}`,
    }));

procs
    .where(
        os == "windows" &&
            name == "sc" &&
            cmdline.matches(/\bcreate\b.*\bbinpath\s*=/i) &&
            (cmdline.matches(interpreters) || cmdline.matches(places)),
    )
    .alert((e) => `${e.user}: ${shorten(e.cmdline)}`);
