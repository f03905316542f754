/*
 * The system as the driver sees it in tests: what it has and lacks, what goes wrong, and what the driver has registered, opened and allocated, all of
 * which must be gone when it has been unloaded.
 *
 * Every function of the shim checks the IRQL at which it is called: a thread that holds a spin lock, the core's included, is at DISPATCH.
 */
#ifndef WORLD_H
#define WORLD_H

#define RS_RAISE_DOUBLE_C /* the shim has the functions themselves */
#include <ntifs.h>

#include "../unit/test.h"
#include "../../../main/c/sys/rs_file.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum { AT_PASSIVE, AT_APC, AT_DISPATCH };

/* Which registrations may be refused. */
enum registration {
    REGISTER_PROCESS_EX2,
    REGISTER_PROCESS_EX,
    REGISTER_PROCESS,
    REGISTER_THREAD_EX,
    REGISTER_THREAD,
    REGISTER_IMAGE_EX,
    REGISTER_IMAGE,
    REGISTER_REGISTRY_EX,
    REGISTER_REGISTRY,
    REGISTER_OBJECT,
    REGISTER_FILTER,
    REGISTER_FILTER_START,
    REGISTER_PIPES,
    REGISTER_SHUTDOWN,
    REGISTRATIONS
};

struct _EPROCESS {
    uint64_t pid;
    uint64_t parent;
    int64_t start;
    NTSTATUS exit;
    const WCHAR *image; /* null: the system does not say */
    const WCHAR *cmdline;
    void *peb;
    ULONG sid_parts[8];
    unsigned sid_count;
    ULONG session;
    uint64_t logon_id;
    ULONG integrity;
};

struct _ETHREAD {
    uint64_t tid;
    uint64_t pid;
    uint64_t start_address;
    const WCHAR *module; /* mapped at the start address; null for none */
};

/* A key object. */
struct key {
    UNICODE_STRING path;
};

/* A value in the registry, or where a symbolic link leads. */
struct value {
    const WCHAR *key;
    const WCHAR *name;
    ULONG type;
    const void *data;
    ULONG length;
};

/* A file behind the filter manager. The object comes first: they are the same address. */
struct file {
    FILE_OBJECT object;
    const WCHAR *name; /* null: it cannot be had */
    USHORT stream_at;  /* characters before the stream's name; 0 for none */
    int64_t created;
    int64_t size;
    bool is_directory;
    bool is_deleted;
    const char *contents;
    struct rs_stream *stream; /* its context */
    const WCHAR *destination; /* what a renaming leads to; null: what is asked for */
};

#define MOST_PROCESSES 8
#define MOST_VALUES 16

struct world {
    /* What there is. Set before loading. */
    const char *missing[24]; /* functions that the system lacks */
    bool is_wine;
    bool has_filter_manager;
    NTSTATUS refused[REGISTRATIONS]; /* what registering gives, if not success */
    NTSTATUS device_status;
    NTSTATUS security_status;
    struct _EPROCESS processes[MOST_PROCESSES];
    struct _ETHREAD thread; /* of every tid */
    struct value values[MOST_VALUES];
    struct value links[MOST_VALUES];
    bool removing_waits;   /* whether the system waits for callbacks that are under way before the last one is unregistered */
    bool is_administrator; /* whoever opens the device */
    ACCESS_MASK access;    /* that it is granted */
    void (*pause)(void);   /* called in the middle of a process's start, if not null */

    /* What the driver has done. */
    PCREATE_PROCESS_NOTIFY_ROUTINE_EX process_ex;
    PCREATE_PROCESS_NOTIFY_ROUTINE process;
    PCREATE_THREAD_NOTIFY_ROUTINE thread_routine;
    PLOAD_IMAGE_NOTIFY_ROUTINE image;
    PEX_CALLBACK_FUNCTION registry;
    POB_PRE_OPERATION_CALLBACK objects;
    const FLT_REGISTRATION *filter;
    FLT_REGISTRATION filter_copy;
    bool is_filtering;
    PDEVICE_OBJECT device;
    PDEVICE_OBJECT attached;
    VOID (*withdrawn_unload)(PDRIVER_OBJECT driver); /* what was offered before a device was attached */
    bool is_protected; /* whether the device has got its descriptor */
    bool is_linked;
    bool is_told_of_shutdown;
    DRIVER_OBJECT driver;
    DEVICE_OBJECT pipes;

    /* What is to be given back; atomic. */
    uint64_t handles;
    uint64_t references;
    uint64_t pool;
    uint64_t names;
    uint64_t contexts;
    uint64_t under_way; /* callbacks, as the system counts them */
};
extern struct world world;

/* Who calls, on this thread. */
extern _Thread_local uint64_t world_pid;
extern _Thread_local uint64_t world_tid;

/* A system that has everything. Ends with what was before. */
void world_new(void);
NTSTATUS world_load(void);
/* Loads the driver and checks that it has loaded. */
void world_loaded(void);
/* Unloads it as the system does, and checks that nothing is left. */
void world_unload(void);
/* For a driver that offers no unloading because a device of its is attached: undoes it all the same, so that nothing is left behind the test. */
void world_abandon(void);
/* Checks that the driver holds nothing. */
void world_is_clean(void);

/* From now on the given possible failure fails, counted from 1; 0 for none. Gives how many there were since the last call. */
uint64_t world_fail_at(uint64_t nth);
/* Whether the function that asks is to fail. */
bool world_fails(void);

/* IRQL of this thread, checked and changed. */
void world_at(int most);
extern _Thread_local int world_irql;

bool world_lacks(const char *function);

/* ------------------------------------------------------------ Requests ------------------------------------------------------------- */

/* A handle to the device; null if it was refused. */
PFILE_OBJECT world_open(void);
void world_close(PFILE_OBJECT handle);

/* A request in memory of exactly the size it needs: what is read or written behind it is found. Null buffers are allowed where 0 bytes are. */
struct request {
    IRP irp;
    uint8_t *buffer;
};
struct request *request_new(PFILE_OBJECT handle, ULONG code, const void *in, ULONG in_length, ULONG out_length);
/* Sends it; the status that the driver's dispatch routine gives. */
NTSTATUS request_send(struct request *request);
bool request_is_completed(struct request *request);
/* Cancels it as the system does. */
void request_cancel(struct request *request);
void request_free(struct request *request);

/* Sends and frees: the status, and what was answered if somebody wants it. */
NTSTATUS world_control(PFILE_OBJECT handle, ULONG code, const void *in, ULONG in_length, void *out, ULONG out_length, size_t *written);

/* A reader that has started the driver and wants everything of all kinds. */
PFILE_OBJECT world_reader(void);
void world_want(PFILE_OBJECT handle, enum rs_kind kind);
/* The next record, in a buffer that the next call overwrites; fails the test if there is none of that kind. */
const struct rs_record *world_read(PFILE_OBJECT handle, enum rs_kind kind);
/* Whether nothing is to be read. */
bool world_has_nothing(PFILE_OBJECT handle);
struct rs_status world_status(PFILE_OBJECT handle);

/* A text field as ASCII in a buffer that the next 8 calls leave alone; "(missing)" or "(unknown)" if it is that. */
const char *text_in(const struct rs_record *record, unsigned field);
int64_t number_in(const struct rs_record *record, unsigned field);
bool is_present(const struct rs_record *record, unsigned field);
bool is_unknown(const struct rs_record *record, unsigned field);

#define CHECK_TEXT(actual, expected)                                                          \
    do {                                                                                      \
        const char *actual_text = (actual);                                                   \
        if (strcmp(actual_text, (expected)) != 0) {                                           \
            test_fail(__FILE__, __LINE__, "%s is '%s', not '%s'", #actual, actual_text, (expected)); \
        }                                                                                     \
    } while (0)

UNICODE_STRING string_of(const WCHAR *text);
size_t length_of(const WCHAR *text);

/* A string of the system's, its characters behind it. */
NTSTATUS give_string(const WCHAR *text, PVOID place, SIZE_T size);
struct _EPROCESS *process_of(uint64_t pid);
/* An image of the filter manager, for its exports. */
void *world_filter_image(size_t *size);
struct function {
    const char *name;
    void *address;
};
extern const struct function filter_functions[];
extern const size_t filter_function_count;

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT object, PUNICODE_STRING service);

#endif
