// ringside: title="What a web shell starts" technique=T1059.004 level=medium
//
// Changes its own filter while events flow: it begins with the children of the web server, and widens to theirs as they appear. No event between is lost, and
// no other process ever gets out of the kernel.
//
//     $ ringside run follow-children.js --from recording.jsonl -o line

const followed = procs.where(parent.startsWith("php-fpm")).on((e) => {
    alert(`${e.name}: ${e.cmdline}`);
    followed.widen(parentGuid == e.guid);
});
