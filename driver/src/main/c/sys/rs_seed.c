/* The processes that run when the driver loads. At PASSIVE. */
#include "rs_driver.h"
#include "rs_facts.h"

#define FIRST_SIZE 0x40000u
#define MOST_SIZE 0x1000000u /* what more processes than the table has room for take */

/* The beginning of what the system says of a process; threads and much else follow. */
struct running {
    ULONG next; /* offset of the next one from this one, 0 at the last */
    ULONG threads;
    LARGE_INTEGER reserved[3];
    LARGE_INTEGER start;
    LARGE_INTEGER user_time;
    LARGE_INTEGER kernel_time;
    UNICODE_STRING image;
    LONG priority;
    HANDLE pid;
    HANDLE parent;
    ULONG handles;
    ULONG session;
};

/* The system's list, to be freed with RS_TAG_SHELL; null if it cannot be had. */
static uint8_t *list_processes(ULONG *length)
{
    ULONG size;

    for (size = FIRST_SIZE; size <= MOST_SIZE; size *= 2) {
        uint8_t *list = rs_allocate(size, RS_TAG_SHELL);
        NTSTATUS status;

        if (list == NULL) {
            return NULL;
        }
        *length = 0;
        status = rs_functions.query_system(RS_SYSTEM_PROCESS_INFORMATION, list, size, length);
        if (NT_SUCCESS(status) && *length <= size) {
            return list;
        }
        rs_free(list, RS_TAG_SHELL);
        if (status != STATUS_INFO_LENGTH_MISMATCH) {
            return NULL;
        }
    }
    return NULL;
}

/* A process may end between the list and its being put; the callback for that may have come before. */
static bool has_ended(PEPROCESS process)
{
    return rs_functions.process_exit != NULL && rs_functions.process_exit(process) != STATUS_PENDING;
}

static void put(const struct running *running)
{
    struct rs_processes *table = rs_core_processes(rs_driver.core);
    PEPROCESS process = NULL;
    struct rs_facts facts;

    if (!NT_SUCCESS(PsLookupProcessByProcessId(running->pid, &process))) {
        return;
    }
    rs_facts_read(&facts, process, running->pid, NULL);
    facts.facts.start = running->start.QuadPart;
    facts.facts.parent_pid = (uint64_t)(ULONG_PTR)running->parent;
    if (!facts.facts.has_session) {
        facts.facts.has_session = true;
        facts.facts.session = running->session;
    }
    (void)rs_processes_put(table, &facts.facts);
    if (has_ended(process)) {
        rs_processes_remove(table, facts.facts.pid, facts.facts.start);
    }
    rs_facts_free(&facts);
    ObDereferenceObject(process);
}

/* Each step goes forward inside the list, so it ends. */
void rs_processes_seed(void)
{
    struct running running;
    ULONG length = 0;
    ULONG at = 0;
    uint8_t *list = rs_functions.query_system != NULL ? list_processes(&length) : NULL;

    while (list != NULL && at <= length && length - at >= sizeof running) {
        memcpy(&running, list + at, sizeof running);
        put(&running);
        if (running.next < sizeof running || running.next > length - at) {
            break;
        }
        at += running.next;
    }
    rs_free(list, RS_TAG_SHELL);
}
