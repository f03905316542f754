/* Handles, keys, symbolic links, references. */
#include "world.h"

#include <stdlib.h>

enum handle_kind { KEY, LINK, OBJECT };

struct handle {
    enum handle_kind kind;
    const void *object;
};

static struct _OBJECT_TYPE {
    int nothing;
} process_type, thread_type;
static POBJECT_TYPE process_type_place = &process_type;
static POBJECT_TYPE thread_type_place = &thread_type;
POBJECT_TYPE *PsProcessType = &process_type_place;
POBJECT_TYPE *PsThreadType = &thread_type_place;

static NTSTATUS new_handle(PHANDLE place, enum handle_kind kind, const void *object)
{
    struct handle *handle = malloc(sizeof *handle);

    handle->kind = kind;
    handle->object = object;
    *place = handle;
    rs_atomic_add(&world.handles, 1);
    return STATUS_SUCCESS;
}

static bool is_same(PCUNICODE_STRING string, const WCHAR *text)
{
    UNICODE_STRING other = string_of(text);

    return text != NULL && RtlCompareUnicodeString(string, &other, TRUE) == 0;
}

static const struct value *find(const struct value *values, PCUNICODE_STRING key)
{
    for (size_t i = 0; i < MOST_VALUES; i++) {
        if (is_same(key, values[i].key)) {
            return &values[i];
        }
    }
    return NULL;
}

static NTSTATUS open_value(PHANDLE place, enum handle_kind kind, const struct value *values, OBJECT_ATTRIBUTES *attributes)
{
    const struct value *value = find(values, attributes->ObjectName);

    world_at(AT_PASSIVE);
    if (world_fails()) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    return value == NULL ? STATUS_OBJECT_NAME_NOT_FOUND : new_handle(place, kind, value->key);
}

NTSTATUS ZwOpenKey(PHANDLE key, ACCESS_MASK access, OBJECT_ATTRIBUTES *attributes)
{
    (void)access;
    return open_value(key, KEY, world.values, attributes);
}

NTSTATUS ZwQueryValueKey(HANDLE key, PUNICODE_STRING name, KEY_VALUE_INFORMATION_CLASS kind, PVOID answer, ULONG size, PULONG length)
{
    const struct handle *handle = key;
    KEY_VALUE_PARTIAL_INFORMATION *information = answer;
    size_t head = offsetof(KEY_VALUE_PARTIAL_INFORMATION, Data);

    world_at(AT_PASSIVE);
    CHECK(handle->kind == KEY && kind == KeyValuePartialInformation);
    for (size_t i = 0; i < MOST_VALUES; i++) {
        const struct value *value = &world.values[i];

        if (value->key == handle->object && is_same(name, value->name)) {
            *length = (ULONG)(head + value->length);
            if (world_fails() || *length > size) {
                return STATUS_BUFFER_OVERFLOW;
            }
            information->Type = value->type;
            information->DataLength = value->length;
            memcpy((uint8_t *)answer + head, value->data, value->length);
            return STATUS_SUCCESS;
        }
    }
    return STATUS_OBJECT_NAME_NOT_FOUND;
}

NTSTATUS ZwOpenSymbolicLinkObject(PHANDLE link, ACCESS_MASK access, OBJECT_ATTRIBUTES *attributes)
{
    CHECK_EQUAL(access, SYMBOLIC_LINK_QUERY);
    return open_value(link, LINK, world.links, attributes);
}

NTSTATUS ZwQuerySymbolicLinkObject(HANDLE link, PUNICODE_STRING target, PULONG length)
{
    const struct handle *handle = link;
    UNICODE_STRING key = string_of(handle->object);
    const struct value *value = find(world.links, &key);
    size_t bytes = length_of(value->data) * sizeof(WCHAR);

    world_at(AT_PASSIVE);
    CHECK(handle->kind == LINK && length == NULL);
    if (world_fails() || bytes > target->MaximumLength) {
        return STATUS_BUFFER_TOO_SMALL;
    }
    memcpy(target->Buffer, value->data, bytes);
    target->Length = (USHORT)bytes;
    return STATUS_SUCCESS;
}

NTSTATUS ZwClose(HANDLE handle)
{
    world_at(AT_PASSIVE);
    rs_atomic_add(&world.handles, -1);
    free(handle);
    return STATUS_SUCCESS;
}

NTSTATUS ObOpenObjectByPointer(PVOID object, ULONG attributes, PACCESS_STATE state, ACCESS_MASK access, POBJECT_TYPE type,
                               KPROCESSOR_MODE mode, PHANDLE handle)
{
    world_at(AT_PASSIVE);
    (void)state;
    (void)access;
    (void)type;
    CHECK((attributes & OBJ_KERNEL_HANDLE) != 0 && mode == KernelMode);
    return world_fails() ? STATUS_INSUFFICIENT_RESOURCES : new_handle(handle, OBJECT, object);
}

NTSTATUS ZwSetSecurityObject(HANDLE place, SECURITY_INFORMATION information, PSECURITY_DESCRIPTOR descriptor)
{
    const struct handle *handle = place;

    world_at(AT_PASSIVE);
    CHECK(handle->object == world.device && (world.device->Flags & DO_DEVICE_INITIALIZING) != 0);
    CHECK_EQUAL(information, DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION);
    CHECK_EQUAL(((SECURITY_DESCRIPTOR *)descriptor)->Dacl->AceCount, 2);
    if (world_fails()) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    world.is_protected = NT_SUCCESS(world.security_status);
    return world.security_status;
}

VOID shim_dereference(PVOID object)
{
    world_at(AT_DISPATCH);
    CHECK(object != NULL);
    rs_atomic_add(&world.references, -1);
}

/* What a handle stands for; shim_processes.c asks. */
const void *object_of(HANDLE handle);
const void *object_of(HANDLE handle)
{
    return ((struct handle *)handle)->object;
}
