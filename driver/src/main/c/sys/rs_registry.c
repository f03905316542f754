/*
 * Keys created, deleted and renamed, values set and deleted; only what has succeeded is reported, so after the operation. The callbacks run at
 * PASSIVE in the calling thread.
 *
 * A key that is deleted or renamed has lost its old path afterwards: it is kept from before the operation in the call's context. The kept paths
 * hang in a list, for an operation whose end is not told because the callback was taken away meanwhile.
 */
#include "rs_callbacks.h"
#include "rs_driver.h"
#include "rs_registry_path.h"
#include "rs_user.h"

#define LONGEST_COPY 0x10000u /* bytes of a value that are looked at */

/* A path from before an operation. */
struct kept {
    LIST_ENTRY link;
    size_t bytes;
    uint16_t path[];
};

static struct {
    LARGE_INTEGER cookie;
    struct rs_lock lock;
    LIST_ENTRY kept;
    bool is_registered;
} registry;

/* By which the system gives keys' paths; null while it has given none. */
static PLARGE_INTEGER cookie(void)
{
    return registry.is_registered ? &registry.cookie : NULL;
}

static void put_path(struct rs_event *event, const uint16_t *path, size_t bytes)
{
    if (path != NULL) {
        rs_put_text(event, RS_REGISTRY_KEY, path, bytes);
    } else {
        rs_put_unknown(event, RS_REGISTRY_KEY);
    }
}

/* Begins an event of the calling thread's. */
static struct rs_event *begin(enum rs_word op)
{
    struct rs_event *event = rs_event_begin(rs_driver.core, RS_KIND_REGISTRY, 0);

    if (event != NULL) {
        rs_put_process(event, (uint64_t)(ULONG_PTR)PsGetCurrentProcessId(), (uint64_t)(ULONG_PTR)PsGetCurrentThreadId());
        rs_put_word(event, RS_REGISTRY_OP, op);
    }
    return event;
}

/* An event about a key object. */
static struct rs_event *begin_key(enum rs_word op, PVOID key)
{
    struct rs_event *event = begin(op);
    uint16_t *path;
    size_t bytes;

    if (event != NULL) {
        path = rs_registry_path(cookie(), key, NULL, &bytes);
        put_path(event, path, bytes);
        rs_free(path, RS_TAG_SHELL);
    }
    return event;
}

/* An event about one of a key's values. If the value's name cannot be read, the whole path is unknown. */
static struct rs_event *begin_value(enum rs_word op, PVOID key, const UNICODE_STRING *value_name)
{
    struct rs_event *event = begin(op);
    UNICODE_STRING *value;
    uint16_t *path;
    size_t bytes = 0;

    if (event != NULL) {
        value = rs_registry_copy(value_name);
        path = value != NULL ? rs_registry_path(cookie(), key, value, &bytes) : NULL;
        put_path(event, path, bytes);
        rs_free(path, RS_TAG_SHELL);
        rs_free(value, RS_TAG_SHELL);
    }
    return event;
}

static bool is_text(ULONG type)
{
    return type == REG_SZ || type == REG_EXPAND_SZ || type == REG_MULTI_SZ;
}

/* A value too long to be copied whole: its beginning. */
static void put_beginning(struct rs_event *event, const REG_SET_VALUE_KEY_INFORMATION *set, const void *data)
{
    rs_put_number(event, RS_REGISTRY_VALUE_TYPE, set->Type);
    rs_put_number(event, RS_REGISTRY_DATA_SIZE, set->DataSize);
    rs_put_data(event, RS_REGISTRY_DATA, data, LONGEST_COPY);
    if (is_text(set->Type)) {
        rs_put_text(event, RS_REGISTRY_DETAILS, data, LONGEST_COPY);
    } else {
        rs_put_ascii(event, RS_REGISTRY_DETAILS, "Binary Data");
    }
}

static void put_value(struct rs_event *event, const REG_SET_VALUE_KEY_INFORMATION *set)
{
    size_t size = set->DataSize < LONGEST_COPY ? set->DataSize : LONGEST_COPY;
    void *data = rs_allocate(size > 0 ? size : 1, RS_TAG_SHELL);

    if (data == NULL || (size > 0 && !rs_caller_copy(set->Data, data, size))) {
        rs_put_number(event, RS_REGISTRY_VALUE_TYPE, set->Type);
        rs_put_number(event, RS_REGISTRY_DATA_SIZE, set->DataSize);
        rs_put_unknown(event, RS_REGISTRY_DATA);
        rs_put_unknown(event, RS_REGISTRY_DETAILS);
    } else if (set->DataSize > size) {
        put_beginning(event, set, data);
    } else {
        rs_put_value(event, set->Type, data, size);
    }
    rs_free(data, RS_TAG_SHELL);
}

static void value_set(PVOID key, const REG_SET_VALUE_KEY_INFORMATION *set)
{
    struct rs_event *event = begin_value(RS_WORD_SET, key, set->ValueName);

    if (event != NULL) {
        put_value(event, set);
        rs_event_end(event);
    }
}

static void value_deleted(PVOID key, const REG_DELETE_VALUE_KEY_INFORMATION *deleted)
{
    struct rs_event *event = begin_value(RS_WORD_DELETE_VALUE, key, deleted->ValueName);

    if (event != NULL) {
        rs_event_end(event);
    }
}

/* Opening what is there is no creation. */
static void key_created(PVOID key, const REG_CREATE_KEY_INFORMATION *created)
{
    ULONG disposition = 0;
    struct rs_event *event;

    if (created->Disposition == NULL || !rs_caller_copy(created->Disposition, &disposition, sizeof disposition)
        || disposition != REG_CREATED_NEW_KEY) {
        return;
    }
    event = begin_key(RS_WORD_CREATE, key);
    if (event != NULL) {
        rs_event_end(event);
    }
}

/* Before an operation that takes the key's path away; null if it cannot be kept. */
static struct kept *keep(PVOID key)
{
    size_t bytes;
    uint16_t *path = rs_registry_path(cookie(), key, NULL, &bytes);
    struct kept *kept = path != NULL ? rs_allocate(sizeof *kept + bytes, RS_TAG_SHELL) : NULL;

    if (kept != NULL) {
        kept->bytes = bytes;
        memcpy(kept->path, path, bytes);
        rs_lock_take(&registry.lock);
        InsertTailList(&registry.kept, &kept->link);
        rs_lock_leave(&registry.lock);
    }
    rs_free(path, RS_TAG_SHELL);
    return kept;
}

/* Whether a call's context is one of ours: found in the list and taken out. */
static struct kept *take(PVOID context)
{
    struct kept *taken = NULL;
    PLIST_ENTRY entry;

    if (context == NULL) {
        return NULL;
    }
    rs_lock_take(&registry.lock);
    for (entry = registry.kept.Flink; entry != &registry.kept; entry = entry->Flink) {
        if (CONTAINING_RECORD(entry, struct kept, link) == context) {
            taken = context;
            RemoveEntryList(entry);
            break;
        }
    }
    rs_lock_leave(&registry.lock);
    return taken;
}

static void key_deleted(const struct kept *kept)
{
    struct rs_event *event = begin(RS_WORD_DELETE);

    if (event != NULL) {
        put_path(event, kept != NULL ? kept->path : NULL, kept != NULL ? kept->bytes : 0);
        rs_event_end(event);
    }
}

/* The new name is the last part; the event has the whole path. */
static void key_renamed(const struct kept *kept, const REG_RENAME_KEY_INFORMATION *renamed)
{
    UNICODE_STRING *name = rs_registry_copy(renamed->NewName);
    struct rs_event *event = begin(RS_WORD_RENAME);
    size_t parent = kept != NULL ? kept->bytes / sizeof *kept->path : 0;

    while (parent > 0 && kept->path[parent - 1] != '\\') {
        parent--;
    }
    if (event != NULL) {
        put_path(event, kept != NULL ? kept->path : NULL, kept != NULL ? kept->bytes : 0);
        if (kept != NULL && name != NULL) {
            rs_put_joined(event, RS_REGISTRY_NEW_NAME, kept->path, parent * sizeof *kept->path, (const uint16_t *)name->Buffer, name->Length);
        } else {
            rs_put_unknown(event, RS_REGISTRY_NEW_NAME);
        }
        rs_event_end(event);
    }
    rs_free(name, RS_TAG_SHELL);
}

static void after(REG_NOTIFY_CLASS kind, const REG_POST_OPERATION_INFORMATION *post)
{
    struct kept *kept = kind == RegNtPostDeleteKey || kind == RegNtPostRenameKey ? take(post->CallContext) : NULL;

    if (post->Status == STATUS_SUCCESS && post->PreInformation != NULL && rs_core_wants(rs_driver.core, RS_KIND_REGISTRY)) {
        switch ((int)kind) {
        case RegNtPostCreateKeyEx:
            key_created(post->Object, post->PreInformation);
            break;
        case RegNtPostDeleteKey:
            key_deleted(kept);
            break;
        case RegNtPostRenameKey:
            key_renamed(kept, post->PreInformation);
            break;
        case RegNtPostSetValueKey:
            value_set(post->Object, post->PreInformation);
            break;
        case RegNtPostDeleteValueKey:
            value_deleted(post->Object, post->PreInformation);
            break;
        default:
            break;
        }
    }
    rs_free(kept, RS_TAG_SHELL);
}

/* PASSIVE. Never stands in the way: always STATUS_SUCCESS. */
NTSTATUS NTAPI rs_registry_notify(PVOID context, PVOID kind_value, PVOID information)
{
    REG_NOTIFY_CLASS kind = (REG_NOTIFY_CLASS)(ULONG_PTR)kind_value;

    UNREFERENCED_PARAMETER(context);
    if (information == NULL || !rs_rundown_enter(&rs_driver.callbacks)) {
        return STATUS_SUCCESS;
    }
    switch ((int)kind) {
    case RegNtPreDeleteKey:
        if (rs_core_wants(rs_driver.core, RS_KIND_REGISTRY)) {
            ((REG_DELETE_KEY_INFORMATION *)information)->CallContext = keep(((REG_DELETE_KEY_INFORMATION *)information)->Object);
        }
        break;
    case RegNtPreRenameKey:
        if (rs_core_wants(rs_driver.core, RS_KIND_REGISTRY)) {
            ((REG_RENAME_KEY_INFORMATION *)information)->CallContext = keep(((REG_RENAME_KEY_INFORMATION *)information)->Object);
        }
        break;
    case RegNtPostCreateKeyEx:
    case RegNtPostDeleteKey:
    case RegNtPostRenameKey:
    case RegNtPostSetValueKey:
    case RegNtPostDeleteValueKey:
        after(kind, information);
        break;
    default:
        break;
    }
    rs_rundown_leave(&rs_driver.callbacks);
    return STATUS_SUCCESS;
}

/* PASSIVE. */
NTSTATUS rs_registry_register(bool *legacy)
{
    UNICODE_STRING altitude;
    NTSTATUS status = STATUS_PROCEDURE_NOT_FOUND;

    *legacy = false;
    memset(&registry, 0, sizeof registry);
    rs_lock_create(&registry.lock);
    InitializeListHead(&registry.kept);
    if (rs_functions.registry_forget == NULL) {
        return status;
    }
    RtlInitUnicodeString(&altitude, rs_driver.settings.altitude);
    if (rs_functions.registry_notify_ex != NULL) {
        status = rs_functions.registry_notify_ex(rs_registry_notify, &altitude, rs_driver.object, NULL, &registry.cookie, NULL);
    }
    if (!NT_SUCCESS(status) && rs_functions.registry_notify != NULL) {
        *legacy = true;
        status = rs_functions.registry_notify(rs_registry_notify, NULL, &registry.cookie);
    }
    registry.is_registered = NT_SUCCESS(status);
    return status;
}

/* PASSIVE. */
void rs_registry_unregister(void)
{
    if (!registry.is_registered) {
        return;
    }
    (void)rs_functions.registry_forget(registry.cookie);
    registry.is_registered = false;
}

/* PASSIVE, when no callback is under way. */
void rs_registry_destroy(void)
{
    while (registry.kept.Flink != NULL && !IsListEmpty(&registry.kept)) {
        PLIST_ENTRY entry = RemoveHeadList(&registry.kept);

        rs_free(CONTAINING_RECORD(entry, struct kept, link), RS_TAG_SHELL);
    }
}
