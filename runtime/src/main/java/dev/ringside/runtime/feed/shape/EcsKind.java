package dev.ringside.runtime.feed.shape;

import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.json.Leaves;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What an event in the Elastic Common Schema is in a stream.
 *
 * @param op what was done, where the stream tells that
 */
record EcsKind(StreamType stream, Optional<String> op) {
    private static final Map<String, String> CONNECTIONS = Map.of(
            "connection_attempted", "connect",
            "connected-to", "connect",
            "connection_accepted", "accept",
            "accepted-connection-from", "accept",
            "disconnect_received", "close",
            "network_flow", "close");
    private static final Map<String, String> FILE_ACTIONS = Map.of(
            "rename", "rename",
            "moved", "rename",
            "overwrite", "write",
            "modification", "write",
            "updated", "write",
            "opened-file", "open",
            "open", "open");
    private static final Map<String, String> FILE_TYPES =
            Map.of("creation", "create", "deletion", "delete", "access", "open");
    private static final Map<String, String> KEYS = Map.of("creation", "create", "deletion", "delete", "change", "set");

    /** Which stream it belongs to, and as what; nothing if none has the same meaning. */
    static Optional<EcsKind> of(Leaves object) {
        List<String> types = words(object, "event.type");
        List<String> categories = words(object, "event.category");
        String action = String.valueOf(object.text("event.action")).toLowerCase(Locale.ROOT);
        if (object.has("dns.question.name")) {
            return kind("dns", null);
        }
        if (categories.contains("process")) {
            return types.contains("start")
                    ? kind("procs", null)
                    : types.contains("end") ? kind("exits", null) : Optional.empty();
        }
        if (categories.contains("network") && (object.has("source.ip") || object.has("destination.ip"))) {
            return kind("net", connection(object, types, action));
        }
        if (categories.contains("file") && object.has("file.path")) {
            String op = FILE_ACTIONS.get(action);
            return kind("files", op == null ? first(types, FILE_TYPES) : op);
        }
        if (categories.contains("registry") && object.has("registry.path")) {
            return kind("registry", first(types, KEYS));
        }
        return categories.contains("library") && object.has("dll.path") ? kind("images", null) : Optional.empty();
    }

    private static Optional<EcsKind> kind(String stream, @Nullable String op) {
        return Optional.of(new EcsKind(EcsEvents.stream(stream), Optional.ofNullable(op)));
    }

    private static List<String> words(Leaves object, String path) {
        Object value = object.get(path);
        List<String> words = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(word -> words.add(word.toString().toLowerCase(Locale.ROOT)));
        } else if (value != null) {
            words.add(value.toString().toLowerCase(Locale.ROOT));
        }
        return words;
    }

    private static @Nullable String first(List<String> types, Map<String, String> words) {
        return types.stream()
                .map(words::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String connection(Leaves object, List<String> types, String action) {
        String op = CONNECTIONS.get(action);
        if (op != null || (!types.contains("start") && !types.contains("connection"))) {
            return op == null && types.contains("end") ? "close" : op;
        }
        return switch (String.valueOf(object.text("network.direction"))) {
            case "egress", "outbound" -> "connect";
            case "ingress", "inbound" -> "accept";
            default -> null;
        };
    }

    /** Sets what has to be worked out. */
    void particulars(Leaves object, BiConsumer<String, Object> fields) {
        switch (stream.name()) {
            case "procs" -> commandLine(object, fields);
            case "net" -> network(object, fields);
            case "dns" -> names(object, fields);
            case "files" -> mode(object, fields);
            default -> {
                // Everything stands somewhere as it is.
            }
        }
    }

    private static void commandLine(Leaves object, BiConsumer<String, Object> fields) {
        if (object.get("process.args") instanceof List<?> args) {
            fields.accept(
                    "cmdline",
                    String.join(" ", args.stream().map(Object::toString).toList()));
        }
    }

    /** Bytes are counted by side: those of the source are what the process has sent, if it is the source. */
    private void network(Leaves object, BiConsumer<String, Object> fields) {
        boolean accepted = op.filter("accept"::equals).isPresent()
                || List.of("ingress", "inbound").contains(String.valueOf(object.text("network.direction")));
        op.filter(word -> word.equals("connect") || word.equals("accept"))
                .ifPresent(word -> fields.accept("initiated", word.equals("connect")));
        Object source = object.get("source.bytes");
        Object destination = object.get("destination.bytes");
        if (source != null) {
            fields.accept(accepted ? "bytesReceived" : "bytesSent", source);
        }
        if (destination != null) {
            fields.accept(accepted ? "bytesSent" : "bytesReceived", destination);
        }
        String type = object.text("network.type");
        if (type != null) {
            fields.accept("ipv6", type.equals("ipv6"));
        }
    }

    private static void names(Leaves object, BiConsumer<String, Object> fields) {
        List<String> codes = List.of("NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED");
        int status =
                codes.indexOf(String.valueOf(object.text("dns.response_code")).toUpperCase(Locale.ROOT));
        if (status >= 0) {
            fields.accept("status", (long) status);
        }
        List<String> answers = new ArrayList<>();
        for (int i = 0; object.has("dns.answers." + i + ".data"); i++) {
            answers.add(String.valueOf(object.text("dns.answers." + i + ".data")));
        }
        Object addresses = object.get("dns.resolved_ip");
        if (!answers.isEmpty() || addresses != null) {
            fields.accept("answers", answers.isEmpty() && addresses != null ? addresses : answers);
        }
    }

    /** In octal digits. */
    private static void mode(Leaves object, BiConsumer<String, Object> fields) {
        String mode = object.text("file.mode");
        if (mode != null && mode.matches("[0-7]{3,6}")) {
            fields.accept("mode", Long.parseLong(mode, 8));
        }
    }
}
