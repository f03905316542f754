/*
 * The filter manager as far as the driver uses it: what the WDK's fltkernel.h declares, and mingw has not, and its functions, which are found when
 * the driver loads because FLTMGR.SYS cannot be imported where it does not exist.
 *
 * Structures are laid out as in fltkernel.h for x64; only the parameters of operations that are looked at are declared.
 */
#ifndef RS_FILTER_MANAGER_H
#define RS_FILTER_MANAGER_H

#include "rs_kernel.h"

#if defined(_MSC_VER)
#include <fltKernel.h>
#else
typedef struct _FLT_FILTER *PFLT_FILTER;
typedef struct _FLT_VOLUME *PFLT_VOLUME;
typedef struct _FLT_INSTANCE *PFLT_INSTANCE;
typedef PVOID PFLT_CONTEXT;
typedef USHORT FLT_CONTEXT_TYPE;
typedef ULONG FLT_POST_OPERATION_FLAGS;
typedef ULONG FLT_FILTER_UNLOAD_FLAGS;
typedef ULONG FLT_INSTANCE_SETUP_FLAGS;
typedef ULONG FLT_FILESYSTEM_TYPE;

#define FLT_STREAM_CONTEXT 0x0008
#define FLT_CONTEXT_END 0xffff
#define FLT_REGISTRATION_VERSION 0x0203 /* of Windows 8 */
#define FLTFL_REGISTRATION_SUPPORT_NPFS_MSFS 0x00000002
#define FLTFL_OPERATION_REGISTRATION_SKIP_PAGING_IO 0x00000001
#define FLTFL_POST_OPERATION_DRAINING 0x00000001
#define FLTFL_FILTER_UNLOAD_MANDATORY 0x00000001
#define FLTFL_IO_OPERATION_DO_NOT_UPDATE_BYTE_OFFSET 0x00000004
#define FLT_FILE_NAME_NORMALIZED 0x01
#define FLT_FILE_NAME_OPENED 0x02
#define FLT_FILE_NAME_QUERY_DEFAULT 0x0100
#define IRP_MJ_OPERATION_END 0x80

typedef enum _FLT_PREOP_CALLBACK_STATUS {
    FLT_PREOP_SUCCESS_WITH_CALLBACK,
    FLT_PREOP_SUCCESS_NO_CALLBACK,
    FLT_PREOP_PENDING,
    FLT_PREOP_DISALLOW_FASTIO,
    FLT_PREOP_COMPLETE,
    FLT_PREOP_SYNCHRONIZE
} FLT_PREOP_CALLBACK_STATUS;

typedef enum _FLT_POSTOP_CALLBACK_STATUS {
    FLT_POSTOP_FINISHED_PROCESSING,
    FLT_POSTOP_MORE_PROCESSING_REQUIRED
} FLT_POSTOP_CALLBACK_STATUS;

typedef enum _FLT_SET_CONTEXT_OPERATION { FLT_SET_CONTEXT_REPLACE_IF_EXISTS, FLT_SET_CONTEXT_KEEP_IF_EXISTS } FLT_SET_CONTEXT_OPERATION;

typedef union _FLT_PARAMETERS {
    struct {
        PIO_SECURITY_CONTEXT SecurityContext;
        ULONG Options;
        USHORT POINTER_ALIGNMENT FileAttributes;
        USHORT ShareAccess;
        ULONG POINTER_ALIGNMENT EaLength;
        PVOID EaBuffer;
        LARGE_INTEGER AllocationSize;
    } Create;
    struct {
        ULONG Length;
        FILE_INFORMATION_CLASS POINTER_ALIGNMENT FileInformationClass;
        PFILE_OBJECT ParentOfTarget;
        HANDLE DeleteHandle;
        PVOID InfoBuffer;
    } SetFileInformation;
    struct {
        PVOID Argument1;
        PVOID Argument2;
        PVOID Argument3;
        PVOID Argument4;
        PVOID Argument5;
        LARGE_INTEGER Argument6;
    } Others;
} FLT_PARAMETERS;

typedef struct _FLT_IO_PARAMETER_BLOCK {
    ULONG IrpFlags;
    UCHAR MajorFunction;
    UCHAR MinorFunction;
    UCHAR OperationFlags;
    UCHAR Reserved;
    PFILE_OBJECT TargetFileObject;
    PFLT_INSTANCE TargetInstance;
    FLT_PARAMETERS Parameters;
} FLT_IO_PARAMETER_BLOCK, *PFLT_IO_PARAMETER_BLOCK;

typedef struct _FLT_CALLBACK_DATA {
    ULONG Flags;
    PETHREAD Thread;
    PFLT_IO_PARAMETER_BLOCK Iopb;
    IO_STATUS_BLOCK IoStatus;
    struct _FLT_TAG_DATA_BUFFER *TagData;
    PVOID FilterContext[4];
    KPROCESSOR_MODE RequestorMode;
} FLT_CALLBACK_DATA, *PFLT_CALLBACK_DATA;

typedef struct _FLT_RELATED_OBJECTS {
    USHORT Size;
    USHORT TransactionContext;
    PFLT_FILTER Filter;
    PFLT_VOLUME Volume;
    PFLT_INSTANCE Instance;
    PFILE_OBJECT FileObject;
    PVOID Transaction;
} FLT_RELATED_OBJECTS;
typedef const FLT_RELATED_OBJECTS *PCFLT_RELATED_OBJECTS;

typedef struct _FLT_FILE_NAME_INFORMATION {
    USHORT Size;
    USHORT NamesParsed;
    ULONG Format;
    UNICODE_STRING Name;
    UNICODE_STRING Volume;
    UNICODE_STRING Share;
    UNICODE_STRING Extension;
    UNICODE_STRING Stream;
    UNICODE_STRING FinalComponent;
    UNICODE_STRING ParentDir;
} FLT_FILE_NAME_INFORMATION, *PFLT_FILE_NAME_INFORMATION;

typedef FLT_PREOP_CALLBACK_STATUS(NTAPI *PFLT_PRE_OPERATION_CALLBACK)(PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects,
                                                                      PVOID *context);
typedef FLT_POSTOP_CALLBACK_STATUS(NTAPI *PFLT_POST_OPERATION_CALLBACK)(PFLT_CALLBACK_DATA data, PCFLT_RELATED_OBJECTS objects,
                                                                        PVOID context, FLT_POST_OPERATION_FLAGS flags);
typedef NTSTATUS(NTAPI *PFLT_FILTER_UNLOAD_CALLBACK)(FLT_FILTER_UNLOAD_FLAGS flags);
typedef NTSTATUS(NTAPI *PFLT_INSTANCE_SETUP_CALLBACK)(PCFLT_RELATED_OBJECTS objects, FLT_INSTANCE_SETUP_FLAGS flags,
                                                      DEVICE_TYPE device, FLT_FILESYSTEM_TYPE filesystem);

typedef struct _FLT_CONTEXT_REGISTRATION {
    FLT_CONTEXT_TYPE ContextType;
    USHORT Flags;
    PVOID ContextCleanupCallback;
    SIZE_T Size;
    ULONG PoolTag;
    PVOID ContextAllocateCallback;
    PVOID ContextFreeCallback;
    PVOID Reserved1;
} FLT_CONTEXT_REGISTRATION;

typedef struct _FLT_OPERATION_REGISTRATION {
    UCHAR MajorFunction;
    ULONG Flags;
    PFLT_PRE_OPERATION_CALLBACK PreOperation;
    PFLT_POST_OPERATION_CALLBACK PostOperation;
    PVOID Reserved1;
} FLT_OPERATION_REGISTRATION;

typedef struct _FLT_REGISTRATION {
    USHORT Size;
    USHORT Version;
    ULONG Flags;
    const FLT_CONTEXT_REGISTRATION *ContextRegistration;
    const FLT_OPERATION_REGISTRATION *OperationRegistration;
    PFLT_FILTER_UNLOAD_CALLBACK FilterUnloadCallback;
    PFLT_INSTANCE_SETUP_CALLBACK InstanceSetupCallback;
    PVOID InstanceQueryTeardownCallback;
    PVOID InstanceTeardownStartCallback;
    PVOID InstanceTeardownCompleteCallback;
    PVOID GenerateFileNameCallback;
    PVOID NormalizeNameComponentCallback;
    PVOID NormalizeContextCleanupCallback;
    PVOID TransactionNotificationCallback;
    PVOID NormalizeNameComponentExCallback;
    PVOID SectionNotificationCallback;
} FLT_REGISTRATION;
#endif

/* Classes of setting information, which mingw's headers number in part. */
#define RS_FILE_BASIC 4
#define RS_FILE_RENAME 10
#define RS_FILE_DISPOSITION 13
#define RS_FILE_RENAME_BYPASS 56
#define RS_FILE_DISPOSITION_EX 64
#define RS_FILE_RENAME_EX 65
#define RS_FILE_RENAME_EX_BYPASS 66

/* What FILE_RENAME_INFORMATION is, also of the newer classes: the first 8 bytes are flags there. */
struct rs_rename {
    ULONG flags;
    ULONG padding;
    HANDLE root;
    ULONG length; /* bytes of the name */
    WCHAR name[1];
};

/* One for each function, as X(result, name of ours, name of the filter manager's, arguments). */
#define RS_FILTER_FUNCTIONS(X)                                                                                                               \
    X(NTSTATUS, enroll, FltRegisterFilter, (PDRIVER_OBJECT driver, const FLT_REGISTRATION *registration, PFLT_FILTER *filter))              \
    X(NTSTATUS, start, FltStartFiltering, (PFLT_FILTER filter))                                                                             \
    X(VOID, withdraw, FltUnregisterFilter, (PFLT_FILTER filter))                                                                            \
    X(NTSTATUS, get_name, FltGetFileNameInformation, (PFLT_CALLBACK_DATA data, ULONG options, PFLT_FILE_NAME_INFORMATION *name))            \
    X(NTSTATUS, get_destination, FltGetDestinationFileNameInformation,                                                                      \
      (PFLT_INSTANCE instance, PFILE_OBJECT file, HANDLE root, PWSTR name, ULONG length, ULONG options,                                     \
       PFLT_FILE_NAME_INFORMATION *answer))                                                                                                 \
    X(NTSTATUS, parse_name, FltParseFileNameInformation, (PFLT_FILE_NAME_INFORMATION name))                                                 \
    X(VOID, release_name, FltReleaseFileNameInformation, (PFLT_FILE_NAME_INFORMATION name))                                                 \
    X(NTSTATUS, query, FltQueryInformationFile,                                                                                             \
      (PFLT_INSTANCE instance, PFILE_OBJECT file, PVOID answer, ULONG size, ULONG kind, PULONG length))                                     \
    X(NTSTATUS, read, FltReadFile,                                                                                                          \
      (PFLT_INSTANCE instance, PFILE_OBJECT file, PLARGE_INTEGER offset, ULONG length, PVOID buffer, ULONG flags, PULONG read,              \
       PVOID callback, PVOID context))                                                                                                      \
    X(NTSTATUS, allocate_context, FltAllocateContext,                                                                                       \
      (PFLT_FILTER filter, FLT_CONTEXT_TYPE type, SIZE_T size, ULONG pool, PFLT_CONTEXT *context))                                          \
    X(VOID, release_context, FltReleaseContext, (PFLT_CONTEXT context))                                                                     \
    X(NTSTATUS, get_stream, FltGetStreamContext, (PFLT_INSTANCE instance, PFILE_OBJECT file, PFLT_CONTEXT *context))                        \
    X(NTSTATUS, set_stream, FltSetStreamContext,                                                                                            \
      (PFLT_INSTANCE instance, PFILE_OBJECT file, ULONG operation, PFLT_CONTEXT context, PFLT_CONTEXT *old))                                \
    X(ULONG, requestor, FltGetRequestorProcessId, (PFLT_CALLBACK_DATA data))

#define RS_FILTER_FUNCTION(result, name, system_name, arguments) result(NTAPI *name) arguments;
struct rs_filter_manager {
    RS_FILTER_FUNCTIONS(RS_FILTER_FUNCTION)
};
extern struct rs_filter_manager rs_filter_manager;

/* PASSIVE. Finds all of them; false if the system has no filter manager, or one that lacks a function. */
bool rs_filter_manager_find(void);

#endif
