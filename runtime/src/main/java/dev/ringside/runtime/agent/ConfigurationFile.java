package dev.ringside.runtime.agent;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.runtime.json.JsonValue;
import dev.ringside.runtime.json.UnreadableEventException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A configuration in a file: {@code {"source":…,"hash":…,"detections":[…]}}. */
public record ConfigurationFile(Path file) implements ConfigurationStore {
    private static final String SOURCE = "source";
    private static final String HASH = "hash";
    private static final String DETECTIONS = "detections";

    @Override
    public Optional<Configuration> read() {
        try {
            JsonValue stored = JsonValue.parse(Files.readString(file));
            JsonValue detections = stored instanceof JsonValue.Members members
                    ? members.member(DETECTIONS).orElse(new JsonValue.Nothing())
                    : stored;
            return Optional.of(Configuration.stored(
                    detections, Configuration.text(stored, SOURCE), Configuration.text(stored, HASH)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read", e);
        } catch (UnreadableEventException e) {
            throw Configuration.damaged(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void write(Configuration configuration) {
        String text = "{" + member(SOURCE, configuration.source()) + "," + member(HASH, configuration.hash()) + ",\""
                + DETECTIONS + "\":" + configuration.json() + "}\n";
        try {
            WholeFile.write(file, text);
        } catch (IOException e) {
            throw failed("write", e);
        }
    }

    private static String member(String name, String value) {
        return "\"" + name + "\":" + new JsonValue.Text(value);
    }

    private RingsideException failed(String verb, IOException reason) {
        return new RingsideException(Diagnostic.of(
                Code.FEED,
                "cannot " + verb + " " + file + ": " + WholeFile.reason(reason),
                "the configuration is for administrators: try again as root"));
    }
}
