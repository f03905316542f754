// ringside: title="Fetched, made executable and run, unchecked" technique=T1105,T1222.002 level=medium tags=linux,execution
//
// One shell fetches a file, makes something executable and runs a program from where anybody may write or from a person's folder, within a minute, and
// does not check a sum or signature between. What a dropper's script does, and what a careful person's does not.
//
//     $ sudo ringside run unchecked-download.js -o line
//     time=2026-05-04T14:05:03.300000000Z level=medium rule=unchecked-download message="ada ran /tmp/updater 2s100ms after wget -q http://198.51.100.23/updater"
//
// Known false positives: somebody who tries a tool out by hand. Build servers that fetch tools so are worth a checksum.
// References: https://attack.mitre.org/techniques/T1105/ https://attack.mitre.org/techniques/T1222/002/

import { downloaders } from "ringside:lists";
import { shorten } from "ringside:text";
import { between, durationText } from "ringside:time";

const checkers = ["sha256sum", "sha512sum", "sha1sum", "md5sum", "b2sum", "shasum", "gpg", "gpgv", "minisign", "cosign", "openssl"];

sequence(
    { by: "parentGuid", within: "1m" },
    procs.where(name.in(downloaders)),
    procs.where(name == "chmod" && cmdline.matches(/\s([ugoa]*\+[rwst]*x|0?[0-7]?[1357][0-7]{2})\s/)),
    none(procs.where(name.in(checkers))),
    procs.where(
        image.startsWith("/tmp/") ||
            image.startsWith("/var/tmp/") ||
            image.startsWith("/dev/shm/") ||
            image.startsWith("/home/") ||
            exe.startsWith("/tmp/"),
    ),
).alert((s) => {
    const [fetched, , ran] = s.events;
    return `${ran.user} ran ${ran.exe ?? ran.image} ${durationText(between(fetched, ran), 2)} after ${shorten(fetched.cmdline)}`;
});
