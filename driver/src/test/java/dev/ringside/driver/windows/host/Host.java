package dev.ringside.driver.windows.host;

import dev.ringside.driver.windows.Device;
import dev.ringside.driver.windows.DeviceError;
import dev.ringside.driver.windows.DeviceException;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The driver's core, compiled for this machine, in a process of its own ({@code driver/src/test/c/host}). */
public final class Host implements AutoCloseable {
    private static final int RAISE = 1;
    private static final int STORM = 2;
    private static final int CLOSE = 3;

    private static final int REQUEST = 20;
    private static final int ANSWER = 12;

    /** In the order of the core's {@code rs_result}, from RS_BAD_CODE on: what Windows makes of the driver's NTSTATUS. */
    private static final List<DeviceError> ERRORS = List.of(
            DeviceError.INVALID_FUNCTION,
            DeviceError.BAD_LENGTH,
            DeviceError.REVISION_MISMATCH,
            DeviceError.INVALID_PARAMETER,
            DeviceError.INSUFFICIENT_BUFFER,
            DeviceError.NO_SYSTEM_RESOURCES,
            DeviceError.BUSY,
            DeviceError.NOT_READY);

    private static final int FIRST_ERROR = 2;

    private final Process process;
    private final OutputStream requests;
    private final Thread answers;
    private final Map<Integer, Pending> pending = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final AtomicInteger handles = new AtomicInteger();

    private record Pending(int code, CompletableFuture<byte[]> answer) {}

    private Host(Process process) {
        this.process = process;
        this.requests = process.getOutputStream();
        this.answers = Thread.ofPlatform().daemon().name("host-answers").start(this::receive);
    }

    /** Starts one. */
    public static Host start() {
        try {
            return new Host(new ProcessBuilder(Program.PATH.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a handle. Closing it is what the driver hears when a handle is closed. */
    public Device open() {
        return new Handle(handles.incrementAndGet());
    }

    /** Lets events happen, one after the other. */
    public void raise(List<HostEvent> events) {
        ByteBuffer in = ByteBuffer.allocate(
                        events.stream().mapToInt(HostEvent::size).sum())
                .order(ByteOrder.LITTLE_ENDIAN);
        events.forEach(event -> event.write(in));
        send(0, RAISE, in.flip(), 0).join();
    }

    public void raise(HostEvent... events) {
        raise(List.of(events));
    }

    /**
     * Lets events happen from several threads at once: their {@code pid} counts from 0, their {@code cmdline} is {@code storm} and the same number,
     * their {@code name} {@code Storm.exe}.
     *
     * @return is done when all have happened
     */
    public CompletableFuture<byte[]> storm(int kind, int threads, long count) {
        ByteBuffer in = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(kind)
                .putInt(threads)
                .putLong(count)
                .flip();
        return send(0, STORM, in, 0);
    }

    private CompletableFuture<byte[]> send(int handle, int code, ByteBuffer in, int room) {
        int id = ids.incrementAndGet();
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        pending.put(id, new Pending(code, answer));
        ByteBuffer frame = ByteBuffer.allocate(REQUEST + in.remaining())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(id)
                .putInt(handle)
                .putInt(code)
                .putInt(in.remaining())
                .putInt(room)
                .put(in.duplicate());
        try {
            synchronized (requests) {
                requests.write(frame.array());
                requests.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer;
    }

    private void receive() {
        try (DataInputStream in = new DataInputStream(process.getInputStream())) {
            while (true) {
                ByteBuffer head = ByteBuffer.wrap(in.readNBytes(ANSWER)).order(ByteOrder.LITTLE_ENDIAN);
                if (head.remaining() < ANSWER) {
                    break;
                }
                int id = head.getInt();
                int result = head.getInt();
                byte[] bytes = in.readNBytes(head.getInt());
                Pending one = pending.remove(id);
                if (one == null) {
                    throw new IllegalStateException("an answer that nobody waits for");
                } else if (result == 0) {
                    one.answer().complete(bytes);
                } else {
                    one.answer().completeExceptionally(error(one.code(), ERRORS.get(result - FIRST_ERROR)));
                }
            }
        } catch (IOException e) {
            // The process is gone: what waits is told so below.
        }
        pending.values()
                .forEach(one -> one.answer().completeExceptionally(error(one.code(), DeviceError.OPERATION_ABORTED)));
    }

    private static DeviceException error(int code, DeviceError error) {
        return new DeviceException("control code 0x" + Integer.toHexString(code), error);
    }

    /** Ends it and fails if the core has left anything. */
    @Override
    public void close() {
        try {
            requests.close();
            int status = process.waitFor();
            answers.join();
            if (status != 0) {
                throw new AssertionError("the driver's core ended with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Handle implements Device {
        private final int number;
        private boolean closed;

        Handle(int number) {
            this.number = number;
        }

        @Override
        public void control(int code, ByteBuffer in, ByteBuffer out) {
            try {
                byte[] answer = send(number, code, in, out.remaining()).join();
                out.put(out.position(), answer).limit(out.position() + answer.length);
            } catch (CompletionException e) {
                if (e.getCause() instanceof DeviceException refusal) {
                    throw new DeviceException(refusal.operation(), refusal.number());
                }
                throw e;
            }
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                send(number, CLOSE, ByteBuffer.allocate(0), 0).join();
            }
        }
    }

    /** Compiled when first needed. */
    private static final class Program {
        static final Path PATH = make();

        private static Path make() {
            try {
                Path folder = Files.createTempDirectory("ringside-host");
                Path program = folder.resolve("host");
                program.toFile().deleteOnExit();
                folder.toFile().deleteOnExit();
                Compiler.compile(
                        program, Compiler.files(Compiler.sources("test/c/host"), Compiler.sources("main/c/core")));
                Files.delete(folder.resolve("host.log"));
                return program;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
