/*
 * The contract between Ringside's Windows driver and user mode: control codes, the structures they take and give, records, and what a
 * filter may do. Whoever meets another version, or a size that it does not know, refuses.
 *
 * Little endian. Every structure is a multiple of 8 bytes without holes and begins with its size in bytes and the version; `size` counts
 * what follows the structure, too. What is reserved is zero.
 */
#ifndef RINGSIDE_H
#define RINGSIDE_H

#include <stdint.h>

#define RS_VERSION 1u
#define RS_DRIVER_VERSION 0x00010000u

/* ---------------------------------------------------------- Control codes ---------------------------------------------------------- */

/*
 * All METHOD_BUFFERED. Start and read are Sysmon's codes and carry no access bits: the driver asks IoValidateDeviceIoControlAccess for read
 * and write access. Only the handle that has started the driver may read, set filters and stop. A handle that is closed stops what it started.
 */
#define RS_CONTROL(function, access) (0x83400000u | ((uint32_t)(access) << 14) | ((uint32_t)(function) << 2))
#define RS_CONTROL_START 0x83400000u               /* in: rs_start; out: rs_started */
#define RS_CONTROL_READ 0x83400004u                /* in: rs_request; out: rs_batch with its records. Pends until there is a record */
#define RS_CONTROL_SET_FILTER RS_CONTROL(0x801, 2) /* 0x8340A004; in: rs_set_filter with what follows it; out: rs_verdict */
#define RS_CONTROL_STATUS RS_CONTROL(0x802, 1)     /* 0x83406008; in: rs_request; out: rs_status */
#define RS_CONTROL_STOP RS_CONTROL(0x803, 2)       /* 0x8340A00C; in: rs_request; out: nothing */
#define RS_CONTROL_RAISE RS_CONTROL(0x8FF, 2)      /* 0x8340A3FC; only in the build for tests: calls a callback as the system would */

/* ------------------------------------------------------------- Limits --------------------------------------------------------------- */

#define RS_LEAST_RING 0x80000u        /* bytes of the ring: a power of two from this … */
#define RS_MOST_RING 0x10000000u      /* … to this */
#define RS_DEFAULT_RING 0x1000000u    /* what a start gets that asks for 0 */
#define RS_LARGEST_RECORD 0x30000u    /* bytes of a record; a read needs room for rs_batch and one of these */
#define RS_LONGEST_CMDLINE 0xFFFEu    /* bytes of the acting process's command line in a record */
#define RS_LONGEST_TEXT 0x4000u       /* bytes of any other text in a record; what is longer is cut */
#define RS_LONGEST_DATA 0x400u        /* bytes of raw data in a record */
#define RS_MOST_FIELDS 64u            /* fields of a kind */
#define RS_MOST_TAKERS 64u            /* predicates of a filter */
#define RS_MOST_INSTRUCTIONS 0x10000u /* 8-byte slots of a filter's code; each runs at most once, since jumps go forward only */
#define RS_MOST_BRANCHES 1024u        /* instructions ahead that jumps lead to, at any instruction */
#define RS_MOST_SETS 4096u            /* constant sets of a filter */
#define RS_LONGEST_KEY 64u            /* bytes of a key of a set */
#define RS_LARGEST_FILTER 0x2000000u  /* bytes of rs_set_filter with what follows it */
#define RS_STACK 512                  /* bytes of a filter's stack, below R10 */
#define RS_BUDGET 0x40000u            /* work of a filter for an event: each instruction is 1, each 8 bytes that a helper goes through 1 more */

/* ------------------------------------------------------- Kinds and their fields ---------------------------------------------------- */

/* Kinds of records, one for each stream. */
enum rs_kind {
    RS_KIND_PROCS,
    RS_KIND_EXITS,
    RS_KIND_THREADS,
    RS_KIND_IMAGES,
    RS_KIND_MODULES,
    RS_KIND_ACCESS,
    RS_KIND_REGISTRY,
    RS_KIND_FILES,
    RS_KIND_RAWREADS,
    RS_KIND_PIPES,
    RS_KIND_TAMPERING,
    RS_KIND_HEALTH
};
#define RS_KINDS 12u

/* What a field's 8 bytes are. */
enum rs_type {
    RS_NUMBER, /* a whole number, signed; a truth is 1 or 0 */
    RS_TIME,   /* 100 ns since 1601, UTC */
    RS_TICKS,  /* a length of time, 100 ns */
    RS_TEXT,   /* struct rs_text: UTF-16 as the kernel has it, lone surrogates and NUL included, not terminated */
    RS_DATA    /* struct rs_text: raw bytes */
};

/*
 * The fields of each kind in the order of their numbers, as X(constant, name, type): the name is the schema's where the schema has it. The
 * first ones are the same in every kind: the process that did it, as the driver's table of processes knows it.
 *
 * Paths are as users write them (C:\…), and as the kernel writes them (\Device\…) where a volume has no letter. Fields that the schema
 * calls enumerations hold its words.
 */
#define RS_CONTEXT_FIELDS(X) \
    X(PID, "pid", RS_NUMBER) \
    X(TID, "tid", RS_NUMBER) \
    X(PPID, "ppid", RS_NUMBER) \
    X(START_TIME, "startTime", RS_TIME) \
    X(PARENT_START_TIME, "parentStartTime", RS_TIME) \
    X(SESSION, "session", RS_NUMBER) \
    X(LOGON_ID, "logonId", RS_NUMBER) \
    X(IMAGE, "image", RS_TEXT) \
    X(NAME, "name", RS_TEXT)               /* the last part of image; may share its bytes */ \
    X(PARENT_IMAGE, "parentImage", RS_TEXT) \
    X(PARENT, "parent", RS_TEXT)           /* the last part of parentImage; may share its bytes */ \
    X(CMDLINE, "cmdline", RS_TEXT) \
    X(PARENT_CMDLINE, "parentCmdline", RS_TEXT) \
    X(CWD, "cwd", RS_TEXT) \
    X(USER_SID, "userSid", RS_TEXT)        /* S-1-5-18 */ \
    X(PARENT_USER_SID, "parentUserSid", RS_TEXT) \
    X(INTEGRITY, "integrity", RS_TEXT)     /* untrusted low medium high system */

/* Process and thread that called for the new process; they differ from the parent if another one was named as that. */
#define RS_PROCS_FIELDS(X) \
    X(CREATOR_PID, "creatorPid", RS_NUMBER) \
    X(CREATOR_TID, "creatorTid", RS_NUMBER) \
    X(CREATOR_IMAGE, "creatorImage", RS_TEXT)

#define RS_EXITS_FIELDS(X) \
    X(EXIT_CODE, "exitCode", RS_NUMBER) \
    X(DURATION, "duration", RS_TICKS)

/* The source is the acting process. */
#define RS_THREADS_FIELDS(X) \
    X(TARGET_PID, "targetPid", RS_NUMBER) \
    X(TARGET_START_TIME, "targetStartTime", RS_TIME) \
    X(TARGET_IMAGE, "targetImage", RS_TEXT) \
    X(TARGET_USER_SID, "targetUserSid", RS_TEXT) \
    X(NEW_THREAD_ID, "newThreadId", RS_NUMBER) \
    X(START_ADDRESS, "startAddress", RS_NUMBER) \
    X(START_MODULE, "startModule", RS_TEXT)

#define RS_IMAGES_FIELDS(X) \
    X(PATH, "path", RS_TEXT) \
    X(BASE, "base", RS_NUMBER) \
    X(SIZE, "size", RS_NUMBER) \
    X(KIND, "kind", RS_TEXT)               /* file */ \
    X(SIGNATURE_LEVEL, "signatureLevel", RS_NUMBER) /* SE_SIGNING_LEVEL_… */ \
    X(SIGNATURE_TYPE, "signatureType", RS_NUMBER)   /* SE_IMAGE_SIGNATURE_TYPE */

#define RS_MODULES_FIELDS(X) \
    X(PATH, "path", RS_TEXT) \
    X(BASE, "base", RS_NUMBER) \
    X(SIZE, "size", RS_NUMBER) \
    X(SIGNATURE_LEVEL, "signatureLevel", RS_NUMBER) \
    X(SIGNATURE_TYPE, "signatureType", RS_NUMBER)

/* The source is the acting process; the thread is missing if the process itself was opened. */
#define RS_ACCESS_FIELDS(X) \
    X(TARGET_PID, "targetPid", RS_NUMBER) \
    X(TARGET_START_TIME, "targetStartTime", RS_TIME) \
    X(TARGET_IMAGE, "targetImage", RS_TEXT) \
    X(TARGET_USER_SID, "targetUserSid", RS_TEXT) \
    X(TARGET_TID, "targetThreadId", RS_NUMBER) \
    X(OP, "op", RS_TEXT)                   /* open */ \
    X(GRANTED_ACCESS, "grantedAccess", RS_NUMBER) \
    X(CALL_TRACE, "callTrace", RS_TEXT)

/* The key has the value's name behind it where a value is meant. Details are the data as Sysmon writes it. */
#define RS_REGISTRY_FIELDS(X) \
    X(OP, "op", RS_TEXT)                   /* create delete set deleteValue rename */ \
    X(KEY, "key", RS_TEXT) \
    X(DETAILS, "details", RS_TEXT) \
    X(NEW_NAME, "newName", RS_TEXT) \
    X(VALUE_TYPE, "valueType", RS_NUMBER)  /* REG_SZ … */ \
    X(DATA_SIZE, "dataSize", RS_NUMBER)    /* bytes, also where the data is cut */ \
    X(DATA, "data", RS_DATA)

#define RS_FILES_FIELDS(X) \
    X(OP, "op", RS_TEXT)                   /* create stream delete rename settime executable … */ \
    X(PATH, "path", RS_TEXT) \
    X(OLD_PATH, "oldPath", RS_TEXT) \
    X(CREATED, "created", RS_TIME) \
    X(PREVIOUS_CREATED, "previousCreated", RS_TIME) \
    X(SIZE, "size", RS_NUMBER) \
    X(IS_EXECUTABLE, "isExecutable", RS_NUMBER) \
    X(RESULT, "result", RS_NUMBER)         /* NTSTATUS */

#define RS_RAWREADS_FIELDS(X) X(DEVICE, "device", RS_TEXT)

#define RS_PIPES_FIELDS(X) \
    X(OP, "op", RS_TEXT)                   /* create connect */ \
    X(PIPE, "pipe", RS_TEXT)               /* \name, as Sysmon writes it */ \
    X(KIND, "kind", RS_TEXT)               /* named */

#define RS_TAMPERING_FIELDS(X) X(TYPE, "type", RS_TEXT)

/* The driver's own state: it was asked to unload, something could not be registered. */
#define RS_HEALTH_FIELDS(X) \
    X(KIND, "kind", RS_TEXT)               /* state error loss */ \
    X(MESSAGE, "message", RS_TEXT) \
    X(COUNT, "count", RS_NUMBER) \
    X(STATE, "state", RS_TEXT)             /* Started Stopped */ \
    X(ID, "id", RS_TEXT) \
    X(DESCRIPTION, "description", RS_TEXT) \
    X(STATUS, "status", RS_NUMBER)         /* NTSTATUS */

#define RS_FIELD(constant, name, type) RS_##constant,
#define RS_PROCS(constant, name, type) RS_PROCS_##constant,
#define RS_EXITS(constant, name, type) RS_EXITS_##constant,
#define RS_THREADS(constant, name, type) RS_THREADS_##constant,
#define RS_IMAGES(constant, name, type) RS_IMAGES_##constant,
#define RS_MODULES(constant, name, type) RS_MODULES_##constant,
#define RS_ACCESS(constant, name, type) RS_ACCESS_##constant,
#define RS_REGISTRY(constant, name, type) RS_REGISTRY_##constant,
#define RS_FILES(constant, name, type) RS_FILES_##constant,
#define RS_RAWREADS(constant, name, type) RS_RAWREADS_##constant,
#define RS_PIPES(constant, name, type) RS_PIPES_##constant,
#define RS_TAMPERING(constant, name, type) RS_TAMPERING_##constant,
#define RS_HEALTH(constant, name, type) RS_HEALTH_##constant,

/* Field numbers: RS_PID … for the fields of every kind, RS_FILES_PATH … for those of one; each enumeration ends with how many there are. */
enum rs_context_field { RS_CONTEXT_FIELDS(RS_FIELD) RS_CONTEXT_END };
enum rs_procs_field { RS_PROCS_FIRST = RS_CONTEXT_END - 1, RS_PROCS_FIELDS(RS_PROCS) RS_PROCS_END };
enum rs_exits_field { RS_EXITS_FIRST = RS_CONTEXT_END - 1, RS_EXITS_FIELDS(RS_EXITS) RS_EXITS_END };
enum rs_threads_field { RS_THREADS_FIRST = RS_CONTEXT_END - 1, RS_THREADS_FIELDS(RS_THREADS) RS_THREADS_END };
enum rs_images_field { RS_IMAGES_FIRST = RS_CONTEXT_END - 1, RS_IMAGES_FIELDS(RS_IMAGES) RS_IMAGES_END };
enum rs_modules_field { RS_MODULES_FIRST = RS_CONTEXT_END - 1, RS_MODULES_FIELDS(RS_MODULES) RS_MODULES_END };
enum rs_access_field { RS_ACCESS_FIRST = RS_CONTEXT_END - 1, RS_ACCESS_FIELDS(RS_ACCESS) RS_ACCESS_END };
enum rs_registry_field { RS_REGISTRY_FIRST = RS_CONTEXT_END - 1, RS_REGISTRY_FIELDS(RS_REGISTRY) RS_REGISTRY_END };
enum rs_files_field { RS_FILES_FIRST = RS_CONTEXT_END - 1, RS_FILES_FIELDS(RS_FILES) RS_FILES_END };
enum rs_rawreads_field { RS_RAWREADS_FIRST = RS_CONTEXT_END - 1, RS_RAWREADS_FIELDS(RS_RAWREADS) RS_RAWREADS_END };
enum rs_pipes_field { RS_PIPES_FIRST = RS_CONTEXT_END - 1, RS_PIPES_FIELDS(RS_PIPES) RS_PIPES_END };
enum rs_tampering_field { RS_TAMPERING_FIRST = RS_CONTEXT_END - 1, RS_TAMPERING_FIELDS(RS_TAMPERING) RS_TAMPERING_END };
enum rs_health_field { RS_HEALTH_FIRST = RS_CONTEXT_END - 1, RS_HEALTH_FIELDS(RS_HEALTH) RS_HEALTH_END };

/* ------------------------------------------------------------- Records -------------------------------------------------------------- */

/*
 * What happened: this, 8 bytes for each field of its kind, then the texts.
 *
 * A field of which neither bit is set is missing: the event has none. One of which only the bit in `unknown` is set could not be read. One of
 * which both are set was too long: its beginning is there. The 8 bytes of what is missing or unknown are zero.
 */
struct rs_record {
    uint32_t size;       /* bytes, a multiple of 8 */
    uint16_t kind;       /* enum rs_kind */
    uint16_t flags;      /* RS_TRUNCATED, RS_LOSS_BEFORE */
    uint64_t sequence;   /* counts the records of all kinds from 1 and what was lost: a gap is as wide as the loss */
    int64_t time;        /* 100 ns since 1601, UTC */
    uint64_t takers;     /* which predicates it satisfies or may satisfy */
    uint64_t uncertain;  /* for which of them something could not be decided */
    uint64_t generation; /* of the filter that it went by */
    uint64_t present;    /* which fields there are, bit 0 for the first */
    uint64_t unknown;    /* which fields could not be read, or not all of it */
};

#define RS_TRUNCATED 1u   /* at least one text was too long and is cut */
#define RS_LOSS_BEFORE 2u /* events were lost since the record before this one */

/* Where field 0 lies; the others follow. */
#define RS_RECORD_FIELDS 64u

/* The 8 bytes of a text. Several texts may share bytes. */
struct rs_text {
    uint32_t offset; /* from the record's first byte, even */
    uint32_t length; /* bytes */
};

/* ------------------------------------------------------------- Requests ------------------------------------------------------------- */

/* What read, status and stop take. */
struct rs_request {
    uint32_t size;
    uint32_t version;
};

/* Makes its handle the only reader. Nothing is wanted yet, and all counters are 0. Refused as busy while there is another reader. */
struct rs_start {
    uint32_t size;
    uint32_t version;
    uint32_t ring; /* bytes, a power of two; 0 for the default */
    uint32_t reserved;
};

struct rs_started {
    uint32_t size;
    uint32_t version;
    uint32_t ring; /* bytes */
    uint32_t driver_version;
    int64_t time; /* now, 100 ns since 1601, UTC */
};

/* What a read gives; its records follow, one behind the other. */
struct rs_batch {
    uint32_t size;
    uint32_t version;
    uint32_t count;
    uint32_t reserved;
    uint64_t lost[RS_KINDS]; /* since the start. If it has grown since the batch before, events of that kind were lost between */
};

/* ------------------------------------------------------------- Filters -------------------------------------------------------------- */

/*
 * A filter for one kind; it replaces the kind's filter at once. When the request has returned, every later event goes by the new one; an
 * event always goes by one only. Without instructions nothing of the kind is wanted, which is so after the start.
 *
 * Offsets are from the first byte of this structure and multiples of 8; what they point to lies behind it and inside `size`.
 */
struct rs_set_filter {
    uint32_t size;
    uint32_t version;
    uint64_t generation; /* the user's number for it; records carry it */
    uint64_t takers;     /* which bits it may set; an event that it cannot decide is for all of them */
    uint32_t kind; /* enum rs_kind */
    uint32_t reserved;
    uint32_t code;         /* offset of the instructions (RFC 9669) */
    uint32_t instructions; /* 8-byte slots; 0 if nothing is wanted, and then everything below and `takers` is 0 */
    uint32_t sets;         /* offset of an array of rs_set */
    uint32_t set_count;
    uint32_t tables;       /* offset of the automaton tables */
    uint32_t tables_size;  /* bytes, a multiple of 8 */
};

/* A constant set: keys of one size, in ascending order as bytes (memcmp), none twice. */
struct rs_set {
    uint32_t keys;     /* offset as above; sets do not share keys */
    uint32_t key_size; /* bytes, a multiple of 8 */
    uint32_t count;
    uint32_t reserved;
};

/*
 * What a filter's code may do. At its start R1 is the record's address (read only; 8, 4, 2 or 1 bytes of the header and the fields), R2 that
 * of the texts (read only), R10 the end of the stack. Jumps go forward; there are no local calls and no atomic instructions. At its exit R0
 * holds the takers (0: the event is filtered), the 8 bytes at R10 + RS_UNCERTAIN, which are 0 at the start, the uncertain ones. What cannot be
 * decided must count as taken. A filter that exceeds RS_BUDGET has decided nothing. Addresses are offsets into what a filter may see, not the
 * kernel's.
 *
 * Of numbers the verifier knows the range: what constants, loads and helpers may give, and what comparing with a constant, unsigned and on 64 bits,
 * leaves of it. So a text's length is in bounds once it was found to be no greater than RS_TEXT_CAPACITY.
 */
#define RS_UNCERTAIN (-8)

/* Sources of 64-bit immediates (src of LD_IMM64). */
#define RS_PSEUDO_SET 1   /* imm: a set's index */
#define RS_PSEUDO_TABLE 2 /* imm: 0; next imm: offset among the tables */

/* R1: a set; R2: a key on the stack. R0: 1 if the set has it, else 0. */
#define RS_HELPER_LOOKUP 1
/* R1: place on the stack; R2: how many bytes, bounded; R3: where from: texts or stack. R0: 0. */
#define RS_HELPER_COPY 113
/* R1: number of a text or data field, a constant; R2: form, a constant. R0: length in bytes, up to RS_TEXT_CAPACITY, or one of the values below. */
#define RS_HELPER_TEXT 0x5201
/* R1: address of a text; R2: how many bytes; R3: a table; R4: the accepting state, a constant from 1 to 255. R0: 1 if it was reached, else 0. */
#define RS_HELPER_SEARCH 0x5202

/* Forms of a text. Both are WTF-8: UTF-8, and three bytes for a lone surrogate. Data is always as it is. */
#define RS_FORM_PLAIN 0
#define RS_FORM_UPPER 1 /* each UTF-16 unit upper-cased by itself, as Windows does it and dsl's Fold */

#define RS_TEXT_MISSING (-1) /* the event has none */
#define RS_TEXT_UNKNOWN (-2) /* it could not be read, or not all of it */

/* After RS_HELPER_TEXT has given its length, a text begins here, from R2 at the start, and its bytes may be read. */
#define RS_TEXT_ROOM 0x20000
#define RS_TEXT_CAPACITY 0x10000
#define RS_TEXT_PLACE(field, form) (((field) * 2 + (form)) * RS_TEXT_ROOM)

/* An automaton's table: 256 bytes for each state from 0, the start, to the accepting one, which is never left. */
#define RS_TABLE_STATE 256u

/* The answer to a filter. */
struct rs_verdict {
    uint32_t size;
    uint32_t version;
    uint32_t verdict;     /* enum rs_refusal: 0 if it is installed */
    uint32_t instruction; /* slot that was refused; 0 where none is meant */
};

enum rs_refusal {
    RS_INSTALLED,
    RS_REFUSED_LAYOUT,        /* offsets, counts or sizes of the payload */
    RS_REFUSED_KIND,          /* no such kind */
    RS_REFUSED_SET,           /* keys not in order, or of a wrong size */
    RS_REFUSED_LENGTH,        /* too many instructions */
    RS_REFUSED_INSTRUCTION,   /* unknown, not for filters, or with reserved bits set */
    RS_REFUSED_REGISTER,      /* no such register, or R10 written */
    RS_REFUSED_UNINITIALISED, /* a register or stack bytes that may not have been set */
    RS_REFUSED_JUMP,          /* backward, outside, or into a 64-bit immediate */
    RS_REFUSED_END,           /* the last instruction does not leave */
    RS_REFUSED_ACCESS,        /* may read or write outside what is allowed */
    RS_REFUSED_TYPE,          /* arithmetic on addresses, or a number used as one */
    RS_REFUSED_HELPER,        /* no such helper */
    RS_REFUSED_ARGUMENT,      /* not what the helper takes */
    RS_REFUSED_BRANCHES       /* too many jumps open at once */
};

/* -------------------------------------------------------------- Status -------------------------------------------------------------- */

/* What the driver is called by. */
enum rs_callback {
    RS_CALLBACK_PROCESS,
    RS_CALLBACK_THREAD,
    RS_CALLBACK_IMAGE,
    RS_CALLBACK_REGISTRY,
    RS_CALLBACK_OBJECT,
    RS_CALLBACK_FILES,
    RS_CALLBACK_PIPES,
    RS_CALLBACK_SHUTDOWN
};
#define RS_CALLBACKS 8u

/*
 * Since the start, for one kind and while a filter is set. seen = filtered + delivered + lost, always; begun - seen events are under way. Once
 * nothing is under way, delivered = read + discarded + what waits in the ring.
 */
struct rs_counters {
    uint64_t begun;
    uint64_t seen;
    uint64_t filtered;   /* not wanted */
    uint64_t delivered;  /* put into the ring */
    uint64_t lost;       /* no room, or no memory */
    uint64_t read;       /* given to the reader */
    uint64_t discarded;  /* delivered, but unread when the reader stopped */
    uint64_t undecided;  /* delivered or lost as uncertain for all because the filter could not be run to its end */
    uint64_t generation; /* of the filter that is set, 0 if none */
    uint64_t takers;     /* of the filter that is set, 0 if none */
};

struct rs_status {
    uint32_t size;
    uint32_t version;
    uint32_t driver_version;
    uint32_t flags;        /* RS_STARTED, RS_PROGRAMS_READ_ONLY */
    uint32_t registered;   /* a bit for each enum rs_callback that works */
    uint32_t missing;      /* a bit for each that could not be registered */
    uint32_t legacy;       /* a bit for each that works through an older function of the system */
    uint32_t ring;         /* bytes */
    uint32_t waiting;      /* bytes in the ring */
    uint32_t processes;    /* in the table of processes */
    uint64_t forgotten;    /* processes for which the table had no room */
    uint64_t functions;    /* a bit for each optional function of the system that was found, in the order of rs_function */
    int64_t started;       /* time of the start, 100 ns since 1601; 0 if it is not started */
    int64_t time;          /* now */
    int32_t reasons[RS_CALLBACKS]; /* for each callback: NTSTATUS of registering it */
    struct rs_counters counters[RS_KINDS];
};

#define RS_STARTED 1u
#define RS_PROGRAMS_READ_ONLY 2u /* there are filters, and all of them lie in memory that cannot be written */

/* Functions of the system that are used where they are there. */
enum rs_function {
    RS_FUNCTION_PROCESS_NOTIFY_EX2, /* PsSetCreateProcessNotifyRoutineEx2 */
    RS_FUNCTION_PROCESS_NOTIFY_EX,  /* PsSetCreateProcessNotifyRoutineEx */
    RS_FUNCTION_THREAD_NOTIFY_EX,   /* PsSetCreateThreadNotifyRoutineEx */
    RS_FUNCTION_IMAGE_NOTIFY_EX,    /* PsSetLoadImageNotifyRoutineEx */
    RS_FUNCTION_REGISTER_EX,        /* CmRegisterCallbackEx */
    RS_FUNCTION_KEY_NAME_EX,        /* CmCallbackGetKeyObjectIDEx */
    RS_FUNCTION_OBJECT_CALLBACKS,   /* ObRegisterCallbacks */
    RS_FUNCTION_TIME_PRECISE,       /* KeQuerySystemTimePrecise */
    RS_FUNCTION_POOL_2,             /* ExAllocatePool2 */
    RS_FUNCTION_PROTECT_MDL,        /* MmProtectMdlSystemAddress */
    RS_FUNCTION_PROCESS_START,      /* PsGetProcessStartKey, PsGetProcessCreateTimeQuadPart */
    RS_FUNCTION_FILTER_MANAGER      /* FltRegisterFilter */
};

#endif
