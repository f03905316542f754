package dev.ringside.driver.windows.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.windows.contract.RecordKind;
import dev.ringside.dsl.plan.Operation;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordMapTest {
    private static final String CONTEXT =
            "time pid tid ppid image name parent parentImage cmdline parentCmdline cwd session logonId"
                    + " integrity startTime";

    private static RecordMap map(RecordKind kind) {
        StreamType stream = Schema.standard().stream(kind.stream());
        return new RecordMap(stream, kind);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            PROCS, ""
            EXITS, exitCode duration
            THREADS, sourcePid sourceImage targetPid targetImage newThreadId startModule
            IMAGES, path base size kind
            MODULES, path
            ACCESS, sourcePid sourceImage targetPid targetImage op sourceThreadId grantedAccess callTrace
            REGISTRY, op key details newName
            FILES, op path oldPath created previousCreated size isExecutable result
            RAWREADS, device
            PIPES, op pipe kind
            TAMPERING, type
            """)
    void whatRecordsHoldIsPushedDownAndNothingElse(RecordKind kind, String own) {
        String decidable = map(kind).abilities().operations().keySet().stream()
                .sorted(Comparator.comparingInt(Field::slot))
                .map(Field::name)
                .collect(Collectors.joining(" "));

        assertThat(decidable).isEqualTo((CONTEXT + " " + own).strip());
    }

    @ParameterizedTest
    @CsvSource({"FILES, isExecutable, TRUE", "FILES, created, ORDER", "EXITS, duration, ORDER", "PROCS, image, CONTAINS"
    })
    void aFieldsTypeSaysWhatCanBeDone(RecordKind kind, String field, Operation operation) {
        StreamType stream = Schema.standard().stream(kind.stream());

        assertThat(map(kind).abilities().can(stream.field(field), operation)).isTrue();
        assertThat(map(kind).abilities().can(stream.field(field), Operation.NETWORK))
                .isFalse();
    }
}
