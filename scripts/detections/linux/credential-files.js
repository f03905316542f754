// ringside: title="Password hashes read by an ordinary tool" technique=T1003.008 level=medium tags=linux,credential-access
//
// /etc/shadow or what lies like it is an argument of a program that shows, copies, packs or sends files, or of one that cracks passwords. What logs
// people in opens these files without naming them to anybody.
//
//     $ sudo ringside run credential-files.js -o line
//     time=2026-05-04T19:20:07.550000000Z level=medium rule=credential-files message="www-data (now uid 0): cat /etc/shadow"
//
// Known false positives: audits of the configuration by hand; those of OpenSCAP and Lynis are left out. Backups name folders, not these files.
// References: https://attack.mitre.org/techniques/T1003/008/

import { shorten } from "ringside:text";

const secrets = /\s\S*\/etc\/(shadow|gshadow|master\.passwd|security\/opasswd)-?(\s|$)/;
const tools = [
    ...[
        "cat",
        "tac",
        "less",
        "more",
        "head",
        "tail",
        "nl",
        "grep",
        "gawk",
        "mawk",
        "sed",
        "cut",
        "sort",
        "strings",
        "xxd",
        "od",
        "hexdump",
    ],
    ...["base64", "base32", "dd", "cp", "mv", "tar", "gzip", "bzip2", "xz", "zip", "7z", "scp", "rsync", "curl", "wget", "openssl"],
    ...["nc.traditional", "nc.openbsd", "ncat", "vim.basic", "vim.tiny", "nano", "perl", "ruby", "john", "unshadow", "hashcat"],
];
const auditors = ["oscap", "aide", "tripwire", "pwck", "grpck", "vipw"];
const auditScripts = /\/(lynis|rkhunter|chkrootkit)\b/;

procs
    .where(
        (name.in(tools) || name.startsWith("python")) &&
            cmdline.matches(secrets) &&
            !ancestors.some(name.in(auditors) || cmdline.matches(auditScripts)),
    )
    .alert((e) => `${e.user} (now uid ${e.euid}): ${shorten(e.cmdline)}`);
