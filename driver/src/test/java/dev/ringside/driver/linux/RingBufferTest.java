package dev.ringside.driver.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@NeedsKernel
class RingBufferTest {
    private static final int SIZE = 4096;
    private static final int RECORD = 20;
    /** With its header, rounded up to 8. */
    private static final int ROOM = 32;

    private final RingBuffer ring = RingBuffer.create("test_ring", SIZE);

    @AfterEach
    void close() {
        ring.close();
    }

    @Test
    void every_record_arrives_once_and_in_order_across_the_end_of_the_buffer() {
        try (RecordSource source = RecordSource.into(ring, RECORD)) {
            List<Long> seen = new ArrayList<>();
            for (int round = 0; round < 50; round++) {
                source.write(100);
                assertThat(poll(seen)).isEqualTo(100);
            }
            assertThat(seen).containsExactlyElementsOf(numbers(5000));
            assertThat(source.lost()).isZero();
            assertThat(ring.producerPosition()).isEqualTo(5000 * ROOM);
            assertThat(ring.consumerPosition()).isEqualTo(5000 * ROOM);
        }
    }

    @Test
    void a_record_has_the_length_that_was_reserved_and_starts_aligned() {
        try (RecordSource source = RecordSource.into(ring, RECORD)) {
            source.write(3);
            ring.poll(
                    (data, offset, length) -> {
                        assertThat(length).isEqualTo(RECORD);
                        assertThat(offset % 8).isZero();
                        assertThat(data.isReadOnly()).isTrue();
                    },
                    3);
        }
    }

    @Test
    void discarded_records_are_passed_over() {
        try (RecordSource source = RecordSource.discardingOdd(ring, RECORD)) {
            List<Long> seen = new ArrayList<>();
            source.write(10);
            assertThat(poll(seen)).isEqualTo(5);
            assertThat(seen).containsExactly(0L, 2L, 4L, 6L, 8L);
            assertThat(ring.consumerPosition()).isEqualTo(10 * ROOM);
        }
    }

    @Test
    void what_does_not_fit_is_lost_and_counted_and_the_rest_arrives() {
        try (RecordSource source = RecordSource.into(ring, RECORD)) {
            source.write(1000);
            List<Long> seen = new ArrayList<>();
            poll(seen);
            assertThat(seen).isNotEmpty();
            assertThat(source.lost()).isEqualTo(1000 - seen.size());
            assertThat(seen).containsExactlyElementsOf(numbers(seen.size()));
        }
    }

    @Test
    void room_is_reused_only_after_it_was_read() {
        try (RecordSource source = RecordSource.into(ring, RECORD)) {
            source.write(1000);
            long lost = source.lost();
            source.write(1);
            assertThat(source.lost()).isEqualTo(lost + 1);
            poll(new ArrayList<>());
            source.write(1);
            assertThat(source.lost()).isEqualTo(lost + 1);
        }
    }

    @Test
    void no_more_than_asked_for_are_handed_out() {
        try (RecordSource source = RecordSource.into(ring, RECORD)) {
            source.write(10);
            List<Long> seen = new ArrayList<>();
            assertThat(ring.poll((data, offset, length) -> seen.add(data.getLong(offset)), 4))
                    .isEqualTo(4);
            assertThat(poll(seen)).isEqualTo(6);
            assertThat(poll(seen)).isZero();
            assertThat(seen).containsExactlyElementsOf(numbers(10));
        }
    }

    @Test
    void a_record_that_a_handler_throws_on_does_not_come_again() {
        try (RecordSource source = RecordSource.into(ring, RECORD)) {
            source.write(3);
            assertThatThrownBy(() -> ring.poll(
                            (data, offset, length) -> {
                                throw new UnsupportedOperationException("no");
                            },
                            3))
                    .isInstanceOf(UnsupportedOperationException.class);
            List<Long> seen = new ArrayList<>();
            poll(seen);
            assertThat(seen).containsExactly(1L, 2L);
        }
    }

    @Test
    void a_reader_that_keeps_up_with_a_writer_on_another_thread_sees_all_in_order() {
        try (RecordSource source = RecordSource.into(ring, RECORD)) {
            List<Long> seen = new ArrayList<>();
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 2000; i++) {
                    source.write(10);
                }
            });
            while (!writing.isDone()) {
                poll(seen);
            }
            writing.join();
            poll(seen);
            assertThat(seen).doesNotHaveDuplicates().isSorted();
            assertThat(seen.size() + source.lost()).isEqualTo(20_000);
        }
    }

    @Test
    void nothing_is_touched_after_close() {
        ring.close();
        ring.close();
        assertThatIllegalStateException().isThrownBy(() -> ring.poll((data, offset, length) -> {}, 1));
        assertThatIllegalStateException().isThrownBy(ring::producerPosition);
        assertThatIllegalStateException().isThrownBy(ring::consumerPosition);
        assertThatIllegalStateException().isThrownBy(ring::fd);
    }

    @Test
    void a_handler_that_hangs_holds_up_nobody_who_asks_for_positions_or_closes() throws Exception {
        try (RecordSource source = RecordSource.into(ring, RECORD)) {
            source.write(3);
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch released = new CountDownLatch(1);
            CompletableFuture<Integer> polling = CompletableFuture.supplyAsync(() -> ring.poll(
                    (data, offset, length) -> {
                        begun.countDown();
                        await(released);
                        assertThat(data.getLong(offset)).isZero();
                    },
                    3));
            begun.await();
            assertThat(ring.producerPosition()).isEqualTo(3 * ROOM);
            assertThat(ring.consumerPosition()).isZero();
            ring.close();
            released.countDown();
            assertThat(polling.get(10, TimeUnit.SECONDS)).isEqualTo(1);
            assertThatIllegalStateException().isThrownBy(ring::producerPosition);
        }
    }

    @Test
    void a_handler_may_close() {
        try (RecordSource source = RecordSource.into(ring, RECORD)) {
            source.write(3);
            assertThat(ring.poll((data, offset, length) -> ring.close(), 3)).isEqualTo(1);
            assertThatIllegalStateException().isThrownBy(() -> ring.poll((data, offset, length) -> {}, 1));
        }
    }

    @Test
    void sizes_that_the_kernel_would_refuse_are_refused_with_a_reason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RingBuffer.create("odd", 3 * 4096))
                .withMessageContaining("power of two");
        assertThatIllegalArgumentException().isThrownBy(() -> RingBuffer.create("small", 1024));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private int poll(List<Long> seen) {
        return ring.poll((data, offset, length) -> seen.add(data.getLong(offset)), Integer.MAX_VALUE);
    }

    private static List<Long> numbers(int count) {
        return LongStream.range(0, count).boxed().toList();
    }
}
