/* Devices, requests, files, keys. */
#ifndef SHIM_IO_H
#define SHIM_IO_H

#include <pthread.h>

#define IO_NO_INCREMENT 0
#define FILE_DEVICE_MAILSLOT 0xC
#define FILE_DEVICE_NAMED_PIPE 0x11
#define FILE_DEVICE_DISK_FILE_SYSTEM 0x8
#define FILE_DEVICE_UNKNOWN 0x22
#define FILE_DEVICE_SECURE_OPEN 0x100
#define DO_BUFFERED_IO 0x4
#define DO_DIRECT_IO 0x10
#define DO_DEVICE_INITIALIZING 0x80
#define FILE_READ_ACCESS 1
#define FILE_WRITE_ACCESS 2
#define FILE_READ_DATA 1
#define FILE_WRITE_DATA 2
#define FILE_READ_ATTRIBUTES 0x80
#define WRITE_DAC 0x40000
#define GENERIC_READ 0x80000000
#define GENERIC_ALL 0x10000000
#define FILE_DIRECTORY_FILE 1
#define FILE_DELETE_ON_CLOSE 0x1000
#define FILE_OPENED 1
#define FO_VOLUME_OPEN 0x400000
#define SL_OPEN_PAGING_FILE 2

#define IRP_MJ_CREATE 0x00
#define IRP_MJ_CREATE_NAMED_PIPE 0x01
#define IRP_MJ_CLOSE 0x02
#define IRP_MJ_READ 0x03
#define IRP_MJ_WRITE 0x04
#define IRP_MJ_SET_INFORMATION 0x06
#define IRP_MJ_DEVICE_CONTROL 0x0e
#define IRP_MJ_SHUTDOWN 0x10
#define IRP_MJ_CLEANUP 0x12
#define IRP_MJ_MAXIMUM_FUNCTION 0x1b

typedef enum { FileBasicInformation = 4, FileStandardInformation = 5 } FILE_INFORMATION_CLASS;
typedef enum { KeyValuePartialInformation = 2 } KEY_VALUE_INFORMATION_CLASS;
typedef enum { NotificationEvent, SynchronizationEvent } EVENT_TYPE;
enum { Executive };
enum { NonPagedPoolNx = 512 };

typedef struct _KEVENT {
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    EVENT_TYPE type;
    bool is_set;
} KEVENT, *PKEVENT;

typedef struct _IO_STATUS_BLOCK {
    NTSTATUS Status;
    ULONG_PTR Information;
} IO_STATUS_BLOCK;

typedef struct _DEVICE_OBJECT *PDEVICE_OBJECT;
typedef struct _IRP *PIRP;
typedef struct _FILE_OBJECT *PFILE_OBJECT;
typedef struct _DRIVER_OBJECT *PDRIVER_OBJECT;
typedef struct _EPROCESS *PEPROCESS;
typedef struct _ETHREAD *PETHREAD;
typedef struct _OBJECT_TYPE *POBJECT_TYPE;
typedef NTSTATUS (*PIO_COMPLETION_ROUTINE)(PDEVICE_OBJECT device, PIRP irp, PVOID context);
typedef VOID (*PDRIVER_CANCEL)(PDEVICE_OBJECT device, PIRP irp);

typedef struct _DEVICE_OBJECT {
    PDRIVER_OBJECT DriverObject;
    ULONG Flags;
    ULONG Characteristics;
    DEVICE_TYPE DeviceType;
    PDEVICE_OBJECT shim_below;
} DEVICE_OBJECT;

typedef struct _FILE_OBJECT {
    PDEVICE_OBJECT DeviceObject;
    PVOID FsContext;
    PFILE_OBJECT RelatedFileObject;
    ULONG Flags;
    BOOLEAN DeletePending;
    BOOLEAN WriteAccess;
    UNICODE_STRING FileName;
} FILE_OBJECT;

typedef struct _DRIVER_OBJECT {
    VOID (*DriverUnload)(PDRIVER_OBJECT driver);
    NTSTATUS (*MajorFunction[IRP_MJ_MAXIMUM_FUNCTION + 1])(PDEVICE_OBJECT device, PIRP irp);
} DRIVER_OBJECT;

typedef struct _SECURITY_SUBJECT_CONTEXT {
    PACCESS_TOKEN ClientToken;
    PACCESS_TOKEN PrimaryToken;
} SECURITY_SUBJECT_CONTEXT;

typedef struct _ACCESS_STATE {
    ACCESS_MASK PreviouslyGrantedAccess;
    SECURITY_SUBJECT_CONTEXT SubjectSecurityContext;
} ACCESS_STATE, *PACCESS_STATE;

typedef struct _IO_SECURITY_CONTEXT {
    PACCESS_STATE AccessState;
    ACCESS_MASK DesiredAccess;
} IO_SECURITY_CONTEXT, *PIO_SECURITY_CONTEXT;

typedef struct _IO_STACK_LOCATION {
    UCHAR MajorFunction;
    PFILE_OBJECT FileObject;
    union {
        struct {
            PIO_SECURITY_CONTEXT SecurityContext;
        } Create;
        struct {
            ULONG OutputBufferLength;
            ULONG InputBufferLength;
            ULONG IoControlCode;
        } DeviceIoControl;
    } Parameters;
    PIO_COMPLETION_ROUTINE shim_routine;
    PVOID shim_context;
} IO_STACK_LOCATION, *PIO_STACK_LOCATION;

#define SHIM_STACK 3

typedef struct _IRP {
    IO_STATUS_BLOCK IoStatus;
    KPROCESSOR_MODE RequestorMode;
    BOOLEAN Cancel;
    KIRQL CancelIrql;
    PDRIVER_CANCEL CancelRoutine;
    union {
        PVOID SystemBuffer;
    } AssociatedIrp;
    struct {
        struct {
            PVOID DriverContext[4];
            LIST_ENTRY ListEntry;
        } Overlay;
    } Tail;
    unsigned shim_at; /* in the stack, counting down */
    IO_STACK_LOCATION shim_stack[SHIM_STACK];
    bool shim_pending;
    unsigned shim_completed; /* how often; atomic */
} IRP;

static inline PIO_STACK_LOCATION IoGetCurrentIrpStackLocation(PIRP irp)
{
    return &irp->shim_stack[irp->shim_at];
}

static inline void IoMarkIrpPending(PIRP irp)
{
    irp->shim_pending = true;
}

static inline void IoSkipCurrentIrpStackLocation(PIRP irp)
{
    irp->shim_at++;
}

static inline void IoCopyCurrentIrpStackLocationToNext(PIRP irp)
{
    irp->shim_stack[irp->shim_at - 1] = irp->shim_stack[irp->shim_at];
}

static inline void IoSetCompletionRoutine(PIRP irp, PIO_COMPLETION_ROUTINE routine, PVOID context, BOOLEAN success, BOOLEAN error,
                                          BOOLEAN cancel)
{
    (void)success;
    (void)error;
    (void)cancel;
    irp->shim_stack[irp->shim_at - 1].shim_routine = routine;
    irp->shim_stack[irp->shim_at - 1].shim_context = context;
}

#define IoSetCancelRoutine(irp, routine) __atomic_exchange_n(&(irp)->CancelRoutine, (routine), __ATOMIC_SEQ_CST)

typedef struct _OBJECT_ATTRIBUTES {
    PUNICODE_STRING ObjectName;
} OBJECT_ATTRIBUTES;
#define OBJ_CASE_INSENSITIVE 0x40
#define OBJ_KERNEL_HANDLE 0x200
#define InitializeObjectAttributes(attributes, name, flags, root, descriptor) ((attributes)->ObjectName = (name))
#define KEY_READ 0x20019
#define SYMBOLIC_LINK_QUERY 1

#define REG_SZ 1
#define REG_EXPAND_SZ 2
#define REG_BINARY 3
#define REG_DWORD 4
#define REG_MULTI_SZ 7
typedef struct _KEY_VALUE_PARTIAL_INFORMATION {
    ULONG TitleIndex;
    ULONG Type;
    ULONG DataLength;
    UCHAR Data[1];
} KEY_VALUE_PARTIAL_INFORMATION;

typedef struct _FILE_BASIC_INFORMATION {
    LARGE_INTEGER CreationTime;
    LARGE_INTEGER LastAccessTime;
    LARGE_INTEGER LastWriteTime;
    LARGE_INTEGER ChangeTime;
    ULONG FileAttributes;
} FILE_BASIC_INFORMATION;

typedef struct _FILE_STANDARD_INFORMATION {
    LARGE_INTEGER AllocationSize;
    LARGE_INTEGER EndOfFile;
    ULONG NumberOfLinks;
    BOOLEAN DeletePending;
    BOOLEAN Directory;
} FILE_STANDARD_INFORMATION;

typedef struct _ACL {
    UCHAR AclRevision;
    UCHAR AceCount;
} ACL, *PACL;
typedef struct _SECURITY_DESCRIPTOR {
    UCHAR Revision;
    PACL Dacl;
} SECURITY_DESCRIPTOR;
#define SECURITY_DESCRIPTOR_REVISION 1
#define ACL_REVISION 2
#define DACL_SECURITY_INFORMATION 4
#define PROTECTED_DACL_SECURITY_INFORMATION 0x80000000

typedef struct _SID {
    UCHAR Revision;
    UCHAR SubAuthorityCount;
    struct {
        UCHAR Value[6];
    } IdentifierAuthority;
    ULONG SubAuthority[1];
} SID;
typedef struct _TOKEN_USER {
    struct {
        PSID Sid;
        ULONG Attributes;
    } User;
} TOKEN_USER;
typedef struct _TOKEN_STATISTICS {
    LUID TokenId;
    LUID AuthenticationId;
} TOKEN_STATISTICS;
enum { TokenUser = 1, TokenStatistics = 10, TokenSessionId = 12, TokenIntegrityLevel = 25 };

#endif
