package dev.ringside.runtime.feed.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.runtime.feed.evtx.ChunkBuilder.Value;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Records that were made to use up time or memory are left out. */
@Timeout(30)
final class BombTest {
    private static String damage(Consumer<ChunkBuilder> body) {
        ChunkBuilder out = new ChunkBuilder();
        out.record(1, body);
        byte[] bomb = out.build();
        // Behind it, all goes on.
        Logs.Found found = Logs.chunk(bomb);
        assertThat(found.records()).isEmpty();
        assertThat(found.damage()).hasSize(1);
        return found.damage().get(0);
    }

    @Test
    void elementsInEachOther() {
        assertThat(damage(record -> record.fragment().template(1, BombTest::deep)))
                .endsWith("elements stand in each other too deep");
    }

    private static void deep(ChunkBuilder out) {
        for (int i = 0; i < 1000; i++) {
            out.open("E", false).closeStart();
        }
    }

    @Test
    void namesThatAreLong() {
        String name = "n".repeat(1000);
        assertThat(damage(record -> record.fragment().template(1, out -> {
                    for (int i = 0; i < 300; i++) {
                        out.open(name, false).put(Token.CLOSE_EMPTY_ELEMENT);
                    }
                })))
                .endsWith("it has more text than any template has");
    }

    @Test
    void aTextThatStandsEverywhere() {
        assertThat(damage(record -> record.fragment()
                        .template(
                                1,
                                out -> {
                                    out.fragment()
                                            .open("Event", false)
                                            .closeStart()
                                            .open("EventData", false)
                                            .closeStart();
                                    for (int i = 0; i < 1000; i++) {
                                        out.element("E", 0, ValueType.STRING);
                                    }
                                    out.end().end().put(Token.END_OF_FRAGMENT);
                                },
                                Value.text("t".repeat(10_000)))))
                .endsWith("it repeats itself without end");
    }

    @Test
    void fragmentsThatMultiply() {
        ChunkBuilder scratch = new ChunkBuilder();
        assertThat(damage(record -> {
                    int[] begin = new int[1];
                    record.fragment();
                    // The definition stands behind the head of the record, the fragment and the instance.
                    begin[0] = Chunk.RECORDS + RecordReader.HEAD + 4 + 10;
                    Value value = Value.of(ValueType.NULL);
                    for (int depth = 0; depth < 10; depth++) {
                        int from = scratch.position();
                        scratch.fragment().instance(1, begin[0], value).put(Token.END_OF_FRAGMENT);
                        value = new Value(
                                ValueType.BINARY_XML, Arrays.copyOfRange(scratch.build(), from, scratch.position()));
                    }
                    record.template(1, BombTest::manifold, value);
                }))
                .endsWith("it has more elements than any record has");
    }

    private static void manifold(ChunkBuilder out) {
        out.fragment();
        for (int i = 0; i < 100; i++) {
            out.value(0, ValueType.BINARY_XML);
        }
        out.put(Token.END_OF_FRAGMENT);
    }

    @Test
    void aTemplateInsideOfItself() {
        ChunkBuilder out = new ChunkBuilder();
        // Its definition is said to begin where the record does.
        out.record(1, record -> record.fragment().instance(1, Chunk.RECORDS));

        assertThat(Logs.chunk(out.build()).records()).isEmpty();
    }
}
