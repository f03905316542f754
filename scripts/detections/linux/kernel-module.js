// ringside: title="Kernel module from outside its folder" technique=T1547.006,T1014 level=high tags=linux,persistence
//
// insmod is given a module that does not lie under /lib/modules. Packages, DKMS and udev load theirs from there, by modprobe.
//
//     $ sudo ringside run kernel-module.js -o line
//     time=2026-05-04T17:25:31.900000000Z level=high rule=kernel-module message="root loads a module: insmod /root/.x/diamorphine.ko (in /root)"
//
// Known false positives: people who develop drivers.
// References: https://attack.mitre.org/techniques/T1547/006/ https://attack.mitre.org/techniques/T1014/

import { shorten } from "ringside:text";

const folder = /^(\/usr)?\/lib\/modules\//;

procs
    .where(
        name.in(["kmod", "insmod", "busybox"]) &&
            cmdline.matches(/^(\S*\/)?(busybox\s+)?insmod\s/) &&
            !cmdline.matches(/\s(\/usr)?\/lib\/modules\//) &&
            !cwd.matches(folder),
    )
    .alert((e) => `${e.user} loads a module: ${shorten(e.cmdline)} (in ${e.cwd})`);

modules
    .where(os == "linux" && path != null && !path.matches(folder))
    .alert((e) => `${e.user}'s ${e.name} loads module ${e.module} from ${e.path}`);
