// ringside: title="Scheduled from a pipe or a strange place" technique=T1053.003,T1053.002 level=medium tags=linux,persistence
//
// A crontab is installed from standard input or a file where anybody may write, or a cron table of the system is written by a program that has no
// business there. People edit with `crontab -e`, packages through their package manager; what breaks in does `(crontab -l; echo …) | crontab -`.
//
//     $ sudo ringside run cron-persistence.js -o line
//     time=2026-05-04T15:00:12.100000000Z level=medium rule=cron-persistence message="www-data installs a crontab: crontab /dev/shm/.c (below dash)"
//
// Known false positives: configuration management, left out as far as a command line names it; installers such as acme.sh and certbot.
// References: https://attack.mitre.org/techniques/T1053/003/ https://attack.mitre.org/techniques/T1053/002/

import { openFolders } from "ringside:lists";
import { shorten } from "ringside:text";

/** Most of them are scripts, so it is their command lines that name them. */
const managers = /\bAnsiballZ_|\/(puppet|chef-client|salt-minion|cf-agent|cloud-init|acme\.sh|certbot)\b/;
const tables = /^\/(etc\/(crontab|cron\.(d|hourly|daily|weekly|monthly|yearly)\/)|var\/spool\/(cron|at)\/)/;
const writers = [
    "crontab",
    "cron",
    "crond",
    "anacron",
    "at",
    "atd",
    "dpkg",
    "rpm",
    "apt",
    "dnf",
    "dnf5",
    "yum",
    "zypper",
    "pacman",
    "apk",
    "systemd-tmpfiles",
    "rsync",
];
const fromOpenFolder = /\s\/(tmp|var\/tmp|dev\/shm|run\/lock)\//;

procs
    .where(name == "crontab" && (cmdline.matches(/\s-$/) || cmdline.matches(fromOpenFolder)) && !ancestors.some(cmdline.matches(managers)))
    .alert((e) => `${e.user} installs a crontab: ${shorten(e.cmdline)} (below ${e.parent})`);

procs
    .where(name.in(["at", "batch"]) && cmdline.matches(/\s-f\s+\/(tmp|var\/tmp|dev\/shm)\//))
    .alert((e) => `${e.user} schedules ${shorten(e.cmdline)} (below ${e.parent})`);

files
    .where(op.in(["create", "write", "rename", "link"]) && path.matches(tables) && !name.in(writers) && !cmdline.matches(managers))
    .suppress("1m", path)
    .alert(
        (e) =>
            `${e.user}'s ${e.name} writes ${e.path}${openFolders.some((folder) => e.image?.startsWith(folder)) ? " from an open folder" : ""}`,
    );
