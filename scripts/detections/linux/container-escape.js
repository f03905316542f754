// ringside: title="Container reaches for its host" technique=T1611,T1609 level=high tags=linux,containers
//
// What is done in a container to get out of it: entering the host's namespaces, the release_agent of a control group, mounting the host's disk, the
// runtime's socket, the kernel's core pattern.
//
//     $ sudo ringside run container-escape.js -o line
//     time=2026-05-04T17:50:05.010000000Z level=high rule=container-escape message="container 3f4e1c2b9a7d: root: nsenter -t 1 -m -u -i -n -p -- bash"
//
// Known false positives: agents of a cluster that work on their node (kured, Longhorn, Rook and others use nsenter); leave out their namespaces or images.
// References: https://attack.mitre.org/techniques/T1611/ https://blog.trailofbits.com/2019/07/19/understanding-docker-container-escapes/

import { shorten } from "ringside:text";

const disk = /\s\/dev\/(sd[a-z]|vd[a-z]|xvd[a-z]|nvme\d+n\d+|dm-\d+|mapper\/\S+)\d*p?\d*\b/;
const outside =
    /release_agent|\/proc\/1\/root|\/proc\/sys\/kernel\/core_pattern|\/(var\/)?run\/(docker|containerd\/containerd|crio\/crio)\.sock/;

procs
    .where(
        container != null &&
            ((name == "nsenter" && cmdline.matches(/\s(-\w*t\s*1|--target[=\s]1)\b/)) ||
                (name.in(["mount", "debugfs"]) && cmdline.matches(disk)) ||
                (name == "chroot" && cmdline.matches(/\s\/(host|hostfs|rootfs|mnt)\b/)) ||
                (name == "mount" && cmdline.matches(/-t\s*cgroup\b.*\b(rdma|memory)\b/)) ||
                cmdline.matches(outside)),
    )
    .suppress("5m", container, name)
    .alert((e) => `container ${e.container?.slice(0, 12)}: ${e.user}: ${shorten(e.cmdline)}`);
