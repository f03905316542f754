/* What the driver registers, and optional functions by name. */
#include "world.h"

#include <sched.h>

extern const struct function process_functions[];
extern const size_t process_function_count;

/* Other threads look at what is registered. */
#define SET(routine, value) __atomic_store_n(&world.routine, (value), __ATOMIC_SEQ_CST)

static NTSTATUS refused(enum registration registration)
{
    world_at(AT_PASSIVE);
    return world.refused[registration] != 0 ? world.refused[registration] : world_fails() ? STATUS_INSUFFICIENT_RESOURCES : STATUS_SUCCESS;
}

/* Unregistering the processes' callback waits until no callback runs, if the world does so; it is the last one, so that none begins any more. */
static void wait_for_callbacks(void)
{
    while (world.removing_waits && rs_atomic_get(&world.under_way) != 0) {
        sched_yield();
    }
}

static NTSTATUS set_process_ex(enum registration registration, PCREATE_PROCESS_NOTIFY_ROUTINE_EX routine, BOOLEAN remove)
{
    NTSTATUS status;

    if (remove) {
        CHECK(world.process_ex == routine);
        SET(process_ex, NULL);
        wait_for_callbacks();
        return STATUS_SUCCESS;
    }
    status = refused(registration);
    if (NT_SUCCESS(status)) {
        CHECK(world.process_ex == NULL);
        SET(process_ex, routine);
    }
    return status;
}

static NTSTATUS process_notify_ex2(ULONG kind, PVOID routine, BOOLEAN remove)
{
    CHECK_EQUAL(kind, 0);
    return set_process_ex(REGISTER_PROCESS_EX2, (PCREATE_PROCESS_NOTIFY_ROUTINE_EX)(ULONG_PTR)routine, remove);
}

static NTSTATUS process_notify_ex(PCREATE_PROCESS_NOTIFY_ROUTINE_EX routine, BOOLEAN remove)
{
    return set_process_ex(REGISTER_PROCESS_EX, routine, remove);
}

NTSTATUS PsSetCreateProcessNotifyRoutine(PCREATE_PROCESS_NOTIFY_ROUTINE routine, BOOLEAN remove)
{
    NTSTATUS status;

    if (remove) {
        CHECK(world.process == routine);
        SET(process, NULL);
        wait_for_callbacks();
        return STATUS_SUCCESS;
    }
    status = refused(REGISTER_PROCESS);
    if (NT_SUCCESS(status)) {
        SET(process, routine);
    }
    return status;
}

static NTSTATUS set_thread(enum registration registration, PCREATE_THREAD_NOTIFY_ROUTINE routine)
{
    NTSTATUS status = refused(registration);

    if (NT_SUCCESS(status)) {
        CHECK(world.thread_routine == NULL);
        SET(thread_routine, routine);
    }
    return status;
}

static NTSTATUS thread_notify_ex(ULONG kind, PVOID routine)
{
    CHECK_EQUAL(kind, 1);
    return set_thread(REGISTER_THREAD_EX, (PCREATE_THREAD_NOTIFY_ROUTINE)(ULONG_PTR)routine);
}

NTSTATUS PsSetCreateThreadNotifyRoutine(PCREATE_THREAD_NOTIFY_ROUTINE routine)
{
    return set_thread(REGISTER_THREAD, routine);
}

NTSTATUS PsRemoveCreateThreadNotifyRoutine(PCREATE_THREAD_NOTIFY_ROUTINE routine)
{
    CHECK(world.thread_routine == routine);
    SET(thread_routine, NULL);
    return STATUS_SUCCESS;
}

static NTSTATUS set_image(enum registration registration, PLOAD_IMAGE_NOTIFY_ROUTINE routine)
{
    NTSTATUS status = refused(registration);

    if (NT_SUCCESS(status)) {
        CHECK(world.image == NULL);
        SET(image, routine);
    }
    return status;
}

static NTSTATUS image_notify_ex(PLOAD_IMAGE_NOTIFY_ROUTINE routine, ULONG_PTR flags)
{
    (void)flags;
    return set_image(REGISTER_IMAGE_EX, routine);
}

NTSTATUS PsSetLoadImageNotifyRoutine(PLOAD_IMAGE_NOTIFY_ROUTINE routine)
{
    return set_image(REGISTER_IMAGE, routine);
}

NTSTATUS PsRemoveLoadImageNotifyRoutine(PLOAD_IMAGE_NOTIFY_ROUTINE routine)
{
    CHECK(world.image == routine);
    SET(image, NULL);
    return STATUS_SUCCESS;
}

static NTSTATUS set_registry(enum registration registration, PEX_CALLBACK_FUNCTION routine, PLARGE_INTEGER cookie)
{
    NTSTATUS status = refused(registration);

    if (NT_SUCCESS(status)) {
        CHECK(world.registry == NULL);
        SET(registry, routine);
        cookie->QuadPart = 0x5253;
    }
    return status;
}

static NTSTATUS registry_notify_ex(PEX_CALLBACK_FUNCTION routine, PCUNICODE_STRING altitude, PVOID driver, PVOID context,
                                   PLARGE_INTEGER cookie, PVOID reserved)
{
    CHECK(altitude->Length > 0 && driver == &world.driver && context == NULL && reserved == NULL);
    return set_registry(REGISTER_REGISTRY_EX, routine, cookie);
}

static NTSTATUS registry_notify(PEX_CALLBACK_FUNCTION routine, PVOID context, PLARGE_INTEGER cookie)
{
    (void)context;
    return set_registry(REGISTER_REGISTRY, routine, cookie);
}

static NTSTATUS registry_forget(LARGE_INTEGER cookie)
{
    CHECK(cookie.QuadPart == 0x5253 && world.registry != NULL);
    SET(registry, NULL);
    return STATUS_SUCCESS;
}

static NTSTATUS key_name_ex(PLARGE_INTEGER cookie, PVOID object, PULONG_PTR id, PCUNICODE_STRING *name, ULONG flags)
{
    const struct key *key = object;

    world_at(AT_APC);
    CHECK(cookie->QuadPart == 0x5253 && id == NULL && flags == 0);
    if (world_fails()) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    rs_atomic_add(&world.names, 1);
    *name = &key->path;
    return STATUS_SUCCESS;
}

static VOID key_name_release(PCUNICODE_STRING name)
{
    (void)name;
    rs_atomic_add(&world.names, -1);
}

static NTSTATUS object_name(PVOID object, PVOID answer, ULONG size, PULONG length)
{
    const struct key *key = object;
    UNICODE_STRING *string = answer;

    world_at(AT_PASSIVE);
    *length = (ULONG)sizeof *string + key->path.Length;
    if (*length > size || world_fails()) {
        return STATUS_INFO_LENGTH_MISMATCH;
    }
    string->Length = key->path.Length;
    string->Buffer = (PWSTR)(string + 1);
    memcpy(string->Buffer, key->path.Buffer, key->path.Length);
    return STATUS_SUCCESS;
}

static NTSTATUS object_notify(POB_CALLBACK_REGISTRATION registration, PVOID *handle)
{
    NTSTATUS status = refused(REGISTER_OBJECT);

    CHECK(registration->Version == OB_FLT_REGISTRATION_VERSION && registration->OperationRegistrationCount == 2);
    CHECK(registration->OperationRegistration[0].ObjectType == PsProcessType);
    CHECK(registration->OperationRegistration[1].ObjectType == PsThreadType);
    if (NT_SUCCESS(status)) {
        SET(objects, registration->OperationRegistration[0].PreOperation);
        *handle = &world.objects;
    }
    return status;
}

static VOID object_forget(PVOID handle)
{
    CHECK(handle == &world.objects);
    SET(objects, NULL);
}

static VOID nothing(VOID)
{
}

#define FUNCTION(name, function) {name, (void *)(ULONG_PTR)(function)}
static const struct function functions[] = {
    FUNCTION("PsSetCreateProcessNotifyRoutineEx2", process_notify_ex2),
    FUNCTION("PsSetCreateProcessNotifyRoutineEx", process_notify_ex),
    FUNCTION("PsSetCreateThreadNotifyRoutineEx", thread_notify_ex),
    FUNCTION("PsSetLoadImageNotifyRoutineEx", image_notify_ex),
    FUNCTION("CmRegisterCallbackEx", registry_notify_ex),
    FUNCTION("CmRegisterCallback", registry_notify),
    FUNCTION("CmUnRegisterCallback", registry_forget),
    FUNCTION("CmCallbackGetKeyObjectIDEx", key_name_ex),
    FUNCTION("CmCallbackReleaseKeyObjectIDEx", key_name_release),
    FUNCTION("ObRegisterCallbacks", object_notify),
    FUNCTION("ObUnRegisterCallbacks", object_forget),
    FUNCTION("ObQueryNameString", object_name),
    FUNCTION("KeQuerySystemTimePrecise", nothing),
    FUNCTION("ExAllocatePool2", nothing),
    FUNCTION("MmProtectMdlSystemAddress", nothing),
};

static void *find(const struct function *table, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(table[i].name, name) == 0) {
            return table[i].address;
        }
    }
    return NULL;
}

PVOID MmGetSystemRoutineAddress(PUNICODE_STRING name)
{
    char ascii[64] = {0};
    void *address;

    world_at(AT_PASSIVE);
    for (size_t i = 0; i < name->Length / sizeof(WCHAR) && i < sizeof ascii - 1; i++) {
        ascii[i] = (char)name->Buffer[i];
    }
    if (strcmp(ascii, "wine_ntoskrnl_main_loop") == 0) {
        return world.is_wine ? (void *)(ULONG_PTR)nothing : NULL;
    }
    if (world_lacks(ascii)) {
        return NULL;
    }
    address = find(functions, COUNT(functions), ascii);
    return address != NULL ? address : find(process_functions, process_function_count, ascii);
}

/* For shim_filters.c and shim_io.c. */
NTSTATUS registration_refused(enum registration registration);
NTSTATUS registration_refused(enum registration registration)
{
    return refused(registration);
}
