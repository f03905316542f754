import { Counter, Recent } from "ringside:state";
import { equal, fails } from "./check.js";

/** @param {number} seconds */
const second = (seconds) => BigInt(seconds) * 1_000_000_000n;

const seen = new Recent("10s");
equal(seen.set("a", 1, second(100)).get("a", second(110)), 1);
equal(seen.get("a", second(111)), undefined);
equal(seen.size, 0);
equal(seen.has("a", second(100)), false);

const again = new Recent("10s");
again.set("a", 1, second(0)).set("b", 2, second(5)).set("a", 3, second(9));
equal(again.get("b", second(16)), undefined);
equal(again.get("a", second(16)), 3);
equal(again.delete("a"), true);
equal(again.delete("a"), false);
equal(again.size, 0);

// An event that comes late is remembered from its own time on.
const late = new Recent("10s");
late.set("new", 1, second(100)).set("old", 2, second(95));
equal([late.get("old", second(104)), late.get("old", second(106)), late.get("new", second(106))], [2, undefined, 1]);

const names = new Recent("1m");
equal(
    [names.isNew("x", second(0)), names.isNew("x", second(30)), names.isNew("x", second(80)), names.isNew("x", second(200))],
    [true, false, false, true],
);

const few = new Recent("1h", { most: 2 });
few.set(1, "one", second(0)).set(2, "two", second(1)).set(1, "one", second(2)).set(3, "three", second(3));
equal([few.has(1, second(3)), few.has(2, second(3)), few.has(3, second(3)), few.evicted], [true, false, true, 1]);

const counter = new Counter("10s");
equal(
    [0, 4, 8, 12, 13].map((time) => counter.add("k", second(time))),
    [1, 2, 3, 3, 4],
);
equal(
    [counter.count("k", second(13)), counter.count("k", second(23)), counter.count("k", second(24)), counter.count("other", second(24))],
    [4, 1, 0, 0],
);
counter.delete("k");
equal(counter.add("k", second(25)), 1);

const capped = new Counter("1h", { limit: 3 });
equal(
    [1, 2, 3, 4, 5].map((time) => capped.add("k", second(time))),
    [1, 2, 3, 3, 3],
);

fails(() => new Recent("0s"), "keep is 0");
fails(() => new Counter("1m", { most: 0 }), "most is 0");
fails(() => new Recent("soon"), "is no length of time");
fails(() => {
    "use strict";
    Recent.prototype.get = () => undefined;
}, "TypeError");
