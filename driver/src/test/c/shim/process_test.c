/* Callbacks for processes, threads, images and handles, with arguments as the system gives them and with hostile ones. */
#include "world.h"

#include <stdlib.h>

static PFILE_OBJECT handle;

static void begin(void)
{
    world_new();
    world_loaded();
    handle = world_reader();
}

static void end(void)
{
    world_close(handle);
    world_unload();
}

/* A process that is being started by process 1000 for its parent 2000. */
static PS_CREATE_NOTIFY_INFO start_info(const UNICODE_STRING *image, const UNICODE_STRING *cmdline)
{
    PS_CREATE_NOTIFY_INFO info = {.Size = sizeof info};

    info.FileOpenNameAvailable = 1;
    info.ParentProcessId = (HANDLE)2000;
    info.CreatingThreadId.UniqueProcess = (HANDLE)1000;
    info.CreatingThreadId.UniqueThread = (HANDLE)1001;
    info.ImageFileName = image;
    info.CommandLine = cmdline;
    return info;
}

static struct _EPROCESS *add_process(uint64_t pid)
{
    world.processes[5] = world.processes[1];
    world.processes[5].pid = pid;
    world.processes[5].start = 400;
    world.processes[5].integrity = 0x3000;
    return &world.processes[5];
}

/* What the current directory is read from. */
struct memory {
    uint8_t peb[0x40];
    uint8_t parameters[0x80];
    WCHAR cwd[16];
};

static void set_cwd(struct memory *memory, USHORT length, ULONG flags)
{
    void *parameters = memory->parameters;
    void *cwd = memory->cwd;

    memset(memory, 0, sizeof *memory);
    memcpy(memory->peb + 0x20, &parameters, 8);
    memcpy(memory->parameters + 8, &flags, 4);
    memcpy(memory->parameters + 0x38, &length, 2);
    memcpy(memory->parameters + 0x40, &cwd, 8);
    memcpy(memory->cwd, L"C:\\Temp\\", 8 * sizeof(WCHAR));
}

TEST(a_process_that_starts_is_told_with_everything_the_system_knows)
{
    UNICODE_STRING image = string_of(L"\\??\\C:\\Windows\\cmd.exe");
    UNICODE_STRING cmdline = string_of(L"cmd /c dir");
    PS_CREATE_NOTIFY_INFO info = start_info(&image, &cmdline);
    struct memory memory;
    const struct rs_record *record;

    begin();
    set_cwd(&memory, 16, 1);
    add_process(5000)->peb = memory.peb;
    world.process_ex(process_of(5000), (HANDLE)5000, &info);
    record = world_read(handle, RS_KIND_PROCS);
    CHECK_EQUAL(number_in(record, RS_PID), 5000);
    CHECK_EQUAL(number_in(record, RS_PPID), 2000);
    CHECK_EQUAL(number_in(record, RS_START_TIME), 400);
    CHECK_TEXT(text_in(record, RS_IMAGE), "C:\\Windows\\cmd.exe");
    CHECK_TEXT(text_in(record, RS_NAME), "cmd.exe");
    CHECK_TEXT(text_in(record, RS_CMDLINE), "cmd /c dir");
    CHECK_TEXT(text_in(record, RS_CWD), "C:\\Temp\\");
    CHECK_TEXT(text_in(record, RS_USER_SID), "S-1-5-21-1-2-3-1001");
    CHECK_TEXT(text_in(record, RS_INTEGRITY), "high");
    CHECK_EQUAL(number_in(record, RS_SESSION), 1);
    CHECK_EQUAL(number_in(record, RS_LOGON_ID), 0x1234);
    CHECK_TEXT(text_in(record, RS_PARENT_IMAGE), "C:\\Windows\\System32\\lsass.exe");
    CHECK_EQUAL(number_in(record, RS_PROCS_CREATOR_PID), 1000);
    CHECK_TEXT(text_in(record, RS_PROCS_CREATOR_IMAGE), "C:\\Windows\\explorer.exe");
    CHECK(world_has_nothing(handle));
    end();
}

TEST(a_process_that_ends_is_told_with_its_code_and_forgotten)
{
    const struct rs_record *record;
    uint32_t before;

    begin();
    before = world_status(handle).processes;
    process_of(1000)->exit = (NTSTATUS)0xC0000005;
    world.process_ex(process_of(1000), (HANDLE)1000, NULL);
    record = world_read(handle, RS_KIND_EXITS);
    CHECK_EQUAL(number_in(record, RS_EXITS_EXIT_CODE), 0xC0000005u);
    CHECK_TEXT(text_in(record, RS_IMAGE), "C:\\Windows\\explorer.exe");
    CHECK_TEXT(text_in(record, RS_CMDLINE), "explorer.exe /separate");
    CHECK(number_in(record, RS_EXITS_DURATION) > 0);
    CHECK_EQUAL(world_status(handle).processes, before - 1);
    end();
}

TEST(the_older_callback_for_processes_tells_what_can_be_asked_for)
{
    const struct rs_record *record;

    world_new();
    world.missing[0] = "PsSetCreateProcessNotifyRoutineEx2";
    world.missing[1] = "PsSetCreateProcessNotifyRoutineEx";
    world_loaded();
    handle = world_reader();
    add_process(5000);
    world.process((HANDLE)1000, (HANDLE)5000, TRUE);
    record = world_read(handle, RS_KIND_PROCS);
    CHECK_TEXT(text_in(record, RS_IMAGE), "C:\\Windows\\explorer.exe");
    CHECK_TEXT(text_in(record, RS_CMDLINE), "explorer.exe /separate");
    CHECK_EQUAL(number_in(record, RS_PPID), 4);
    world.process((HANDLE)1000, (HANDLE)5000, FALSE);
    CHECK_EQUAL(number_in(world_read(handle, RS_KIND_EXITS), RS_PID), 5000);
    world.process((HANDLE)1000, (HANDLE)77777, TRUE);
    CHECK_TEXT(text_in(world_read(handle, RS_KIND_PROCS), RS_IMAGE), "(unknown)");
    world.process((HANDLE)1000, (HANDLE)77777, FALSE);
    CHECK(is_unknown(world_read(handle, RS_KIND_EXITS), RS_EXITS_EXIT_CODE));
    end();
}

TEST(a_process_start_with_hostile_arguments_is_told_with_what_is_unknown)
{
    static WCHAR text[0x8000];
    const UNICODE_STRING strings[] = {
        {0, 0, NULL},         {2, 2, NULL},         {1, 1, text},          {3, 2, text},
        {0xFFFF, 0xFFFF, text}, {0xFFFE, 0xFFFE, text}, {0xFFFE, 0, text}, {0, 0xFFFF, text},
    };

    for (size_t i = 0; i < COUNT(text); i++) {
        text[i] = (WCHAR)(i % 7 == 0 ? 0xD800 : i);
    }
    begin();
    add_process(5000);
    for (size_t i = 0; i <= COUNT(strings); i++) {
        for (size_t k = 0; k <= COUNT(strings); k++) {
            PS_CREATE_NOTIFY_INFO info = start_info(i < COUNT(strings) ? &strings[i] : NULL, k < COUNT(strings) ? &strings[k] : NULL);

            info.FileOpenNameAvailable = (i ^ k) & 1;
            world.process_ex((i & 1) != 0 ? process_of(5000) : NULL, (HANDLE)(5000 + i), &info);
            CHECK_EQUAL(number_in(world_read(handle, RS_KIND_PROCS), RS_PID), 5000 + i);
        }
    }
    end();
}

TEST(a_process_memory_that_lies_about_its_current_directory_is_read_safely)
{
    static const uint64_t addresses[] = {0, 1, 0xFFFF, 0x10000, 0x7FFFFFFEFFFF, 0x7FFFFFFF0000, UINT64_MAX, UINT64_MAX - 7, 0xFFFF800000000000u};
    struct memory memory;

    begin();
    for (size_t i = 0; i < 4 * COUNT(addresses); i++) {
        UNICODE_STRING image = string_of(L"\\??\\C:\\a.exe");
        PS_CREATE_NOTIFY_INFO info = start_info(&image, NULL);

        bool is_relative = i / COUNT(addresses) == 3; /* then the address counts from the parameters, and may be one that can be read */

        set_cwd(&memory, i % 3 == 0 ? 0xFFFF : 16, is_relative ? 0 : 1);
        add_process(5000)->peb = memory.peb;
        if (i / COUNT(addresses) == 0) {
            world.processes[5].peb = (void *)addresses[i];
        } else if (i / COUNT(addresses) == 1) {
            memcpy(memory.peb + 0x20, &addresses[i % COUNT(addresses)], 8);
        } else {
            memcpy(memory.parameters + 0x40, &addresses[i % COUNT(addresses)], 8);
        }
        world.process_ex(process_of(5000), (HANDLE)5000, &info);
        CHECK(strcmp(text_in(world_read(handle, RS_KIND_PROCS), RS_CWD), "(unknown)") == 0 || is_relative);
    }
    end();
}

TEST(an_image_that_is_deleted_or_open_for_writing_while_it_starts_is_tampering)
{
    UNICODE_STRING image = string_of(L"\\??\\C:\\a.exe");
    PS_CREATE_NOTIFY_INFO info = start_info(&image, NULL);
    FILE_OBJECT file = {.DeletePending = TRUE};

    begin();
    info.FileObject = &file;
    world.process_ex(NULL, (HANDLE)5000, &info);
    (void)world_read(handle, RS_KIND_PROCS);
    CHECK_TEXT(text_in(world_read(handle, RS_KIND_TAMPERING), RS_TAMPERING_TYPE), "Image is deleted");
    file = (FILE_OBJECT){.WriteAccess = TRUE};
    world.process_ex(NULL, (HANDLE)5001, &info);
    (void)world_read(handle, RS_KIND_PROCS);
    CHECK_TEXT(text_in(world_read(handle, RS_KIND_TAMPERING), RS_TAMPERING_TYPE), "Image is open for writing");
    end();
}

TEST(only_a_thread_that_another_process_makes_is_told_and_not_a_new_processs_first)
{
    UNICODE_STRING image = string_of(L"\\??\\C:\\a.exe");
    PS_CREATE_NOTIFY_INFO info = start_info(&image, NULL);
    const struct rs_record *record;

    begin();
    world.thread_routine((HANDLE)1000, (HANDLE)1002, TRUE);
    world.thread_routine((HANDLE)2000, (HANDLE)3000, FALSE);
    CHECK(world_has_nothing(handle));
    world.process_ex(NULL, (HANDLE)5000, &info);
    (void)world_read(handle, RS_KIND_PROCS);
    world.thread_routine((HANDLE)5000, (HANDLE)5001, TRUE);
    CHECK(world_has_nothing(handle));
    world.thread_routine((HANDLE)2000, (HANDLE)3000, TRUE);
    record = world_read(handle, RS_KIND_THREADS);
    CHECK_EQUAL(number_in(record, RS_PID), 1000);
    CHECK_EQUAL(number_in(record, RS_TID), 1001);
    CHECK_EQUAL(number_in(record, RS_THREADS_TARGET_PID), 2000);
    CHECK_TEXT(text_in(record, RS_THREADS_TARGET_IMAGE), "C:\\Windows\\System32\\lsass.exe");
    CHECK_EQUAL(number_in(record, RS_THREADS_NEW_THREAD_ID), 3000);
    CHECK_EQUAL(number_in(record, RS_THREADS_START_ADDRESS), 0x7ff0000);
    CHECK_TEXT(text_in(record, RS_THREADS_START_MODULE), "C:\\evil.dll");
    world.thread.module = NULL;
    world.thread_routine((HANDLE)2000, (HANDLE)3000, TRUE);
    CHECK_TEXT(text_in(world_read(handle, RS_KIND_THREADS), RS_THREADS_START_MODULE), "(missing)");
    world.thread_routine((HANDLE)7777, (HANDLE)8888, TRUE);
    record = world_read(handle, RS_KIND_THREADS);
    CHECK(is_unknown(record, RS_THREADS_START_ADDRESS) && is_unknown(record, RS_THREADS_TARGET_IMAGE));
    end();
}

TEST(many_processes_that_start_without_a_thread_do_not_hide_threads)
{
    UNICODE_STRING image = string_of(L"\\??\\C:\\a.exe");
    PS_CREATE_NOTIFY_INFO info = start_info(&image, NULL);

    begin();
    for (uint64_t pid = 10000; pid < 10600; pid++) {
        world.process_ex(NULL, (HANDLE)pid, &info);
        (void)world_read(handle, RS_KIND_PROCS);
    }
    world.thread_routine((HANDLE)2000, (HANDLE)3000, TRUE);
    CHECK_EQUAL(number_in(world_read(handle, RS_KIND_THREADS), RS_THREADS_TARGET_PID), 2000);
    end();
}

TEST(images_and_drivers_are_told_apart)
{
    UNICODE_STRING path = string_of(L"\\SystemRoot\\System32\\drivers\\null.sys");
    IMAGE_INFO info = {.ImageBase = (void *)0x140000000, .ImageSize = 0x9000};
    const struct rs_record *record;

    begin();
    info.Properties = 1u << 8 | 12u << 12 | 3u << 16;
    world.image(&path, NULL, &info);
    record = world_read(handle, RS_KIND_MODULES);
    CHECK_TEXT(text_in(record, RS_MODULES_PATH), "C:\\Windows\\System32\\drivers\\null.sys");
    CHECK_EQUAL(number_in(record, RS_MODULES_BASE), 0x140000000);
    CHECK_EQUAL(number_in(record, RS_MODULES_SIZE), 0x9000);
    CHECK_EQUAL(number_in(record, RS_MODULES_SIGNATURE_LEVEL), 12);
    CHECK_EQUAL(number_in(record, RS_MODULES_SIGNATURE_TYPE), 3);
    CHECK(!is_present(record, RS_PID));
    info.Properties = 0;
    world.image(&path, (HANDLE)1000, &info);
    record = world_read(handle, RS_KIND_IMAGES);
    CHECK_EQUAL(number_in(record, RS_PID), 1000);
    CHECK_TEXT(text_in(record, RS_IMAGES_KIND), "file");
    world.image(NULL, (HANDLE)2000, &info);
    CHECK_TEXT(text_in(world_read(handle, RS_KIND_IMAGES), RS_IMAGES_PATH), "(unknown)");
    world.image(&path, (HANDLE)2000, NULL);
    CHECK(world_has_nothing(handle));
    end();
}

static OB_PRE_OPERATION_INFORMATION opening(PVOID object, POBJECT_TYPE type, POB_PRE_OPERATION_PARAMETERS parameters)
{
    return (OB_PRE_OPERATION_INFORMATION){
        .Operation = OB_OPERATION_HANDLE_CREATE, .Object = object, .ObjectType = type, .Parameters = parameters};
}

TEST(handles_to_other_processes_and_their_threads_are_told_with_their_access)
{
    OB_PRE_OPERATION_PARAMETERS parameters = {.CreateHandleInformation = {.DesiredAccess = 0x1410}};
    OB_PRE_OPERATION_INFORMATION information;
    const struct rs_record *record;

    begin();
    information = opening(process_of(2000), *PsProcessType, &parameters);
    CHECK_EQUAL(world.objects(NULL, &information), OB_PREOP_SUCCESS);
    CHECK_EQUAL(parameters.CreateHandleInformation.DesiredAccess, 0x1410);
    record = world_read(handle, RS_KIND_ACCESS);
    CHECK_EQUAL(number_in(record, RS_ACCESS_TARGET_PID), 2000);
    CHECK_EQUAL(number_in(record, RS_ACCESS_GRANTED_ACCESS), 0x1410);
    CHECK_TEXT(text_in(record, RS_ACCESS_OP), "open");
    CHECK_TEXT(text_in(record, RS_ACCESS_TARGET_USER_SID), "S-1-5-18");
    CHECK(!is_present(record, RS_ACCESS_TARGET_TID) && !is_unknown(record, RS_ACCESS_TARGET_TID));
    information = opening(&world.thread, *PsThreadType, &parameters);
    information.Operation = OB_OPERATION_HANDLE_DUPLICATE;
    world.objects(NULL, &information);
    record = world_read(handle, RS_KIND_ACCESS);
    CHECK_EQUAL(number_in(record, RS_ACCESS_TARGET_TID), 3000);
    end();
}

TEST(handles_of_the_kernel_to_oneself_or_of_no_known_kind_are_not_told)
{
    OB_PRE_OPERATION_PARAMETERS parameters = {0};
    OB_PRE_OPERATION_INFORMATION cases[7];

    begin();
    for (size_t i = 0; i < COUNT(cases); i++) {
        cases[i] = opening(process_of(2000), *PsProcessType, &parameters);
    }
    cases[0].KernelHandle = 1;
    cases[1].Object = process_of(1000);
    cases[2].Operation = 4;
    cases[3].Object = NULL;
    cases[4].Parameters = NULL;
    cases[5].ObjectType = NULL;
    cases[6].Operation = 0;
    for (size_t i = 0; i < COUNT(cases); i++) {
        CHECK_EQUAL(world.objects(NULL, &cases[i]), OB_PREOP_SUCCESS);
    }
    CHECK_EQUAL(world.objects(NULL, NULL), OB_PREOP_SUCCESS);
    CHECK(world_has_nothing(handle));
    end();
}

/* Everything that the callbacks of this file do, once. */
static void happen(void)
{
    UNICODE_STRING image = string_of(L"\\Device\\HarddiskVolume1\\a.exe");
    PS_CREATE_NOTIFY_INFO info = start_info(&image, &image);
    IMAGE_INFO mapped = {.ImageSize = 1};
    OB_PRE_OPERATION_PARAMETERS parameters = {.CreateHandleInformation = {.DesiredAccess = 1}};
    OB_PRE_OPERATION_INFORMATION information = opening(process_of(2000), *PsProcessType, &parameters);
    static struct memory memory;

    set_cwd(&memory, 16, 1);
    add_process(5000)->peb = memory.peb;
    info.FileOpenNameAvailable = 0;
    world.process_ex(process_of(5000), (HANDLE)5000, &info);
    info.CommandLine = NULL;
    world.process_ex(process_of(5000), (HANDLE)5000, &info);
    world.thread_routine((HANDLE)2000, (HANDLE)3000, TRUE);
    world.image(&image, (HANDLE)5000, &mapped);
    world.objects(NULL, &information);
    world.process_ex(process_of(5000), (HANDLE)5000, NULL);
}

TEST(every_failure_in_callbacks_for_processes_leaves_nothing_and_the_counters_right)
{
    uint64_t failures;

    begin();
    world_fail_at(0);
    happen();
    failures = world_fail_at(0);
    CHECK(failures > 20);
    for (uint64_t i = 1; i <= failures; i++) {
        struct rs_status status;

        world_fail_at(i);
        happen();
        world_fail_at(0);
        status = world_status(handle);
        for (unsigned kind = 0; kind < RS_KINDS; kind++) {
            const struct rs_counters *c = &status.counters[kind];

            CHECK(c->seen == c->filtered + c->delivered + c->lost && c->begun == c->seen);
        }
    }
    end();
}
