// ringside: title="Program in a place for data" technique=T1564.001,T1027.011 level=medium tags=linux,evasion
//
// A program or script runs from /dev/shm, from a hidden folder of /tmp, or from /tmp at all under the account of a service. Anybody may write there,
// what lies there is gone after a restart, and no package puts a program there.
//
//     $ sudo ringside run hidden-program.js -o line
//     time=2026-05-04T11:40:00.100000000Z level=medium rule=hidden-program message="www-data runs /dev/shm/.x/kswapd0, started by dash"
//
// Known false positives: AppImages (/tmp/.mount_…, left out); build servers, whose accounts are like those of services: add them to `builders`.
// References: https://attack.mitre.org/techniques/T1564/001/ https://attack.mitre.org/techniques/T1027/011/

const builders = ["jenkins", "gitlab-runner", "buildkite-agent", "_apt", "nixbld1"];
const hidden = /^\/(tmp|var\/tmp)\/(.*\/)?\.(?!mount_)[^/]/;

procs
    .where(
        image.startsWith("/dev/shm/") ||
            exe.startsWith("/dev/shm/") ||
            image.matches(hidden) ||
            exe.matches(hidden) ||
            // Accounts of services lie below those of people, and root is not one of them.
            (uid > 0 && uid < 1000 && !user.in(builders) && (image.startsWith("/tmp/") || exe.startsWith("/tmp/"))),
    )
    .suppress("10m", host, image, exe)
    .alert((e) => `${e.user} runs ${e.exe ?? e.image}, started by ${e.parent}`);
