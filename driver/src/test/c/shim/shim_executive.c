/* Pool, events, spin locks, strings, security descriptors. */
#define _GNU_SOURCE
#include "world.h"

#include <stdio.h>
#include <stdlib.h>

PVOID ExAllocatePoolWithTag(ULONG type, SIZE_T size, ULONG tag)
{
    world_at(AT_DISPATCH);
    (void)tag;
    CHECK_EQUAL(type, NonPagedPoolNx);
    if (world_fails()) {
        return NULL;
    }
    rs_atomic_add(&world.pool, 1);
    return calloc(1, size);
}

VOID ExFreePool(PVOID memory)
{
    world_at(AT_DISPATCH);
    rs_atomic_add(&world.pool, -1);
    free(memory);
}

VOID KeInitializeEvent(PKEVENT event, EVENT_TYPE type, BOOLEAN state)
{
    pthread_mutex_init(&event->mutex, NULL);
    pthread_cond_init(&event->changed, NULL);
    event->type = type;
    event->is_set = state;
}

LONG KeSetEvent(PKEVENT event, LONG increment, BOOLEAN wait)
{
    world_at(AT_DISPATCH);
    (void)increment;
    CHECK(!wait);
    pthread_mutex_lock(&event->mutex);
    event->is_set = true;
    pthread_cond_broadcast(&event->changed);
    pthread_mutex_unlock(&event->mutex);
    return 0;
}

NTSTATUS KeWaitForSingleObject(PVOID object, ULONG reason, KPROCESSOR_MODE mode, BOOLEAN alertable, PLARGE_INTEGER timeout)
{
    PKEVENT event = object;

    world_at(AT_APC);
    (void)reason;
    CHECK(mode == KernelMode && !alertable && timeout == NULL);
    pthread_mutex_lock(&event->mutex);
    while (!event->is_set) {
        pthread_cond_wait(&event->changed, &event->mutex);
    }
    event->is_set = event->type == NotificationEvent;
    pthread_mutex_unlock(&event->mutex);
    return STATUS_SUCCESS;
}

VOID KeInitializeSpinLock(KSPIN_LOCK *lock)
{
    *lock = 0;
}

VOID shim_take_spin_lock(KSPIN_LOCK *lock, KIRQL *before)
{
    world_at(AT_DISPATCH);
    while (__atomic_exchange_n(lock, 1, __ATOMIC_ACQUIRE) != 0) {
        sched_yield();
    }
    *before = (KIRQL)world_irql;
    world_irql = AT_DISPATCH;
}

VOID shim_leave_spin_lock(KSPIN_LOCK *lock, KIRQL before)
{
    CHECK_EQUAL(world_irql, AT_DISPATCH);
    world_irql = before;
    __atomic_store_n(lock, 0, __ATOMIC_RELEASE);
}

size_t length_of(const WCHAR *text)
{
    size_t length = 0;

    while (text[length] != 0) {
        length++;
    }
    return length;
}

UNICODE_STRING string_of(const WCHAR *text)
{
    UNICODE_STRING string = {0, 0, NULL};

    if (text != NULL) {
        RtlInitUnicodeString(&string, text);
    }
    return string;
}

VOID RtlInitUnicodeString(PUNICODE_STRING string, PCWSTR text)
{
    string->Length = (USHORT)(length_of(text) * sizeof(WCHAR));
    string->MaximumLength = (USHORT)(string->Length + sizeof(WCHAR));
    string->Buffer = (PWSTR)text;
}

static WCHAR fold(WCHAR character)
{
    return character >= 'a' && character <= 'z' ? (WCHAR)(character - 'a' + 'A') : character;
}

LONG RtlCompareUnicodeString(PCUNICODE_STRING a, PCUNICODE_STRING b, BOOLEAN ignore_case)
{
    size_t length = (a->Length < b->Length ? a->Length : b->Length) / sizeof(WCHAR);

    world_at(AT_PASSIVE);
    for (size_t i = 0; i < length; i++) {
        WCHAR x = ignore_case ? fold(a->Buffer[i]) : a->Buffer[i];
        WCHAR y = ignore_case ? fold(b->Buffer[i]) : b->Buffer[i];

        if (x != y) {
            return x < y ? -1 : 1;
        }
    }
    return (LONG)a->Length - (LONG)b->Length;
}

NTSTATUS RtlConvertSidToUnicodeString(PUNICODE_STRING text, PSID sid, BOOLEAN allocate)
{
    const SID *id = sid;
    char ascii[200];
    int length;

    world_at(AT_PASSIVE);
    CHECK(allocate);
    if (world_fails()) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    length = snprintf(ascii, sizeof ascii, "S-%u-%u", id->Revision, id->IdentifierAuthority.Value[5]);
    for (unsigned i = 0; i < id->SubAuthorityCount; i++) {
        ULONG part;

        memcpy(&part, (const char *)id + offsetof(SID, SubAuthority) + i * sizeof part, sizeof part);
        length += snprintf(ascii + length, sizeof ascii - (size_t)length, "-%u", part);
    }
    text->Length = (USHORT)(length * 2);
    text->MaximumLength = text->Length;
    text->Buffer = malloc((size_t)length * 2);
    for (int i = 0; i < length; i++) {
        text->Buffer[i] = (WCHAR)ascii[i];
    }
    rs_atomic_add(&world.names, 1);
    return STATUS_SUCCESS;
}

VOID RtlFreeUnicodeString(PUNICODE_STRING string)
{
    world_at(AT_PASSIVE);
    rs_atomic_add(&world.names, -1);
    free(string->Buffer);
    string->Buffer = NULL;
}

NTSTATUS RtlCreateSecurityDescriptor(PSECURITY_DESCRIPTOR descriptor, ULONG revision)
{
    CHECK_EQUAL(revision, SECURITY_DESCRIPTOR_REVISION);
    memset(descriptor, 0, sizeof(SECURITY_DESCRIPTOR));
    return world_fails() ? STATUS_UNSUCCESSFUL : STATUS_SUCCESS;
}

NTSTATUS RtlCreateAcl(PACL list, ULONG size, ULONG revision)
{
    CHECK(size >= 8 + 2 * 24);
    list->AclRevision = (UCHAR)revision;
    list->AceCount = 0;
    return world_fails() ? STATUS_UNSUCCESSFUL : STATUS_SUCCESS;
}

NTSTATUS RtlAddAccessAllowedAce(PACL list, ULONG revision, ACCESS_MASK access, PSID sid)
{
    const SID *id = sid;

    CHECK(revision == ACL_REVISION && access == GENERIC_ALL);
    CHECK(list->AceCount == 0 ? id->SubAuthorityCount == 1 && id->SubAuthority[0] == 18
                              : id->SubAuthorityCount == 2 && id->SubAuthority[0] == 32);
    list->AceCount++;
    return world_fails() ? STATUS_UNSUCCESSFUL : STATUS_SUCCESS;
}

NTSTATUS RtlSetDaclSecurityDescriptor(PSECURITY_DESCRIPTOR descriptor, BOOLEAN present, PACL list, BOOLEAN is_default)
{
    CHECK(present && !is_default);
    ((SECURITY_DESCRIPTOR *)descriptor)->Dacl = list;
    return world_fails() ? STATUS_UNSUCCESSFUL : STATUS_SUCCESS;
}
