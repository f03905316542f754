package dev.ringside.driver.windows.etw;

/**
 * Where the members of Windows' structures are, on 64 bits: a nested class has the structure's name, each constant a member's. From evntrace.h, evntcons.h
 * and tdh.h.
 */
final class Layout {
    private Layout() {}

    static final class EventTraceProperties {
        static final int BYTES = 120;
        static final int WNODE_BUFFER_SIZE = 0;
        /** Of {@code WNODE_HEADER}: what a session has instead of a handle. */
        static final int WNODE_GUID = 24;

        static final int WNODE_CLIENT_CONTEXT = 40;
        static final int WNODE_FLAGS = 44;
        static final int BUFFER_SIZE = 48;
        static final int MINIMUM_BUFFERS = 52;
        static final int MAXIMUM_BUFFERS = 56;
        static final int LOG_FILE_MODE = 64;
        static final int FLUSH_TIMER = 68;
        static final int ENABLE_FLAGS = 72;
        static final int EVENTS_LOST = 88;
        static final int BUFFERS_WRITTEN = 92;
        static final int LOG_BUFFERS_LOST = 96;
        static final int REAL_TIME_BUFFERS_LOST = 100;
        static final int LOG_FILE_NAME_OFFSET = 112;
        static final int LOGGER_NAME_OFFSET = 116;

        private EventTraceProperties() {}
    }

    static final class EventTraceLogfilew {
        static final int BYTES = 448;
        static final int LOGGER_NAME = 8;
        static final int BUFFERS_READ = 24;
        static final int PROCESS_TRACE_MODE = 28;
        static final int BUFFER_CALLBACK = 400;
        static final int EVENT_RECORD_CALLBACK = 424;

        private EventTraceLogfilew() {}
    }

    static final class EnableTraceParameters {
        static final int BYTES = 48;
        static final int VERSION = 0;
        static final int ENABLE_PROPERTY = 4;
        static final int ENABLE_FILTER_DESC = 32;
        static final int FILTER_DESC_COUNT = 40;

        private EnableTraceParameters() {}
    }

    static final class EventFilterDescriptor {
        static final int BYTES = 16;
        static final int PTR = 0;
        static final int SIZE = 8;
        static final int TYPE = 12;

        private EventFilterDescriptor() {}
    }

    static final class EventFilterEventId {
        static final int FILTER_IN = 0;
        static final int COUNT = 2;
        static final int EVENTS = 4;

        private EventFilterEventId() {}
    }

    static final class PayloadFilterPredicate {
        static final int BYTES = 24;
        static final int FIELD_NAME = 0;
        static final int COMPARE_OP = 8;
        static final int VALUE = 16;

        private PayloadFilterPredicate() {}
    }

    static final class EventRecord {
        static final int BYTES = 112;
        static final int EVENT_HEADER_FLAGS = 4;
        static final int EVENT_HEADER_THREAD_ID = 8;
        static final int EVENT_HEADER_PROCESS_ID = 12;
        static final int EVENT_HEADER_TIME_STAMP = 16;
        static final int EVENT_HEADER_PROVIDER_ID = 24;
        static final int EVENT_HEADER_EVENT_DESCRIPTOR = 40;
        static final int EXTENDED_DATA_COUNT = 84;
        static final int USER_DATA_LENGTH = 86;
        static final int EXTENDED_DATA = 88;
        static final int USER_DATA = 96;

        private EventRecord() {}
    }

    static final class EventHeaderExtendedDataItem {
        static final int BYTES = 16;
        static final int EXT_TYPE = 2;
        static final int DATA_SIZE = 6;
        static final int DATA_PTR = 8;

        private EventHeaderExtendedDataItem() {}
    }

    static final class TraceProviderInfo {
        static final int BYTES = 24;
        static final int PROVIDER_GUID = 0;
        static final int PROVIDER_NAME_OFFSET = 20;

        private TraceProviderInfo() {}
    }

    static final class ProviderEnumerationInfo {
        static final int NUMBER_OF_PROVIDERS = 0;
        static final int TRACE_PROVIDER_INFO_ARRAY = 8;

        private ProviderEnumerationInfo() {}
    }
}
