// ringside: title="Burst of questions in a login session" technique=T1033,T1082,T1087,T1016 level=medium tags=linux,discovery
//
// Six or more different commands that ask who, where and what, in one login session and one minute. A person at home on a machine asks one or two; who
// has just arrived with somebody else's password asks all.
//
//     $ sudo ringside run recon-burst.js -o line
//     time=2026-05-04T16:02:00.000000000Z level=medium rule=recon-burst message="ada asked 7 different things in a minute of session 41"
//
// Known false positives: monitoring and inventory that log in by SSH (their accounts belong into `robots`); neofetch and login messages, left out.
// References: https://attack.mitre.org/techniques/T1033/ https://attack.mitre.org/techniques/T1082/

import { reconCommands } from "ringside:lists";

const robots = ["ansible", "nagios", "checkmk", "zabbix", "rundeck"];
const greetings = /\b(run-parts|neofetch|fastfetch|screenfetch|inxi|landscape-sysinfo)\b/;

procs
    .where(
        name.in(reconCommands) &&
            ancestors.some(name.in(["sshd", "sshd-session"])) &&
            !user.in(robots) &&
            !ancestors.some(cmdline.matches(greetings)),
    )
    .window("1m")
    .groupBy(host, user, session)
    .aggregate({ commands: distinct(name), first: min(time) })
    .where((g) => g.commands >= 6)
    .alert((g) => `${g.user} asked ${g.commands} different things in a minute of session ${g.session}`);
