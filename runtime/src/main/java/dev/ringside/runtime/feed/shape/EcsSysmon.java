package dev.ringside.runtime.feed.shape;

import dev.ringside.runtime.feed.log.LogRecord.SystemNumber;
import dev.ringside.runtime.json.Leaves;
import java.util.Locale;
import java.util.Map;

/** Where Elastic's modules for Sysmon move its data: fields of the Elastic Common Schema by Sysmon's names. */
final class EcsSysmon {
    private static final Map<String, String> MOVED = Map.ofEntries(
            Map.entry("RuleName", "rule.name"),
            Map.entry("ProcessGuid", "process.entity_id"),
            Map.entry("ProcessId", "process.pid"),
            Map.entry("Image", "process.executable"),
            Map.entry("CommandLine", "process.command_line"),
            Map.entry("CurrentDirectory", "process.working_directory"),
            Map.entry("ParentProcessGuid", "process.parent.entity_id"),
            Map.entry("ParentProcessId", "process.parent.pid"),
            Map.entry("ParentImage", "process.parent.executable"),
            Map.entry("ParentCommandLine", "process.parent.command_line"),
            Map.entry("TargetFilename", "file.path"),
            Map.entry("TargetObject", "registry.path"),
            Map.entry("Protocol", "network.transport"),
            Map.entry("SourceIp", "source.ip"),
            Map.entry("SourcePort", "source.port"),
            Map.entry("SourceHostname", "source.domain"),
            Map.entry("DestinationIp", "destination.ip"),
            Map.entry("DestinationPort", "destination.port"),
            Map.entry("DestinationHostname", "destination.domain"),
            Map.entry("QueryName", "dns.question.name"),
            Map.entry("QueryStatus", "sysmon.dns.status"),
            Map.entry("OriginalFileName", "process.pe.original_file_name"));

    private EcsSysmon() {}

    /** Adds to a record's data what was moved from them. */
    static void putBack(Leaves object, StoredRecord.Builder record) {
        Long id = record.number(SystemNumber.EVENT_ID);
        MOVED.forEach((name, path) -> {
            Object value = object.get(path);
            if (value != null) {
                record.add(id == null ? name : name(name, id.intValue()), value);
            }
        });
        Object pipe = object.get("file.name");
        if (pipe != null && id != null && (id == 17 || id == 18)) {
            record.add("PipeName", pipe);
        }
        String user = object.text("user.name");
        if (user != null) {
            String domain = object.text("user.domain");
            record.add("User", domain == null ? user : domain + "\\" + user);
        }
        String hashes = hashes(object);
        if (!hashes.isEmpty()) {
            record.add("Hashes", hashes);
        }
    }

    /** Of two processes the one that did something is called otherwise, and so is a file that is loaded. */
    private static String name(String name, int eventId) {
        return switch (eventId) {
            case 6, 7 -> name.equals("TargetFilename") ? "ImageLoaded" : name;
            case 8 -> name.startsWith("Process") || name.equals("Image") ? "Source" + name : name;
            case 10 ->
                name.equals("ProcessGuid")
                        ? "SourceProcessGUID"
                        : name.equals("ProcessId") || name.equals("Image") ? "Source" + name : name;
            default -> name;
        };
    }

    private static String hashes(Leaves object) {
        StringBuilder hashes = new StringBuilder();
        for (String owner : new String[] {"process", "file", "dll"}) {
            for (String algorithm : new String[] {"hash.sha1", "hash.md5", "hash.sha256", "pe.imphash"}) {
                String hash = object.text(owner + "." + algorithm);
                if (hash != null) {
                    String name =
                            algorithm.substring(algorithm.indexOf('.') + 1).toUpperCase(Locale.ROOT);
                    hashes.append(hashes.isEmpty() ? "" : ",")
                            .append(name)
                            .append('=')
                            .append(hash);
                }
            }
        }
        return hashes.toString();
    }
}
