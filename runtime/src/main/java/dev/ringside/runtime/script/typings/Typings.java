package dev.ringside.runtime.script.typings;

import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** {@code ringside.d.ts}: what scripts see. The same schema gives the same text, byte for byte. */
public final class Typings {
    private Typings() {}

    /** The whole file, with lines ended by {@code \n}. */
    public static String text(Schema schema) {
        Help help = new Help();
        String globals = help.fill(resource("globals.d.ts"));
        StringBuilder out = new StringBuilder(help.fill(resource("queries.d.ts")));
        out.append(EventTypes.text(schema)).append('\n');
        for (StreamType stream : schema.streams()) {
            out.append("/** ")
                    .append(stream.description())
                    .append(". */\ndeclare const ")
                    .append(stream.name());
            out.append(": Ringside.Query<Ringside.")
                    .append(EventTypes.name(stream))
                    .append(">;\n");
        }
        return out.append(globals)
                .append(BareFields.text(schema, globals))
                .append(resource("modules.d.ts"))
                .toString();
    }

    private static String resource(String name) {
        try (InputStream in = Typings.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
