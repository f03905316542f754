// ringside: title="Web server looks around" technique=T1505.003,T1033 level=high tags=linux,persistence
//
// Somewhere below a web server a command runs that tells a person where they are, or that fetches something: what is typed first into a web shell, and
// what an exploit of the application tries first. However many shells lie between does not matter, since all ancestors are asked.
//
//     $ sudo ringside run web-shell.js -o line
//     time=2026-05-04T10:02:11.100000000Z level=high rule=web-shell message="www-data ran id, started by sh -c id; uname -a"
//
// Known false positives: applications that call these programs themselves, such as monitoring pages (put them into `expected`). One alert in ten
// minutes for each user of a host.
// References: https://attack.mitre.org/techniques/T1505/003/ https://media.defense.gov/2020/Jun/09/2002313081/-1/-1/0/CSI-DETECT-AND-PREVENT-WEB-SHELL-MALWARE-20200422.PDF

import { downloaders, webServers } from "ringside:lists";
import { shorten } from "ringside:text";

const looksAround = [
    "id",
    "whoami",
    "groups",
    "w",
    "who",
    "last",
    "ifconfig",
    "ip",
    "arp",
    "netstat",
    "ss",
    "getent",
    "crontab",
    "sudo",
    "su",
];
/** Command lines of the parent that belong to an application of yours. */
const expected = /\/usr\/lib\/(nagios|cgi-bin|munin)\//;

procs
    .where(
        (name.in(looksAround) || name.in(downloaders)) &&
            !cmdline.startsWith("ip route get ") &&
            !parentCmdline.matches(expected) &&
            ancestors.some(name.in(webServers) || name.startsWith("php-fpm")),
    )
    .suppress("10m", host, user)
    .alert((e) => `${e.user} ran ${shorten(e.cmdline)}, started by ${shorten(e.parentCmdline)}`);
