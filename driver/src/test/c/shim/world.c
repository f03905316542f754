/* The world's life, its failures, its IRQL. */
#include "world.h"

#include "../../../main/c/core/rs_platform_posix.h"

#include <stdlib.h>

struct world world;
_Thread_local uint64_t world_pid = 1000;
_Thread_local uint64_t world_tid = 1001;
_Thread_local int world_irql = AT_PASSIVE;

static uint64_t asked;
static uint64_t failing;

bool world_fails(void)
{
    return rs_atomic_add(&asked, 1) == rs_atomic_get(&failing);
}

static bool gate(void)
{
    return !world_fails();
}

uint64_t world_fail_at(uint64_t nth)
{
    uint64_t before = asked;

    asked = 0;
    failing = nth;
    rs_platform_gate(gate);
    return before;
}

void world_at(int most)
{
    if (world_irql > most) {
        test_fail(__FILE__, __LINE__, "called at IRQL %d, allowed up to %d", world_irql, most);
    }
}

/* The core's locks raise the IRQL as the kernel's do. */
void __real_rs_lock_take(struct rs_lock *lock);
void __real_rs_lock_leave(struct rs_lock *lock);
void __wrap_rs_lock_take(struct rs_lock *lock);
void __wrap_rs_lock_leave(struct rs_lock *lock);

static _Thread_local int before_locks;
static _Thread_local int locks;

void __wrap_rs_lock_take(struct rs_lock *lock)
{
    __real_rs_lock_take(lock);
    if (locks++ == 0) {
        before_locks = world_irql;
        world_irql = AT_DISPATCH;
    }
}

void __wrap_rs_lock_leave(struct rs_lock *lock)
{
    if (--locks == 0) {
        world_irql = before_locks;
    }
    __real_rs_lock_leave(lock);
}

bool world_lacks(const char *function)
{
    for (size_t i = 0; i < COUNT(world.missing); i++) {
        if (world.missing[i] != NULL && strcmp(world.missing[i], function) == 0) {
            return true;
        }
    }
    return false;
}

static void add_processes(void)
{
    static const struct _EPROCESS processes[] = {
        {.pid = 4, .start = 100, .exit = STATUS_PENDING, .sid_parts = {18}, .sid_count = 1, .integrity = 0x4000},
        {.pid = 1000,
         .parent = 4,
         .start = 200,
         .exit = STATUS_PENDING,
         .image = L"\\Device\\HarddiskVolume1\\Windows\\explorer.exe",
         .cmdline = L"explorer.exe /separate",
         .sid_parts = {21, 1, 2, 3, 1001},
         .sid_count = 5,
         .session = 1,
         .logon_id = 0x1234,
         .integrity = 0x2000},
        {.pid = 2000,
         .parent = 1000,
         .start = 300,
         .exit = STATUS_PENDING,
         .image = L"\\Device\\HarddiskVolume1\\Windows\\System32\\lsass.exe",
         .sid_parts = {18},
         .sid_count = 1,
         .integrity = 0x4000},
    };

    memcpy(world.processes, processes, sizeof processes);
}

void world_new(void)
{
    static const ULONG current = 1;

    memset(&world, 0, sizeof world);
    world_fail_at(0);
    world_pid = 1000;
    world_tid = 1001;
    world.has_filter_manager = true;
    world.removing_waits = true;
    world.is_administrator = true;
    world.access = FILE_READ_DATA | FILE_WRITE_DATA;
    world.pipes.DeviceType = FILE_DEVICE_NAMED_PIPE;
    add_processes();
    world.thread = (struct _ETHREAD){.tid = 3000, .pid = 2000, .start_address = 0x7ff0000, .module = L"\\Device\\HarddiskVolume1\\evil.dll"};
    world.links[0] = (struct value){.key = L"\\GLOBAL??\\C:", .data = L"\\Device\\HarddiskVolume1"};
    world.values[0] = (struct value){L"\\Registry\\Machine\\SYSTEM\\Select", L"Current", REG_DWORD, &current, sizeof current};
    world.values[1] = (struct value){L"\\Registry\\Machine\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion", L"SystemRoot", REG_SZ, L"C:\\Windows",
                                     11 * sizeof(WCHAR)};
}

NTSTATUS world_load(void)
{
    UNICODE_STRING service = RTL_CONSTANT_STRING(L"\\Registry\\Machine\\System\\CurrentControlSet\\Services\\Ringside");

    return DriverEntry(&world.driver, &service);
}

void world_loaded(void)
{
    CHECK_EQUAL(world_load(), STATUS_SUCCESS);
    CHECK(world.device != NULL && world.is_linked && (world.device->Flags & DO_DEVICE_INITIALIZING) == 0);
}

void world_is_clean(void)
{
    CHECK(world.process_ex == NULL && world.process == NULL && world.thread_routine == NULL && world.image == NULL);
    CHECK(world.registry == NULL && world.objects == NULL && world.filter == NULL);
    CHECK(world.device == NULL && !world.is_linked && !world.is_told_of_shutdown);
    CHECK_EQUAL(world.handles, 0);
    CHECK_EQUAL(world.references, 0);
    CHECK_EQUAL(world.pool, 0);
    CHECK_EQUAL(world.names, 0);
    CHECK_EQUAL(world.contexts, 0);
    CHECK_EQUAL(rs_platform_live(), 0);
}

void world_abandon(void)
{
    CHECK(world.driver.DriverUnload == NULL && world.attached != NULL);
    world.withdrawn_unload(&world.driver);
    free(world.attached);
    world_is_clean();
}

void world_unload(void)
{
    CHECK(world.driver.DriverUnload != NULL);
    world.driver.DriverUnload(&world.driver);
    world_is_clean();
}
