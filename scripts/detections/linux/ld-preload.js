// ringside: title="Library loaded into every program" technique=T1574.006 level=high tags=linux,persistence
//
// /etc/ld.so.preload is written, or LD_PRELOAD names a library where anybody may write. Either puts code into programs that know nothing of it; rootkits
// hide so.
//
//     $ sudo ringside run ld-preload.js -o line
//     time=2026-05-04T15:20:44.000000000Z level=high rule=ld-preload message="root: bash -c echo /usr/local/lib/libprocesshider.so >> /etc/ld.so.preload"
//
// Known false positives: jemalloc and the like are preloaded from /usr/lib and are not reported. Some profilers unpack their library into /tmp.
// References: https://attack.mitre.org/techniques/T1574/006/ https://man7.org/linux/man-pages/man8/ld.so.8.html

import { shells } from "ringside:lists";
import { shorten } from "ringside:text";

const written = />\s*\/etc\/ld\.so\.preload|\btee\b.*\/etc\/ld\.so\.preload/;
const preloads = /\bLD_(PRELOAD|AUDIT)=["']?([^\s;&|]*:)?(\/(tmp|var\/tmp|dev\/shm|home)\/|\.\/|\/[^\s:]*\/\.)/;

procs
    .where(
        (name.in(shells) && cmdline.matches(written)) ||
            (name.in(["tee", "cp", "mv", "ln", "sed", "install"]) && args.includes("/etc/ld.so.preload")) ||
            ((name.in(shells) || name.in(["env", "sudo"])) && cmdline.matches(preloads)),
    )
    .alert((e) => `${e.user}: ${shorten(e.cmdline)}`);

files
    .where(path == "/etc/ld.so.preload" && op.in(["create", "write", "rename", "link"]))
    .suppress("1m", guid)
    .alert((e) => `${e.user}'s ${e.name} writes ${e.path}`);
