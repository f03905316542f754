// ringside: title="Data hidden in DNS questions" technique=T1071.004,T1048.003 level=high tags=linux,windows,exfiltration
//
// Many questions for names of one domain whose first part is long and looks like noise: what a process sends out, in pieces. How much a name looks like noise is
// computed in JavaScript, and only for those that are long, which is asked in the query language first.
//
//     $ sudo ringside run dns-tunnel.js -o line
//     time=2026-05-06T10:15:30.050000000Z level=high rule=dns-tunnel message="ada's iodine asked for 40 long names of t.example.net in a minute"
//
// Known false positives: mail servers asking block lists, virus scanners asking for hashes and some content networks; their domains belong into `expected`.
// References: https://attack.mitre.org/techniques/T1071/004/ https://attack.mitre.org/techniques/T1048/003/

import { domain, labels } from "ringside:net";
import { Counter } from "ringside:state";
import { entropy } from "ringside:text";

const expected =
    /\.(spamhaus\.org|surbl\.org|uribl\.com|mcafee\.com|sophosxl\.net|e5\.sk|avqs\.\w+\.\w+|in-addr\.arpa|ip6\.arpa|akadns\.net|cloudfront\.net)\.?$/i;
const asked = new Counter("1m");

dns.where((q) => q.query.length > 52 && !q.query.matches(expected) && entropy(labels(q.query)[0]) > 3.4)
    .distinct(query, { within: "5m" })
    .on((e) => {
        const zone = domain(e.query ?? "", 3);
        if (asked.add(`${e.guid} ${zone}`, e) === 40) {
            alert({ message: `${e.user}'s ${e.name} asked for 40 long names of ${zone} in a minute`, events: [e] });
        }
    });
