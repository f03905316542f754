/* Images mapped into processes, and drivers loaded into the kernel. The callback runs at PASSIVE, with the address space's lock held. */
#include "rs_callbacks.h"
#include "rs_driver.h"
#include "rs_names.h"

/* Bits of IMAGE_INFO.Properties, which mingw's headers name in part. */
#define SYSTEM_MODE_IMAGE (1u << 8)
#define SIGNATURE_LEVEL(properties) ((properties) >> 12 & 0xF)
#define SIGNATURE_TYPE(properties) ((properties) >> 16 & 0x7)
#define CONFLICTING_ARCHITECTURE 1 /* PS_IMAGE_NOTIFY_CONFLICTING_ARCHITECTURE: tells of images of other machines, too */

static bool is_registered;

/* The fields of both kinds that are alike. */
struct places {
    unsigned path;
    unsigned base;
    unsigned size;
    unsigned level;
    unsigned type;
};
static const struct places image_places = {RS_IMAGES_PATH, RS_IMAGES_BASE, RS_IMAGES_SIZE, RS_IMAGES_SIGNATURE_LEVEL,
                                           RS_IMAGES_SIGNATURE_TYPE};
static const struct places module_places = {RS_MODULES_PATH, RS_MODULES_BASE, RS_MODULES_SIZE, RS_MODULES_SIGNATURE_LEVEL,
                                            RS_MODULES_SIGNATURE_TYPE};

/* PASSIVE. */
static void describe(struct rs_event *event, const struct places *places, const UNICODE_STRING *path, const IMAGE_INFO *info)
{
    rs_put_file(event, places->path, path);
    rs_put_number(event, places->base, (int64_t)(ULONG_PTR)info->ImageBase);
    rs_put_number(event, places->size, (int64_t)info->ImageSize);
    rs_put_number(event, places->level, SIGNATURE_LEVEL(info->Properties));
    rs_put_number(event, places->type, SIGNATURE_TYPE(info->Properties));
}

/* PASSIVE. A driver has no process; who asked for it is not told, since a thread of the system loads it. */
VOID NTAPI rs_image_notify(PUNICODE_STRING path, HANDLE pid, PIMAGE_INFO info)
{
    bool is_module = info != NULL && (info->Properties & SYSTEM_MODE_IMAGE) != 0;
    struct rs_event *event;

    if (info == NULL || !rs_rundown_enter(&rs_driver.callbacks)) {
        return;
    }
    event = rs_event_begin(rs_driver.core, is_module ? RS_KIND_MODULES : RS_KIND_IMAGES, 0);
    if (event != NULL) {
        if (!is_module) {
            rs_put_process(event, (uint64_t)(ULONG_PTR)pid,
                           pid == PsGetCurrentProcessId() ? (uint64_t)(ULONG_PTR)PsGetCurrentThreadId() : 0);
            rs_put_word(event, RS_IMAGES_KIND, RS_WORD_FILE);
        }
        describe(event, is_module ? &module_places : &image_places, path, info);
        rs_event_end(event);
    }
    rs_rundown_leave(&rs_driver.callbacks);
}

/* PASSIVE. */
NTSTATUS rs_image_register(bool *legacy)
{
    NTSTATUS status = STATUS_PROCEDURE_NOT_FOUND;

    *legacy = false;
    if (rs_functions.image_notify_ex != NULL) {
        status = rs_functions.image_notify_ex(rs_image_notify, CONFLICTING_ARCHITECTURE);
    }
    if (!NT_SUCCESS(status)) {
        *legacy = true;
        status = PsSetLoadImageNotifyRoutine(rs_image_notify);
    }
    is_registered = NT_SUCCESS(status);
    return status;
}

/* PASSIVE. */
void rs_image_unregister(void)
{
    if (is_registered) {
        (void)PsRemoveLoadImageNotifyRoutine(rs_image_notify);
        is_registered = false;
    }
}
