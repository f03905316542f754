package dev.ringside.driver.windows.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RecordBatchTest {
    private static final RecordField PATH = RecordKind.FILES.field("path");
    private static final RecordField SIZE = RecordKind.FILES.field("size");
    private static final RecordField OP = RecordKind.FILES.field("op");
    private static final int TEXTS =
            Contract.RECORD_FIELDS + Long.BYTES * RecordKind.FILES.fields().size();
    private static final int RECORD = TEXTS + 16;
    private static final int BATCH = Contract.Batch.BYTES;

    /** A batch of one record of a file with a path of four units, the third of them a lone surrogate, and a size. */
    private static ByteBuffer batch() {
        ByteBuffer out = Answers.structure(BATCH + RECORD);
        out.putInt(Contract.Batch.COUNT, 1);
        out.putLong(Contract.Batch.LOST + Long.BYTES * RecordKind.PIPES.number(), 7);
        out.putInt(BATCH + Contract.RecordHead.SIZE, RECORD);
        out.putShort(BATCH + Contract.RecordHead.KIND, (short) RecordKind.FILES.number());
        out.putShort(BATCH + Contract.RecordHead.FLAGS, (short) Contract.TRUNCATED);
        out.putLong(BATCH + Contract.RecordHead.SEQUENCE, 3);
        out.putLong(BATCH + Contract.RecordHead.TAKERS, 5);
        out.putLong(BATCH + Contract.RecordHead.PRESENT, PATH.bit() | SIZE.bit());
        out.putLong(BATCH + Contract.RecordHead.UNKNOWN, OP.bit());
        out.putLong(BATCH + SIZE.offset(), -9);
        text(out, TEXTS, 8);
        return out.putChar(BATCH + TEXTS, 'C')
                .putChar(BATCH + TEXTS + 2, '\0')
                .putChar(BATCH + TEXTS + 4, '\uD83D')
                .putChar(BATCH + TEXTS + 6, 'é')
                .rewind();
    }

    private static ByteBuffer text(ByteBuffer batch, int offset, int length) {
        return batch.putInt(BATCH + PATH.offset() + Contract.Text.OFFSET, offset)
                .putInt(BATCH + PATH.offset() + Contract.Text.LENGTH, length);
    }

    @Test
    void aBatchIsReadAsItWasWritten() {
        RecordBatch batch = RecordBatch.read(batch());

        assertThat(batch.lost(RecordKind.PIPES)).isEqualTo(7);
        assertThat(batch.records()).hasSize(1);
        WindowsRecord record = batch.records().getFirst();
        assertThat(record.kind()).isEqualTo(RecordKind.FILES);
        assertThat(record.text(PATH)).isEqualTo("C\0\uD83Dé");
        assertThat(record.number(SIZE)).isEqualTo(-9);
        assertThat(record.has(OP)).isFalse();
        assertThat(record.text(OP)).isNull();
        assertThat(record.takers()).isEqualTo(5);
        assertThat(record.sequence()).isEqualTo(3);
        assertThat(record.isTruncated()).isTrue();
    }

    @Test
    void textsOutsideOfTheRecordAreNotBelieved() {
        refused(text(batch(), TEXTS + 10, 8));
        refused(text(batch(), TEXTS, 18));
        refused(text(batch(), TEXTS - 2, 8));
        refused(text(batch(), 0, 8));
        refused(text(batch(), TEXTS + 1, 8));
        refused(text(batch(), TEXTS, 7));
        refused(text(batch(), -2, 8));
        refused(text(batch(), TEXTS, -2));
        refused(text(batch(), -2, 4));
    }

    @Test
    void sizesKindsAndFieldsThatCannotBeAreNotBelieved() {
        for (int size : new int[] {-8, 0, 56, TEXTS - 8, RECORD - 4, RECORD + 8, Integer.MAX_VALUE}) {
            refused(batch().putInt(BATCH + Contract.RecordHead.SIZE, size));
        }
        for (int count : new int[] {-1, 0, 2, Integer.MAX_VALUE}) {
            refused(batch().putInt(Contract.Batch.COUNT, count));
        }
        refused(batch().putShort(BATCH + Contract.RecordHead.KIND, (short) Contract.KINDS));
        refused(batch().putShort(BATCH + Contract.RecordHead.KIND, (short) -1));
        refused(batch().putLong(
                        BATCH + Contract.RecordHead.PRESENT,
                        1L << RecordKind.FILES.fields().size()));
        refused(batch().putLong(BATCH + Contract.RecordHead.UNKNOWN, Long.MIN_VALUE));
        refused(batch().putInt(Contract.Batch.VERSION, 2));
        refused(batch().putInt(Contract.Batch.SIZE, BATCH));
        for (int length = 0; length < BATCH + RECORD; length++) {
            refused(batch().limit(length));
        }
    }

    private static void refused(ByteBuffer batch) {
        assertThatThrownBy(() -> RecordBatch.read(batch.rewind())).isInstanceOf(MalformedException.class);
    }

    /** Whatever bytes come: they are refused, or everything in them can be read. */
    @Test
    void whateverTheDriverGivesIsRefusedOrReadable() {
        int readable = 0;
        for (long seed = 1; seed <= 20_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ByteBuffer batch = batch();
            for (int i = random.nextInt(4); i >= 0; i--) {
                batch.put(random.nextInt(batch.limit()), (byte) random.nextInt());
            }
            try {
                for (WindowsRecord record :
                        RecordBatch.read(batch.order(ByteOrder.BIG_ENDIAN)).records()) {
                    record.kind().fields().forEach(field -> {
                        record.number(field);
                        if (field.kind() == FieldKind.TEXT) {
                            record.text(field);
                        }
                    });
                    readable++;
                }
            } catch (MalformedException e) {
                assertThat(e).as("seed %d", seed).hasMessageContaining(" ");
            }
        }
        assertThat(readable).isBetween(1000, 19_000);
    }
}
