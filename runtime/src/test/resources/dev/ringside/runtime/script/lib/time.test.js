import { at, between, durationText, isDuring, isWeekend, nanos } from "ringside:time";
import { equal, fails } from "./check.js";

equal(nanos("1h30m"), 5400e9);
equal(nanos("250ms"), 250e6);
equal(nanos(" 1d 2h 3m 4s 5ms 6us 7ns "), 93_784_005_006_007);
equal(nanos("3µs"), 3000);
equal(nanos("-5s"), -5e9);
equal(nanos(17), 17);
for (const wrong of ["", "5", "5 minutes", "1m1h", "1s1s", "s", "-"]) {
    fails(() => nanos(wrong), "is no length of time");
}

equal(durationText(5400e9), "1h30m");
equal(durationText(93_784_005_006_007), "1d2h3m4s5ms6us7ns");
equal(durationText(93_784_005_006_007, 2), "1d2h");
equal(durationText(86_400e9 + 5e9, 2), "1d5s");
equal(durationText(0), "0s");
equal(durationText(-250e6), "-250ms");

equal(at("2026-03-14T02:10:00.000000001Z"), 1_773_454_200_000_000_001n);
equal(at("2026-03-14T02:10Z"), 1_773_454_200_000_000_000n);
equal(at("2026-03-14 04:10:00.5+0200"), 1_773_454_200_500_000_000n);
equal(at("2026-03-14"), 1_773_446_400_000_000_000n);
equal(at(new Date(1_773_454_200_000)), 1_773_454_200_000_000_000n);
equal(at(5n), 5n);
equal(at({ timeNs: 7n }), 7n);
equal(at(Object.assign(new Date(0), { ns: 8n })), 8n);
equal(between("2026-03-14T02:10:00Z", "2026-03-14T02:10:01.5Z"), 1.5e9);
equal(between("2026-03-14T02:10:01Z", "2026-03-14T02:10:00Z"), -1e9);
fails(() => at("yesterday"), "is no moment");
fails(() => at("2026-13-01"), "no such day");
fails(() => at("2026-03-14T25:00:00Z"), "no such day");

equal(isDuring("2026-03-14T23:00Z", "22:00", "06:00"), true);
equal(isDuring("2026-03-14T05:59Z", "22:00", "06:00"), true);
equal(isDuring("2026-03-14T06:00Z", "22:00", "06:00"), false);
equal(isDuring("2026-03-14T12:00Z", "09:00", "17:00"), true);
equal(isDuring("2026-03-14T05:00Z", "22:00", "06:00", "+02:00"), false);
equal(isDuring("2026-03-14T09:00Z", "22:00", "06:00", "-05:00"), true);
fails(() => isDuring("2026-03-14T05:00Z", "ten", "06:00"), "is no time of day");

equal(isWeekend("2026-03-14T02:10Z"), true);
equal(isWeekend("2026-03-13T12:00Z"), false);
equal(isWeekend("2026-03-13T23:30Z", "+01:00"), true);
