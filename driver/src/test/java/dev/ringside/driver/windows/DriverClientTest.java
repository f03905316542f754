package dev.ringside.driver.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.ConstantPool;
import dev.ringside.driver.windows.contract.Contract;
import dev.ringside.driver.windows.contract.RecordBatch;
import dev.ringside.driver.windows.contract.RecordKind;
import dev.ringside.driver.windows.contract.Refusal;
import dev.ringside.driver.windows.contract.WindowsRecord;
import dev.ringside.driver.windows.filter.RecordMap;
import dev.ringside.driver.windows.filter.WindowsFilter;
import dev.ringside.driver.windows.host.Host;
import dev.ringside.driver.windows.host.HostEvent;
import dev.ringside.driver.windows.host.NeedsC;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Schema;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client over the driver's own core. Closing it fails if the core has left anything. */
@NeedsC
class DriverClientTest {
    private final Host host = Host.start();
    private final DriverClient client = new DriverClient(host.open());

    @AfterEach
    void nothingIsLeft() {
        client.close();
        host.close();
    }

    private static WindowsFilter everything(RecordKind kind) {
        return WindowsFilter.of(
                new RecordMap(Schema.standard().stream(kind.stream()), kind), List.of(Predicate.Constant.TRUE));
    }

    @Test
    void aReadWaitsForARecordAndHoldsUpNoOtherRequest() {
        client.start(0);
        client.install(everything(RecordKind.PROCS), 9);
        CompletableFuture<RecordBatch> read = CompletableFuture.supplyAsync(client::read);
        assertThat(client.status().isStarted()).isTrue();
        host.raise(new HostEvent(RecordKind.PROCS, 133_000_000_000_000_000L)
                .with("pid", 5)
                .with("image", "C:\\a\uD83D"));

        WindowsRecord record = read.join().records().getFirst();
        assertThat(record.generation()).isEqualTo(9);
        assertThat(record.takers()).isEqualTo(1);
        assertThat(record.fileTime()).isEqualTo(133_000_000_000_000_000L);
        assertThat(record.number(RecordKind.PROCS.field("pid"))).isEqualTo(5);
        assertThat(record.text(RecordKind.PROCS.field("image"))).isEqualTo("C:\\a\uD83D");
    }

    @Test
    void stoppingEndsAReadThatWaits() {
        client.start(0);
        CompletableFuture<RecordBatch> read = CompletableFuture.supplyAsync(client::read);
        client.stop();

        assertThatThrownBy(read::join)
                .hasCauseInstanceOf(DeviceException.class)
                .cause()
                .satisfies(e -> assertThat(((DeviceException) e).is(DeviceError.NOT_READY))
                        .isTrue());
    }

    @Test
    void anotherReaderIsToldThatThereIsOne() {
        client.start(0);
        try (DriverClient other = new DriverClient(host.open())) {
            assertThatThrownBy(() -> other.start(0)).isInstanceOfSatisfying(DeviceException.class, refusal -> {
                assertThat(refusal.is(DeviceError.BUSY)).isTrue();
                assertThat(DriverDiagnosis.of(refusal).message()).contains("another program");
            });
            assertThatThrownBy(() -> other.install(everything(RecordKind.PROCS), 1))
                    .isInstanceOf(DeviceException.class);
            assertThat(other.status().isStarted()).isTrue();
        }
    }

    @Test
    void aRefusedFilterIsShownWhereItIsRefused() {
        client.start(0);
        Assembler out = new Assembler();
        out.mov(Reg.R2, 7)
                .load(Size.DOUBLE, Reg.R0, Reg.R1, 0x7000)
                .mov(Reg.R3, 1)
                .exit();
        WindowsFilter filter = new WindowsFilter(RecordKind.FILES, out.program(), new ConstantPool(), 1);

        assertThatThrownBy(() -> client.install(filter, 1))
                .isInstanceOfSatisfying(FilterRefusedException.class, refusal -> {
                    assertThat(refusal.refusal()).isEqualTo(Refusal.ACCESS);
                    assertThat(refusal).hasMessage("""
                            the driver refuses a filter of files of 4 instructions: something outside of what is allowed may be read or written, at instruction 1
                                 0: (b7) r2 = 7
                            >    1: (79) r0 = *(u64 *)(r1 +28672)
                                 2: (b7) r3 = 1
                                 3: (95) exit""");
                });
        assertThat(client.status().counters(RecordKind.FILES).generation()).isZero();
    }

    @Test
    void anotherVersionIsToldFromNoDriver() {
        ByteBuffer request = ByteBuffer.allocate(Contract.Start.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0, Contract.Start.BYTES)
                .putInt(4, Contract.VERSION + 1);
        try (Device device = host.open()) {
            assertThatThrownBy(() -> device.control(
                            Contract.CONTROL_START, request, ByteBuffer.allocate(Contract.Started.BYTES)))
                    .isInstanceOfSatisfying(DeviceException.class, refusal -> {
                        assertThat(refusal.is(DeviceError.REVISION_MISMATCH)).isTrue();
                        assertThat(DriverDiagnosis.of(refusal).message()).contains("another version");
                    });
        }
    }

    @Test
    void everyErrorHasARemedy() {
        for (DeviceError error : DeviceError.values()) {
            assertThat(DriverDiagnosis.of(new DeviceException("start", error)).hints())
                    .as(error.name())
                    .isNotEmpty();
        }
        assertThat(DriverDiagnosis.of(new DeviceException("start", 4711)).hints())
                .isNotEmpty();
    }
}
