/*
 * The driver: what there is one of, and the families of callbacks, each in a file of its own.
 *
 * A family registers what it can (rs_…_register) and says how that ended; what cannot be registered is missing from the status, and the rest
 * runs. Its unregistering returns when no callback of it runs any more, and does nothing if it is not registered.
 */
#ifndef RS_DRIVER_H
#define RS_DRIVER_H

#include "rs_functions.h"
#include "rs_reads.h"
#include "rs_rundown.h"

#define RS_DEVICE_NAME L"\\Device\\Ringside"
#define RS_LINK_NAME L"\\DosDevices\\Ringside"

/* Where the driver stands among others of its kind, unless the settings say something else: see README.md on altitudes. */
#define RS_ALTITUDE L"385210.83"
#define RS_LONGEST_ALTITUDE 32

/* How many events' memory may be kept ready (RS_EVENT_SIZE each). */
#define RS_LEAST_KEPT 1u
#define RS_DEFAULT_KEPT 16u
#define RS_MOST_KEPT 256u

/* What the service's Parameters key says. */
struct rs_settings {
    bool is_enabled[RS_CALLBACKS]; /* a family that is off is not registered; its reason is STATUS_NOT_SUPPORTED */
    uint32_t kept_events;          /* events whose memory is kept ready */
    ULONG control_set;             /* number of the current control set, 0 if it is not known */
    WCHAR altitude[RS_LONGEST_ALTITUDE + 1];
};

struct rs_driver {
    PDRIVER_OBJECT object;
    PDEVICE_OBJECT device;
    PDEVICE_OBJECT pipes; /* attached to the pipes' device where the filter manager does not see pipes; else null */
    struct rs_core *core;
    struct rs_reads reads;
    struct rs_rundown callbacks; /* callbacks that are under way */
    struct rs_settings settings;
    uint32_t registered; /* a bit for each enum rs_callback, as in rs_status; set while the driver loads and by the filter's unloading */
    uint32_t legacy;
    int32_t reasons[RS_CALLBACKS];
    bool is_linked;
};
extern struct rs_driver rs_driver;

/* Reads settings; what is not set or not of its type is as without it. At PASSIVE. */
void rs_settings_read(struct rs_settings *settings, PCUNICODE_STRING service);

/* Makes the device, closed to all but administrators and the system from its first moment; it cannot be opened before DriverEntry's end. */
NTSTATUS rs_device_create(PDRIVER_OBJECT object);
void rs_device_delete(void);
NTSTATUS NTAPI rs_device_dispatch(PDEVICE_OBJECT device, PIRP irp);

/* Makes the device with the descriptor D:P(A;;GA;;;SY)(A;;GA;;;BA). */
NTSTATUS rs_security_create(PDRIVER_OBJECT object, PUNICODE_STRING name, PDEVICE_OBJECT *device);
/* Whether whoever opens may: a second look, should the descriptor be changed. */
bool rs_security_may_open(PIRP irp);
/* STATUS_SUCCESS if the handle was opened for reading and writing. */
NTSTATUS rs_security_may_control(PIRP irp, ULONG access);

/* Fills the table of processes. At PASSIVE. */
void rs_processes_seed(void);

NTSTATUS rs_process_register(bool *legacy);
void rs_process_unregister(void);
NTSTATUS rs_thread_register(bool *legacy);
void rs_thread_unregister(void);
NTSTATUS rs_image_register(bool *legacy);
void rs_image_unregister(void);
NTSTATUS rs_registry_register(bool *legacy);
void rs_registry_unregister(void);
/* Frees what interrupted operations have left. When no callback is under way. */
void rs_registry_destroy(void);
NTSTATUS rs_object_register(bool *legacy);
void rs_object_unregister(void);
NTSTATUS rs_file_register(bool *legacy);
void rs_file_unregister(void);
/* After rs_file_register: through the filter manager if it sees pipes, else attached to the pipes' device. */
NTSTATUS rs_pipe_register(bool *legacy);
void rs_pipe_unregister(void);
/* Passes on what the attached device gets; at the caller's IRQL. */
NTSTATUS rs_pipe_dispatch(PDEVICE_OBJECT device, PIRP irp);
NTSTATUS rs_shutdown_register(bool *legacy);
void rs_shutdown_unregister(void);

/* The driver or one of its parts goes: a record of RS_KIND_HEALTH, if wanted. At DISPATCH. */
void rs_health_state(const char *state, const char *description);

#endif
