package dev.ringside.driver.windows.contract;

/**
 * Numbers of {@code ringside.h}: constants have the header's name without {@code RS_}; a nested class stands for a structure, with the offset of
 * each of its members, and {@link RecordHead#BYTES} and its like for the size.
 */
public final class Contract {
    public static final int VERSION = 1;

    public static final int CONTROL_START = 0x83400000;
    public static final int CONTROL_READ = 0x83400004;
    public static final int CONTROL_SET_FILTER = 0x8340A004;
    public static final int CONTROL_STATUS = 0x83406008;
    public static final int CONTROL_STOP = 0x8340A00C;
    /** Only known to the build for tests. */
    public static final int CONTROL_RAISE = 0x8340A3FC;

    public static final int LARGEST_RECORD = 0x30000;
    public static final int MOST_FIELDS = 64;
    public static final int MOST_TAKERS = 64;
    public static final int MOST_INSTRUCTIONS = 0x10000;
    public static final int MOST_SETS = 4096;
    public static final int LONGEST_KEY = 64;
    public static final int LARGEST_FILTER = 0x2000000;
    public static final int KINDS = 12;
    public static final int CALLBACKS = 8;

    /** At least one text was too long and is cut. */
    public static final int TRUNCATED = 1;
    /** Events were lost since the record before. */
    public static final int LOSS_BEFORE = 2;

    /** Where the first field's 8 bytes lie in a record. */
    public static final int RECORD_FIELDS = 64;

    public static final int UNCERTAIN = -8;
    public static final int PSEUDO_SET = 1;
    public static final int PSEUDO_TABLE = 2;
    public static final int HELPER_LOOKUP = 1;
    public static final int HELPER_COPY = 113;
    public static final int HELPER_TEXT = 0x5201;
    public static final int HELPER_SEARCH = 0x5202;
    public static final int FORM_PLAIN = 0;
    public static final int FORM_UPPER = 1;
    public static final int TEXT_MISSING = -1;
    public static final int TEXT_UNKNOWN = -2;
    public static final int TEXT_ROOM = 0x20000;
    public static final int TEXT_CAPACITY = 0x10000;
    public static final int TABLE_STATE = 256;

    public static final int STARTED = 1;
    public static final int PROGRAMS_READ_ONLY = 2;

    private Contract() {}

    public static final class RecordHead {
        public static final int SIZE = 0;
        public static final int KIND = 4;
        public static final int FLAGS = 6;
        public static final int SEQUENCE = 8;
        public static final int TIME = 16;
        public static final int TAKERS = 24;
        public static final int UNCERTAIN = 32;
        public static final int GENERATION = 40;
        public static final int PRESENT = 48;
        public static final int UNKNOWN = 56;
        public static final int BYTES = 64;

        private RecordHead() {}
    }

    public static final class Text {
        public static final int OFFSET = 0;
        public static final int LENGTH = 4;
        public static final int BYTES = 8;

        private Text() {}
    }

    public static final class Request {
        public static final int SIZE = 0;
        public static final int VERSION = 4;
        public static final int BYTES = 8;

        private Request() {}
    }

    public static final class Start {
        public static final int SIZE = 0;
        public static final int VERSION = 4;
        public static final int RING = 8;
        public static final int RESERVED = 12;
        public static final int BYTES = 16;

        private Start() {}
    }

    public static final class Started {
        public static final int SIZE = 0;
        public static final int VERSION = 4;
        public static final int RING = 8;
        public static final int DRIVER_VERSION = 12;
        public static final int TIME = 16;
        public static final int BYTES = 24;

        private Started() {}
    }

    public static final class Batch {
        public static final int SIZE = 0;
        public static final int VERSION = 4;
        public static final int COUNT = 8;
        public static final int RESERVED = 12;
        public static final int LOST = 16;
        public static final int BYTES = 112;

        private Batch() {}
    }

    public static final class SetFilter {
        public static final int SIZE = 0;
        public static final int VERSION = 4;
        public static final int GENERATION = 8;
        public static final int TAKERS = 16;
        public static final int KIND = 24;
        public static final int RESERVED = 28;
        public static final int CODE = 32;
        public static final int INSTRUCTIONS = 36;
        public static final int SETS = 40;
        public static final int SET_COUNT = 44;
        public static final int TABLES = 48;
        public static final int TABLES_SIZE = 52;
        public static final int BYTES = 56;

        private SetFilter() {}
    }

    public static final class Set {
        public static final int KEYS = 0;
        public static final int KEY_SIZE = 4;
        public static final int COUNT = 8;
        public static final int RESERVED = 12;
        public static final int BYTES = 16;

        private Set() {}
    }

    public static final class Verdict {
        public static final int SIZE = 0;
        public static final int VERSION = 4;
        public static final int VERDICT = 8;
        public static final int INSTRUCTION = 12;
        public static final int BYTES = 16;

        private Verdict() {}
    }

    public static final class Counters {
        public static final int BEGUN = 0;
        public static final int SEEN = 8;
        public static final int FILTERED = 16;
        public static final int DELIVERED = 24;
        public static final int LOST = 32;
        public static final int READ = 40;
        public static final int DISCARDED = 48;
        public static final int UNDECIDED = 56;
        public static final int GENERATION = 64;
        public static final int TAKERS = 72;
        public static final int BYTES = 80;

        private Counters() {}
    }

    public static final class Status {
        public static final int SIZE = 0;
        public static final int VERSION = 4;
        public static final int DRIVER_VERSION = 8;
        public static final int FLAGS = 12;
        public static final int REGISTERED = 16;
        public static final int MISSING = 20;
        public static final int LEGACY = 24;
        public static final int RING = 28;
        public static final int WAITING = 32;
        public static final int PROCESSES = 36;
        public static final int FORGOTTEN = 40;
        public static final int FUNCTIONS = 48;
        public static final int STARTED = 56;
        public static final int TIME = 64;
        public static final int REASONS = 72;
        public static final int COUNTERS = 104;
        public static final int BYTES = 1064;

        private Status() {}
    }
}
