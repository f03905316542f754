/* The filter manager: its functions, and an image in memory that exports them. */
#define _GNU_SOURCE
#include "world.h"

#include <stdlib.h>
#include <sys/mman.h>

NTSTATUS registration_refused(enum registration registration);

static NTSTATUS enroll(PDRIVER_OBJECT driver, const FLT_REGISTRATION *registration, PFLT_FILTER *filter)
{
    NTSTATUS status = registration_refused(REGISTER_FILTER);

    CHECK(driver == &world.driver && registration->Size == sizeof *registration && registration->Version == FLT_REGISTRATION_VERSION);
    if (NT_SUCCESS(status) && (registration->Flags & FLTFL_REGISTRATION_SUPPORT_NPFS_MSFS) != 0) {
        status = world.refused[REGISTER_PIPES];
    }
    if (NT_SUCCESS(status)) {
        world.filter_copy = *registration;
        world.filter = &world.filter_copy;
        *filter = (PFLT_FILTER)&world.filter_copy;
    }
    return status;
}

static NTSTATUS start(PFLT_FILTER filter)
{
    NTSTATUS status = registration_refused(REGISTER_FILTER_START);

    CHECK((void *)filter == &world.filter_copy);
    world.is_filtering = NT_SUCCESS(status);
    return status;
}

static VOID withdraw(PFLT_FILTER filter)
{
    world_at(AT_PASSIVE);
    CHECK((void *)filter == &world.filter_copy && world.filter != NULL);
    world.filter = NULL;
    world.is_filtering = false;
}

static NTSTATUS new_name(const WCHAR *text, size_t length, USHORT stream_at, PFLT_FILE_NAME_INFORMATION *place)
{
    PFLT_FILE_NAME_INFORMATION name;

    if (text == NULL || world_fails()) {
        return STATUS_OBJECT_NAME_NOT_FOUND;
    }
    name = calloc(1, sizeof *name);
    name->Size = sizeof *name;
    name->Format = stream_at;
    name->Name.Buffer = malloc(length * sizeof(WCHAR) + 1);
    name->Name.Length = (USHORT)(length * sizeof(WCHAR));
    memcpy(name->Name.Buffer, text, length * sizeof(WCHAR));
    rs_atomic_add(&world.names, 1);
    *place = name;
    return STATUS_SUCCESS;
}

static NTSTATUS get_name(PFLT_CALLBACK_DATA data, ULONG options, PFLT_FILE_NAME_INFORMATION *name)
{
    const struct file *file = (const struct file *)data->Iopb->TargetFileObject;

    world_at(AT_APC);
    CHECK((options & FLT_FILE_NAME_QUERY_DEFAULT) != 0);
    return new_name(file->name, file->name != NULL ? length_of(file->name) : 0, file->stream_at, name);
}

static NTSTATUS get_destination(PFLT_INSTANCE instance, PFILE_OBJECT object, HANDLE root, PWSTR text, ULONG length, ULONG options,
                                PFLT_FILE_NAME_INFORMATION *name)
{
    world_at(AT_PASSIVE);
    (void)instance;
    (void)object;
    (void)root;
    (void)options;
    return new_name(text, length / sizeof(WCHAR), 0, name);
}

static NTSTATUS parse_name(PFLT_FILE_NAME_INFORMATION name)
{
    size_t length = name->Name.Length / sizeof(WCHAR);

    world_at(AT_APC);
    if (world_fails()) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    if (name->Format != 0) {
        name->Stream.Buffer = name->Name.Buffer + name->Format;
        name->Stream.Length = (USHORT)((length - name->Format) * sizeof(WCHAR));
    }
    return STATUS_SUCCESS;
}

static VOID release_name(PFLT_FILE_NAME_INFORMATION name)
{
    world_at(AT_APC);
    rs_atomic_add(&world.names, -1);
    free(name->Name.Buffer);
    free(name);
}

static NTSTATUS query(PFLT_INSTANCE instance, PFILE_OBJECT object, PVOID answer, ULONG size, ULONG kind, PULONG length)
{
    const struct file *file = (const struct file *)object;

    world_at(AT_PASSIVE);
    (void)instance;
    if (file->is_deleted) {
        return STATUS_FILE_DELETED;
    }
    if (world_fails()) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    *length = size;
    memset(answer, 0, size);
    if (kind == RS_FILE_BASIC) {
        CHECK_EQUAL(size, sizeof(FILE_BASIC_INFORMATION));
        ((FILE_BASIC_INFORMATION *)answer)->CreationTime.QuadPart = file->created;
    } else {
        CHECK_EQUAL(size, sizeof(FILE_STANDARD_INFORMATION));
        ((FILE_STANDARD_INFORMATION *)answer)->EndOfFile.QuadPart = file->size;
        ((FILE_STANDARD_INFORMATION *)answer)->Directory = file->is_directory;
    }
    return STATUS_SUCCESS;
}

static NTSTATUS read(PFLT_INSTANCE instance, PFILE_OBJECT object, PLARGE_INTEGER offset, ULONG length, PVOID buffer, ULONG flags, PULONG got,
                     PVOID callback, PVOID context)
{
    const struct file *file = (const struct file *)object;
    size_t there = file->contents != NULL ? strlen(file->contents) : 0;

    world_at(AT_PASSIVE);
    (void)instance;
    CHECK(offset->QuadPart == 0 && length % 4096 == 0 && callback == NULL && context == NULL);
    CHECK((flags & FLTFL_IO_OPERATION_DO_NOT_UPDATE_BYTE_OFFSET) != 0);
    if (world_fails()) {
        return STATUS_ACCESS_DENIED;
    }
    *got = (ULONG)(there < length ? there : length);
    memcpy(buffer, file->contents != NULL ? file->contents : "", *got);
    return *got == 0 ? STATUS_END_OF_FILE : STATUS_SUCCESS;
}

static NTSTATUS allocate_context(PFLT_FILTER filter, FLT_CONTEXT_TYPE type, SIZE_T size, ULONG pool, PFLT_CONTEXT *context)
{
    uint64_t *references;

    world_at(AT_APC);
    (void)filter;
    CHECK(type == FLT_STREAM_CONTEXT && pool == NonPagedPoolNx);
    if (world_fails()) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    references = malloc(sizeof *references + size);
    *references = 1;
    rs_atomic_add(&world.contexts, 1);
    *context = references + 1;
    return STATUS_SUCCESS;
}

static VOID release_context(PFLT_CONTEXT context)
{
    uint64_t *references = (uint64_t *)context - 1;

    world_at(AT_APC);
    if (rs_atomic_add(references, -1) == 0) {
        rs_atomic_add(&world.contexts, -1);
        free(references);
    }
}

static NTSTATUS get_stream(PFLT_INSTANCE instance, PFILE_OBJECT object, PFLT_CONTEXT *context)
{
    struct file *file = (struct file *)object;

    world_at(AT_APC);
    (void)instance;
    if (file->stream == NULL) {
        return STATUS_NOT_FOUND;
    }
    rs_atomic_add((uint64_t *)file->stream - 1, 1);
    *context = file->stream;
    return STATUS_SUCCESS;
}

static NTSTATUS set_stream(PFLT_INSTANCE instance, PFILE_OBJECT object, ULONG operation, PFLT_CONTEXT context, PFLT_CONTEXT *old)
{
    struct file *file = (struct file *)object;

    world_at(AT_APC);
    CHECK_EQUAL(operation, FLT_SET_CONTEXT_KEEP_IF_EXISTS);
    if (world_fails()) {
        return STATUS_NOT_SUPPORTED;
    }
    if (file->stream != NULL) {
        return NT_SUCCESS(get_stream(instance, object, old)) ? STATUS_FLT_CONTEXT_ALREADY_DEFINED : STATUS_UNSUCCESSFUL;
    }
    rs_atomic_add((uint64_t *)context - 1, 1);
    file->stream = context;
    return STATUS_SUCCESS;
}

static ULONG requestor(PFLT_CALLBACK_DATA data)
{
    (void)data;
    return (ULONG)world_pid;
}

#define FUNCTION(name, function) {name, (void *)(ULONG_PTR)(function)}
const struct function filter_functions[] = {
    FUNCTION("FltAllocateContext", allocate_context),
    FUNCTION("FltFiller", requestor),
    FUNCTION("FltGetDestinationFileNameInformation", get_destination),
    FUNCTION("FltGetFileNameInformation", get_name),
    FUNCTION("FltGetRequestorProcessId", requestor),
    FUNCTION("FltGetStreamContext", get_stream),
    FUNCTION("FltParseFileNameInformation", parse_name),
    FUNCTION("FltQueryInformationFile", query),
    FUNCTION("FltReadFile", read),
    FUNCTION("FltRegisterFilter", enroll),
    FUNCTION("FltReleaseContext", release_context),
    FUNCTION("FltReleaseFileNameInformation", release_name),
    FUNCTION("FltSetStreamContext", set_stream),
    FUNCTION("FltStartFiltering", start),
    FUNCTION("FltUnregisterFilter", withdraw),
};
const size_t filter_function_count = COUNT(filter_functions);

#define IMAGE_ROOM 0x4000
#define IMAGE_SIZE 0x7FFFF000u /* as the image says: its functions lie behind it */

static void put32(uint8_t *image, size_t at, uint32_t value)
{
    memcpy(image + at, &value, sizeof value);
}

static void fill(uint8_t *image)
{
    size_t count = filter_function_count;
    size_t names = 0x1000;

    memcpy(image, "MZ", 2);
    put32(image, 0x3C, 0x80);
    put32(image, 0x80, 0x4550);
    put32(image, 0x80 + 24, 0x20B);
    put32(image, 0x80 + 24 + 112, 0x200);
    put32(image, 0x80 + 24 + 116, 0x3000);
    put32(image, 0x200 + 20, (uint32_t)count);
    put32(image, 0x200 + 24, (uint32_t)count);
    put32(image, 0x200 + 28, 0x300);
    put32(image, 0x200 + 32, 0x500);
    put32(image, 0x200 + 36, 0x700);
    for (size_t i = 0; i < count; i++) {
        uint16_t ordinal = (uint16_t)i;

        if (!world_lacks(filter_functions[i].name)) {
            put32(image, 0x300 + 4 * i, (uint32_t)((uintptr_t)filter_functions[i].address - (uintptr_t)image));
        }
        put32(image, 0x500 + 4 * i, (uint32_t)names);
        memcpy(image + 0x700 + 2 * i, &ordinal, sizeof ordinal);
        strcpy((char *)image + names, filter_functions[i].name);
        names += strlen(filter_functions[i].name) + 1;
    }
}

/* Below the program, so that offsets from it to functions are positive. What is exported at offset 0 lies inside the table: a forwarder. */
void *world_filter_image(size_t *size)
{
    static uint8_t *image;

    if (image == NULL) {
        uintptr_t place = ((uintptr_t)filter_functions[0].address - 0x40000000u) & ~(uintptr_t)0xFFFF;

        image = mmap((void *)place, IMAGE_ROOM, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
        CHECK(image != MAP_FAILED);
    }
    memset(image, 0, IMAGE_ROOM);
    for (size_t i = 0; i < filter_function_count; i++) {
        put32(image, 0x300 + 4 * i, 0x210);
    }
    fill(image);
    *size = IMAGE_SIZE;
    return image;
}
