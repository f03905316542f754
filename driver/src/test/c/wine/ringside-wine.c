/*
 * Loads a driver as a service, asks it everything, and unloads it: run with Wine, which loads it through winedevice.
 *
 *   ringside-wine.exe C:\path\ringside.sys [raise]
 *
 * With `raise` the driver is ringside-test.sys, and every kind of event is raised and read. Prints a line for each thing that holds, and ends with 1
 * at the first that does not.
 */
#include <windows.h>
#include <winsvc.h>

#include <stdio.h>

#include "../../../main/c/include/ringside.h"
#include "../../../main/c/sys/rs_raise.h"

#define SERVICE_NAME L"RingsideTest"
#define PATIENCE 10000 /* ms until an answer counts as missing */
#define ROOM (RS_LARGEST_RECORD * 4 + sizeof(struct rs_batch))

static HANDLE device;
static unsigned char buffer[ROOM];

static void check(BOOL holds, const char *what)
{
    printf("%s  %s\n", holds ? "ok " : "NOT", what);
    fflush(stdout);
    if (!holds) {
        printf("     last error %lu\n", GetLastError());
        ExitProcess(1);
    }
}

/* Sends a code and waits; the error, or 0. */
static DWORD ask(HANDLE handle, DWORD code, const void *in, DWORD in_length, void *out, DWORD out_length, DWORD *written)
{
    OVERLAPPED overlapped = {0};
    DWORD error = 0;

    *written = 0;
    overlapped.hEvent = CreateEventW(NULL, TRUE, FALSE, NULL);
    if (!DeviceIoControl(handle, code, (void *)in, in_length, out, out_length, NULL, &overlapped)) {
        error = GetLastError();
    }
    if (error == ERROR_IO_PENDING && WaitForSingleObject(overlapped.hEvent, PATIENCE) == WAIT_TIMEOUT) {
        CancelIoEx(handle, &overlapped);
    }
    if (error == ERROR_IO_PENDING || error == 0) {
        error = GetOverlappedResult(handle, &overlapped, written, TRUE) ? 0 : GetLastError();
    }
    CloseHandle(overlapped.hEvent);
    return error;
}

static HANDLE open_device(void)
{
    return CreateFileW(L"\\\\.\\Ringside", GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
}

static const struct rs_request request = {sizeof request, RS_VERSION};

static struct rs_status status_now(void)
{
    struct rs_status status;
    DWORD written;

    check(ask(device, RS_CONTROL_STATUS, &request, sizeof request, &status, sizeof status, &written) == 0 && written == sizeof status
              && status.size == sizeof status && status.version == RS_VERSION,
          "status is answered");
    return status;
}

/* A filter of two instructions that takes everything. */
static void want(uint32_t kind)
{
    static const uint64_t code[] = {0x00000001000000b7ULL, 0x95ULL}; /* r0 = 1; exit */
    struct {
        struct rs_set_filter head;
        uint64_t code[2];
    } filter = {{0}, {0}};
    struct rs_verdict verdict = {0};
    DWORD written;
    char line[64];

    filter.head.size = sizeof filter;
    filter.head.version = RS_VERSION;
    filter.head.generation = 7;
    filter.head.takers = 1;
    filter.head.kind = kind;
    filter.head.code = offsetof(struct rs_set_filter, tables_size) + 4;
    filter.head.instructions = 2;
    memcpy(filter.code, code, sizeof code);
    snprintf(line, sizeof line, "a filter for kind %u is installed", (unsigned)kind);
    check(ask(device, RS_CONTROL_SET_FILTER, &filter, sizeof filter, &verdict, sizeof verdict, &written) == 0, "set filter is answered");
    check(written == sizeof verdict && verdict.verdict == RS_INSTALLED, line);
}

/* Raises an event with two texts. */
static void raise(uint32_t call, uint32_t count, uint64_t first, const wchar_t *text, const wchar_t *second)
{
    struct {
        struct rs_raise head;
        wchar_t texts[256];
    } payload = {{0}, {0}};
    size_t length = wcslen(text);
    DWORD written;

    payload.head.size = sizeof payload;
    payload.head.version = RS_VERSION;
    payload.head.call = call;
    payload.head.count = count;
    payload.head.pid = 4000;
    payload.head.tid = 4001;
    payload.head.numbers[0] = first;
    payload.head.numbers[1] = 0x1000;
    payload.head.numbers[2] = 0;
    payload.head.texts[0].offset = sizeof payload.head;
    payload.head.texts[0].length = (uint32_t)(length * 2);
    payload.head.texts[1].offset = (uint32_t)(sizeof payload.head + length * 2);
    payload.head.texts[1].length = (uint32_t)(wcslen(second) * 2);
    wcscpy(payload.texts, text);
    wcscpy(payload.texts + length, second);
    check(ask(device, RS_CONTROL_RAISE, &payload, sizeof payload, NULL, 0, &written) == 0, "an event is raised");
}

static const struct rs_record *read_one(uint32_t kind)
{
    const struct rs_batch *batch = (const void *)buffer;
    const struct rs_record *record = (const void *)(batch + 1);
    DWORD written;

    check(ask(device, RS_CONTROL_READ, &request, sizeof request, buffer, sizeof buffer, &written) == 0 && written > sizeof *batch
              && batch->count >= 1,
          "a read gives records");
    check(record->kind == kind, "of the kind that was raised");
    return record;
}

static void print_text(const struct rs_record *record, unsigned field, const char *name)
{
    struct rs_text text;

    memcpy(&text, (const unsigned char *)record + RS_RECORD_FIELDS + 8 * field, sizeof text);
    if ((record->present >> field & 1) != 0) {
        printf("     %s = %.*ls\n", name, (int)(text.length / 2), (const wchar_t *)((const unsigned char *)record + text.offset));
    }
}

static void raise_all(void)
{
    static const struct {
        uint32_t call;
        uint32_t kind;
        unsigned field;
        const wchar_t *first;
        const wchar_t *second;
    } calls[] = {
        {RS_RAISE_PROCESS_START, RS_KIND_PROCS, RS_IMAGE, L"\\??\\C:\\windows\\system32\\cmd.exe", L"cmd.exe /c dir"},
        {RS_RAISE_THREAD, RS_KIND_THREADS, RS_THREADS_START_MODULE, L"\\??\\C:\\evil.dll", L""},
        {RS_RAISE_IMAGE, RS_KIND_IMAGES, RS_IMAGES_PATH, L"\\??\\C:\\windows\\system32\\ntdll.dll", L""},
        {RS_RAISE_DRIVER, RS_KIND_MODULES, RS_MODULES_PATH, L"\\SystemRoot\\system32\\drivers\\null.sys", L""},
        {RS_RAISE_OPEN_PROCESS, RS_KIND_ACCESS, RS_ACCESS_OP, L"", L""},
        {RS_RAISE_KEY_CREATE, RS_KIND_REGISTRY, RS_REGISTRY_KEY, L"\\REGISTRY\\MACHINE\\SOFTWARE\\Test", L""},
        {RS_RAISE_KEY_RENAME, RS_KIND_REGISTRY, RS_REGISTRY_NEW_NAME, L"\\REGISTRY\\MACHINE\\SOFTWARE\\Test", L"New"},
        {RS_RAISE_VALUE_SET, RS_KIND_REGISTRY, RS_REGISTRY_KEY, L"\\REGISTRY\\USER\\S-1-5-18\\Run", L"Evil"},
        {RS_RAISE_FILE_CREATE, RS_KIND_FILES, RS_FILES_PATH, L"\\Device\\HarddiskVolume1\\new.txt", L""},
        {RS_RAISE_FILE_WRITE, RS_KIND_FILES, RS_FILES_PATH, L"\\Device\\HarddiskVolume1\\new.exe", L""},
        {RS_RAISE_FILE_DELETE, RS_KIND_FILES, RS_FILES_PATH, L"\\Device\\HarddiskVolume1\\old.txt", L""},
        {RS_RAISE_FILE_RENAME, RS_KIND_FILES, RS_FILES_PATH, L"\\Device\\HarddiskVolume1\\a.txt", L"\\Device\\HarddiskVolume1\\b.txt"},
        {RS_RAISE_FILE_SETTIME, RS_KIND_FILES, RS_FILES_PATH, L"\\Device\\HarddiskVolume1\\a.txt", L""},
        {RS_RAISE_VOLUME_OPEN, RS_KIND_RAWREADS, RS_RAWREADS_DEVICE, L"\\Device\\HarddiskVolume1", L""},
        {RS_RAISE_PIPE_CREATE, RS_KIND_PIPES, RS_PIPES_PIPE, L"\\mojo", L""},
        {RS_RAISE_PIPE_CONNECT, RS_KIND_PIPES, RS_PIPES_PIPE, L"\\mojo", L""},
        {RS_RAISE_PROCESS_EXIT, RS_KIND_EXITS, RS_IMAGE, L"", L""},
    };
    size_t i;

    for (i = 0; i < sizeof calls / sizeof *calls; i++) {
        want(calls[i].kind);
        raise(calls[i].call, 1, calls[i].call == RS_RAISE_FILE_CREATE ? 2 : 5000, calls[i].first, calls[i].second);
        print_text(read_one(calls[i].kind), calls[i].field, "text");
    }
}

/* Says how fast events go from a callback through a filter that takes them, ring and control code to a reader. */
static void measure(void)
{
    enum { ROUNDS = 20, EVENTS = 1000 };
    const struct rs_batch *batch = (const void *)buffer;
    LARGE_INTEGER frequency, begin, end;
    uint32_t round, events;
    DWORD written;

    want(RS_KIND_IMAGES);
    QueryPerformanceFrequency(&frequency);
    QueryPerformanceCounter(&begin);
    for (round = 0; round < ROUNDS; round++) {
        raise(RS_RAISE_IMAGE, EVENTS, 1, L"\\??\\C:\\windows\\system32\\ntdll.dll", L"");
        for (events = 0; events < EVENTS; events += batch->count) {
            if (ask(device, RS_CONTROL_READ, &request, sizeof request, buffer, sizeof buffer, &written) != 0) {
                check(FALSE, "a read gives records");
            }
        }
    }
    QueryPerformanceCounter(&end);
    printf("     %.0f events a second raised and read\n",
           (double)ROUNDS * EVENTS * (double)frequency.QuadPart / (double)(end.QuadPart - begin.QuadPart));
}

static DWORD WINAPI raise_later(void *nothing)
{
    (void)nothing;
    raise(RS_RAISE_IMAGE, 1, 1, L"\\??\\C:\\late.dll", L"");
    return 0;
}

/* A read that waits is completed by an event, or cancelled. */
static void wait_for_events(BOOL can_raise)
{
    OVERLAPPED overlapped = {0};
    DWORD written = 0;
    HANDLE thread;

    overlapped.hEvent = CreateEventW(NULL, TRUE, FALSE, NULL);
    check(!DeviceIoControl(device, RS_CONTROL_READ, (void *)&request, sizeof request, buffer, sizeof buffer, NULL, &overlapped)
              && GetLastError() == ERROR_IO_PENDING,
          "a read without an event waits");
    check(CancelIoEx(device, &overlapped) && !GetOverlappedResult(device, &overlapped, &written, TRUE)
              && GetLastError() == ERROR_OPERATION_ABORTED,
          "and can be cancelled");
    if (can_raise) {
        ResetEvent(overlapped.hEvent);
        check(!DeviceIoControl(device, RS_CONTROL_READ, (void *)&request, sizeof request, buffer, sizeof buffer, NULL, &overlapped)
                  && GetLastError() == ERROR_IO_PENDING,
              "another read waits");
        thread = CreateThread(NULL, 0, raise_later, NULL, 0, NULL);
        check(GetOverlappedResult(device, &overlapped, &written, TRUE) && written > sizeof(struct rs_batch), "and an event completes it");
        WaitForSingleObject(thread, INFINITE);
        CloseHandle(thread);
    }
    CloseHandle(overlapped.hEvent);
}

static void ask_all(BOOL can_raise)
{
    struct rs_start start = {sizeof start, RS_VERSION, 0, 0};
    struct rs_started started;
    struct rs_status status;
    HANDLE other;
    DWORD written;
    uint32_t i;

    status = status_now();
    printf("     callbacks registered %#x, missing %#x, legacy %#x; functions %#llx; %u processes\n", status.registered, status.missing,
           status.legacy, (unsigned long long)status.functions, status.processes);
    for (i = 0; i < RS_CALLBACKS; i++) {
        printf("     callback %u: %#x\n", (unsigned)i, (unsigned)status.reasons[i]);
    }
    check((status.registered ^ status.missing) == (1u << RS_CALLBACKS) - 1, "each callback is registered or missing");
    check(ask(device, RS_CONTROL_READ, &request, sizeof request, buffer, sizeof buffer, &written) != 0, "a read before the start is refused");
    check(ask(device, RS_CONTROL_START, &start, sizeof start, &started, sizeof started, &written) == 0 && written == sizeof started,
          "start is answered");
    check(started.driver_version == RS_DRIVER_VERSION && started.ring == RS_DEFAULT_RING, "with version and ring");
    other = open_device();
    check(other != INVALID_HANDLE_VALUE, "a second handle opens");
    check(ask(other, RS_CONTROL_START, &start, sizeof start, &started, sizeof started, &written) == ERROR_BUSY, "but cannot start it, too");
    CloseHandle(other);
    want(RS_KIND_IMAGES);
    wait_for_events(can_raise);
    if (can_raise) {
        raise_all();
        measure();
    } else {
        check(ask(device, RS_CONTROL_RAISE, buffer, sizeof(struct rs_raise), NULL, 0, &written) == ERROR_INVALID_FUNCTION,
              "the shipped driver knows no raising");
    }
    status = status_now();
    for (i = 0; i < RS_KINDS; i++) {
        const struct rs_counters *c = &status.counters[i];

        check(c->seen == c->filtered + c->delivered + c->lost, "the counters agree");
    }
    check(ask(device, RS_CONTROL_STOP, &request, sizeof request, NULL, 0, &written) == 0, "stop is answered");
    check((status_now().flags & RS_STARTED) == 0, "and it is stopped");
}

/* What an earlier run has left that ended too soon. */
static void remove_service(SC_HANDLE manager)
{
    SC_HANDLE service = OpenServiceW(manager, SERVICE_NAME, SERVICE_ALL_ACCESS);
    SERVICE_STATUS stopped;

    if (service != NULL) {
        (void)ControlService(service, SERVICE_CONTROL_STOP, &stopped);
        (void)DeleteService(service);
        CloseServiceHandle(service);
    }
}

/* Just after its start the system still holds the list of services. */
static BOOL start_service(SC_HANDLE service)
{
    DWORD waited;

    for (waited = 0; waited < PATIENCE; waited += 100) {
        if (StartServiceW(service, 0, NULL)) {
            return TRUE;
        }
        if (GetLastError() != ERROR_SERVICE_DATABASE_LOCKED) {
            return FALSE;
        }
        Sleep(100);
    }
    return FALSE;
}

int wmain(int count, wchar_t **arguments)
{
    SC_HANDLE manager = OpenSCManagerW(NULL, NULL, SC_MANAGER_ALL_ACCESS);
    SERVICE_STATUS stopped;
    SC_HANDLE service;

    check(count >= 2 && manager != NULL, "the services' manager opens");
    remove_service(manager);
    service = CreateServiceW(manager, SERVICE_NAME, SERVICE_NAME, SERVICE_ALL_ACCESS, SERVICE_KERNEL_DRIVER, SERVICE_DEMAND_START,
                             SERVICE_ERROR_NORMAL, arguments[1], NULL, NULL, NULL, NULL, NULL);
    check(service != NULL, "the service is made");
    check(start_service(service), "the driver is loaded");
    device = open_device();
    check(device != INVALID_HANDLE_VALUE, "the device opens");
    ask_all(count > 2);
    CloseHandle(device);
    check(ControlService(service, SERVICE_CONTROL_STOP, &stopped), "the driver is unloaded");
    check(open_device() == INVALID_HANDLE_VALUE, "and its device is gone");
    check(start_service(service), "it is loaded again");
    check(ControlService(service, SERVICE_CONTROL_STOP, &stopped), "and unloaded again");
    DeleteService(service);
    CloseServiceHandle(service);
    CloseServiceHandle(manager);
    puts("all holds");
    return 0;
}
