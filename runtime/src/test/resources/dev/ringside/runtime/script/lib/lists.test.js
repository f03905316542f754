import * as lists from "ringside:lists";
import { equal, fails } from "./check.js";

for (const [name, list] of Object.entries(lists)) {
    equal([name, Object.isFrozen(list), new Set(list).size], [name, true, list.length]);
}
equal(lists.shells.includes("dash"), true);
equal(
    lists.openFolders.every((folder) => folder.startsWith("/") && folder.endsWith("/")),
    true,
);
fails(() => /** @type {string[]} */ (lists.shells).push("x"), "TypeError");
