// ringside: title="Program without a file" technique=T1620 level=high tags=linux,evasion
//
// A program is started from memory that memfd_create made, so no disk ever saw it. Container runtimes do so to protect themselves and are left out
// by the names they give; a name can be chosen, so they must also be started by a runtime.
//
//     $ sudo ringside run memory-only-program.js -o line
//     time=2026-05-04T12:00:31.100000000Z level=high rule=memory-only-program message="ada runs /memfd:a as [kworker/1:2], started by python3.11"
//
// Known false positives: other software that copies itself into memory; its name is in the alert.
// References: https://attack.mitre.org/techniques/T1620/ https://magisterquis.github.io/2018/03/31/in-memory-only-elf-execution.html

import { shorten } from "ringside:text";

const runtimes = [
    "runc",
    "crun",
    "lxc-start",
    "lxc-attach",
    "containerd-shim",
    "containerd-shim-runc-v2",
    "dockerd",
    "conmon",
    "podman",
    "buildah",
];
const ofRuntimes = /^\/memfd:(runc_cloned:|crun|lxc|rexec)/;

procs
    .where(image.startsWith("/memfd:") && !(image.matches(ofRuntimes) && parent.in(runtimes)))
    .alert((e) => `${e.user} runs ${e.image} as ${shorten(e.cmdline)}, started by ${e.parent}`);
