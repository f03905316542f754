package dev.ringside.driver.windows.etw;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.ringside.driver.windows.etw.Layout.EnableTraceParameters;
import dev.ringside.driver.windows.etw.Layout.EventFilterDescriptor;
import dev.ringside.driver.windows.etw.Layout.EventFilterEventId;
import java.util.ArrayList;
import java.util.List;

/** A provider's filter in native memory, as EnableTraceEx2 takes it. Holds on to the memory until it is closed. */
final class EnableParameters implements AutoCloseable {
    private final List<Filter> filters = new ArrayList<>();
    private final PayloadMemory payload;
    private final Memory memory;

    /** @param memory is kept from being freed by being here */
    private record Filter(int type, Pointer memory, int bytes) {}

    /**
     * Writes a filter.
     *
     * @throws EtwException if Windows refuses the filters of what events carry
     */
    EnableParameters(Pointer provider, ProviderFilter filter) {
        if (!filter.ids().numbers().isEmpty()) {
            filters.add(ids(filter.ids()));
        }
        if (!filter.pids().isEmpty()) {
            filters.add(pids(filter));
        }
        payload = PayloadMemory.of(provider, filter.payload());
        int count = filters.size() + (payload.isEmpty() ? 0 : 1);
        memory = new Memory(EnableTraceParameters.BYTES + (long) count * EventFilterDescriptor.BYTES);
        memory.clear();
        memory.setInt(EnableTraceParameters.VERSION, Tracing.ENABLE_TRACE_PARAMETERS_VERSION_2);
        memory.setInt(EnableTraceParameters.ENABLE_PROPERTY, Tracing.EVENT_ENABLE_PROPERTY_SID);
        Pointer descriptors = memory.share(EnableTraceParameters.BYTES);
        memory.setPointer(EnableTraceParameters.ENABLE_FILTER_DESC, count == 0 ? Pointer.NULL : descriptors);
        memory.setInt(EnableTraceParameters.FILTER_DESC_COUNT, count);
        for (int i = 0; i < filters.size(); i++) {
            write(descriptors.share((long) i * EventFilterDescriptor.BYTES), filters.get(i));
        }
        if (!payload.isEmpty()) {
            payload.copyDescriptor(descriptors.share((long) filters.size() * EventFilterDescriptor.BYTES));
        }
    }

    private static void write(Pointer descriptor, Filter filter) {
        descriptor.setLong(EventFilterDescriptor.PTR, Pointer.nativeValue(filter.memory()));
        descriptor.setInt(EventFilterDescriptor.SIZE, filter.bytes());
        descriptor.setInt(EventFilterDescriptor.TYPE, filter.type());
    }

    private static Filter ids(ProviderFilter.Ids ids) {
        int bytes = EventFilterEventId.EVENTS + ids.numbers().size() * Short.BYTES;
        Memory out = new Memory(bytes);
        out.clear();
        out.setByte(EventFilterEventId.FILTER_IN, (byte) (ids.in() ? 1 : 0));
        out.setShort(EventFilterEventId.COUNT, (short) ids.numbers().size());
        int at = EventFilterEventId.EVENTS;
        for (int id : ids.numbers()) {
            out.setShort(at, (short) id);
            at += Short.BYTES;
        }
        return new Filter(Tracing.EVENT_FILTER_TYPE_EVENT_ID, out, bytes);
    }

    private static Filter pids(ProviderFilter filter) {
        int bytes = filter.pids().size() * Integer.BYTES;
        Memory out = new Memory(bytes);
        int at = 0;
        for (long pid : filter.pids()) {
            out.setInt(at, (int) pid);
            at += Integer.BYTES;
        }
        return new Filter(Tracing.EVENT_FILTER_TYPE_PID, out, bytes);
    }

    Pointer pointer() {
        return memory;
    }

    @Override
    public void close() {
        payload.close();
    }
}
