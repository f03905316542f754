// ringside: title="Passwords guessed with su" technique=T1110.001 level=high tags=linux,credential-access
//
// One user other than root starts su twenty times within a minute. People who forgot a password give up after three.
//
//     $ sudo ringside run su-guessing.js -o line
//     time=2026-05-04T21:00:20.000000000Z level=high rule=su-guessing message="www-data started su 21 times in a minute"
//
// Known false positives: none seen; scripts that change users often run as root.
// References: https://attack.mitre.org/techniques/T1110/001/ https://github.com/carlospolop/su-bruteforce

procs
    .where(name == "su" && uid != 0)
    .window("1m", "20s")
    .groupBy(host, user)
    .count()
    .where(count >= 20)
    .suppress("10m", host, user)
    .alert((g) => `${g.user} started su ${g.count} times in a minute`);
