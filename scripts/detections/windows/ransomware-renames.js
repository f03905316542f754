// ringside: title="Many files get the same new ending" technique=T1486 level=critical tags=windows,linux,impact
//
// One process renames a hundred files within ten seconds so that each has a new ending behind its own, the same for all: encrypted. Programs that save by
// renaming take an ending away or change it; they do not put one behind.
//
//     $ sudo ringside run ransomware-renames.js -o line
//     time=2026-05-05T14:00:10.000000000Z level=critical rule=ransomware-renames message="C:\\Users\\ada\\AppData\\Local\\Temp\\x.exe of CORP\\ada renamed 120 files to *.lockbit in ten seconds"
//
// Known false positives: compression of many files (.gz and others, left out); log rotation renames to numbers.
// References: https://attack.mitre.org/techniques/T1486/ https://www.cisa.gov/stopransomware

const ordinary = ["gz", "bz2", "xz", "zst", "lz4", "zip", "7z", "bak", "old", "orig", "tmp", "part", "crdownload", "swp", "log"];

files
    .where(op == "rename" && path.startsWith(oldPath) && path.ext() != "" && !path.ext().in(ordinary) && !path.ext().matches(/^\d+$/))
    .window("10s")
    .groupBy(host, guid, image, user, path.ext())
    .count()
    .where(count >= 100)
    .suppress("10m", guid)
    .alert((g) => `${g.image} of ${g.user ?? "?"} renamed ${g.count} files to *.${g.pathExt} in ten seconds`);
