// ringside: title="Cryptocurrency miner" technique=T1496.001 level=high tags=linux,impact
//
// Known miners by name, any miner by what it must be told (a pool and a wallet), and a process that has both an unusual home and a connection to a port
// that pools use: a join of process starts and connections.
//
//     $ sudo ringside run crypto-miner.js -o line
//     time=2026-05-04T17:10:00.120000000Z level=high rule=crypto-miner message="www-data: ./kworkerds -o stratum+tcp://pool.supportxmr.com:3333 -u 44AfFq5k -p x --donate-level 1"
//
// Known false positives: whoever mines on purpose.
// References: https://attack.mitre.org/techniques/T1496/001/ https://xmrig.com/docs/miner/command-line-options

import { miners } from "ringside:lists";
import { shorten } from "ringside:text";

const options = /\bstratum(2)?\+?(tcp|ssl|tls|udp)?:\/\/|--(donate-level|nicehash|randomx-\w+|cpu-max-threads-hint|coin[= ]\w+)\b/;
const pool = /\b(supportxmr|minexmr|hashvault|nanopool|moneroocean|2miners|f2pool|xmrpool)\.\w+/;
const searches = /^(\S*\/)?(\w*grep|rg|ps|pgrep|pkill|killall)\b/;

procs
    .where((name.in(miners) || cmdline.matches(options) || cmdline.matches(pool)) && !cmdline.matches(searches))
    .suppress("1h", host, image)
    .alert((e) => `${e.user}: ${shorten(e.cmdline)}`);

procs
    .where(image.startsWith("/tmp/") || image.startsWith("/var/tmp/") || image.startsWith("/dev/shm/") || image.startsWith("/memfd:"))
    .join(net.where(op == "connect" && dstPort.in([3333, 4444, 5555, 7777, 14433, 14444, 45560, 45700]) && !dst.isPrivate()), {
        by: "guid",
        within: "5m",
    })
    .suppress("1h", host, image)
    .alert((e) => `${e.user}'s ${e.image} talks to ${e.right.dst} on a pool's port ${e.right.dstPort}`);
