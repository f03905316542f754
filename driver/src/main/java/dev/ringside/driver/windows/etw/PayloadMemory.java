package dev.ringside.driver.windows.etw;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.ringside.driver.windows.etw.Layout.EventFilterDescriptor;
import dev.ringside.driver.windows.etw.Layout.PayloadFilterPredicate;
import dev.ringside.driver.windows.etw.record.EventDescriptor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Filters of what events carry, as tdh makes them: memory of its own, which has to be given back. */
final class PayloadMemory implements AutoCloseable {
    private static final PayloadMemory NOTHING = new PayloadMemory(null);

    private final @Nullable Memory descriptor;

    private PayloadMemory(@Nullable Memory descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * Lets tdh make filters; of several for the same kind of event one has to let it through.
     *
     * @throws EtwException if tdh refuses: it does not know the provider, or the field
     */
    static PayloadMemory of(Pointer provider, List<PayloadFilter> filters) {
        if (filters.isEmpty()) {
            return NOTHING;
        }
        List<Memory> made = new ArrayList<>();
        try {
            for (PayloadFilter filter : filters) {
                made.add(create(provider, filter));
            }
            Memory pointers = new Memory((long) made.size() * Long.BYTES);
            for (int i = 0; i < made.size(); i++) {
                pointers.setLong((long) i * Long.BYTES, made.get(i).getLong(0));
            }
            Memory descriptor = new Memory(EventFilterDescriptor.BYTES);
            descriptor.clear();
            check(
                    "TdhAggregatePayloadFilters",
                    TdhFilters.TdhAggregatePayloadFilters(made.size(), pointers, Pointer.NULL, descriptor));
            return new PayloadMemory(descriptor);
        } finally {
            made.forEach(TdhFilters::TdhDeletePayloadFilter);
        }
    }

    private static Memory create(Pointer provider, PayloadFilter filter) {
        List<Memory> texts = new ArrayList<>();
        int count = filter.conditions().size();
        Memory predicates = new Memory((long) count * PayloadFilterPredicate.BYTES);
        predicates.clear();
        for (int i = 0; i < count; i++) {
            PayloadFilter.Condition condition = filter.conditions().get(i);
            Memory field = NativeText.of(condition.field());
            Memory value = NativeText.of(condition.value());
            texts.add(field);
            texts.add(value);
            long at = (long) i * PayloadFilterPredicate.BYTES;
            predicates.setPointer(at + PayloadFilterPredicate.FIELD_NAME, field);
            predicates.setShort(at + PayloadFilterPredicate.COMPARE_OP, (short)
                    condition.operator().number());
            predicates.setPointer(at + PayloadFilterPredicate.VALUE, value);
        }
        Memory made = new Memory(Long.BYTES);
        made.clear();
        int error = TdhFilters.TdhCreatePayloadFilter(
                provider, descriptor(filter.event()), (byte) 0, count, predicates, made);
        texts.forEach(Memory::close);
        check("TdhCreatePayloadFilter", error);
        return made;
    }

    /** An EVENT_DESCRIPTOR. */
    static Memory descriptor(EventDescriptor event) {
        ByteBuffer bytes = ByteBuffer.allocate(EventDescriptor.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        event.write(bytes, 0);
        Memory memory = new Memory(EventDescriptor.BYTES);
        memory.write(0, bytes.array(), 0, EventDescriptor.BYTES);
        return memory;
    }

    private static void check(String function, int error) {
        EtwException.check(function, "payload filter", error);
    }

    boolean isEmpty() {
        return descriptor == null;
    }

    void copyDescriptor(Pointer to) {
        if (descriptor != null) {
            to.write(0, descriptor.getByteArray(0, EventFilterDescriptor.BYTES), 0, EventFilterDescriptor.BYTES);
        }
    }

    @Override
    public void close() {
        if (descriptor != null) {
            TdhFilters.TdhCleanupPayloadEventFilterDescriptor(descriptor);
        }
    }
}
