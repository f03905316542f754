// ringside: title="Program from an open folder calls out" technique=T1071,T1105 level=high tags=linux,command-and-control
//
// A program starts from a folder where anybody may write, and within two minutes the same process connects to an address on the internet. Its end ends the
// wait: a test that was built there and is over is forgotten at once.
//
//     $ sudo ringside run drop-and-call.js -o line
//     time=2026-05-06T08:00:04.100000000Z level=high rule=drop-and-call message="ada's /tmp/.font-unix/agent connected to 198.51.100.23:8443 4s after it started"
//
// Known false positives: programs that are built and tried out in /tmp, those of `go run` and `go test` are left out; AppImages (/tmp/.mount_…, too).
// References: https://attack.mitre.org/techniques/T1071/ https://attack.mitre.org/techniques/T1105/

import { between, durationText } from "ringside:time";

const built = /^\/tmp\/(go-build\d+|\.mount_|rust_mozprofile|cargo-install|bazel|nix-build-|pip-|npm-)/;

sequence(
    { by: "guid", within: "2m" },
    procs.where(
        (image.startsWith("/tmp/") || image.startsWith("/var/tmp/") || image.startsWith("/dev/shm/") || image.startsWith("/memfd:")) &&
            !image.matches(built),
    ),
    net.where(op == "connect" && !dst.isPrivate()),
)
    .until(exits)
    .suppress("1h", $1.host, $1.image, $2.dst)
    .alert((s) => {
        const [start, connection] = s.events;
        return `${start.user}'s ${start.image} connected to ${connection.dst}:${connection.dstPort} ${durationText(between(start, connection), 1)} after it started`;
    });
