/* What the table of processes adds to an event. */
#include "rs_core_private.h"

#include "rs_event.h"
#include "rs_processes.h"

/* DISPATCH, as everything here. */
static void put_units(struct rs_event *event, unsigned field, const struct rs_units *units)
{
    if (units->is_known) {
        rs_put_text(event, field, units->units, units->bytes);
    } else {
        rs_put_unknown(event, field);
    }
}

static void put_time(struct rs_event *event, unsigned field, int64_t time)
{
    if (time != 0) {
        rs_put_number(event, field, time);
    } else {
        rs_put_unknown(event, field);
    }
}

static void put_self(struct rs_event *event, const struct rs_process_facts *facts)
{
    rs_put_number(event, RS_PPID, (int64_t)facts->parent_pid);
    put_time(event, RS_START_TIME, facts->start);
    if (facts->has_session) {
        rs_put_number(event, RS_SESSION, facts->session);
    }
    if (facts->has_logon_id) {
        rs_put_number(event, RS_LOGON_ID, (int64_t)facts->logon_id);
    }
    put_units(event, RS_IMAGE, &facts->image);
    rs_put_name(event, RS_NAME, RS_IMAGE);
    put_units(event, RS_CMDLINE, &facts->cmdline);
    put_units(event, RS_CWD, &facts->cwd);
    put_units(event, RS_USER_SID, &facts->user_sid);
    rs_put_word(event, RS_INTEGRITY, facts->integrity);
}

static void put_parent(struct rs_event *event, const struct rs_process_facts *facts)
{
    put_time(event, RS_PARENT_START_TIME, facts->start);
    put_units(event, RS_PARENT_IMAGE, &facts->image);
    rs_put_name(event, RS_PARENT, RS_PARENT_IMAGE);
    put_units(event, RS_PARENT_CMDLINE, &facts->cmdline);
    put_units(event, RS_PARENT_USER_SID, &facts->user_sid);
}

/* Whatever is not there yet could not be found out. */
static void rest_is_unknown(struct rs_event *event)
{
    for (unsigned field = 0; field < RS_CONTEXT_END; field++) {
        if (field != RS_TID) {
            rs_put_unknown(event, field);
        }
    }
}

void rs_put_process(struct rs_event *event, uint64_t pid, uint64_t tid)
{
    struct rs_process *parent = NULL;
    struct rs_process *process = rs_processes_find(event->core->processes, pid, &parent);

    rs_put_number(event, RS_PID, (int64_t)pid);
    if (tid != 0) {
        rs_put_number(event, RS_TID, (int64_t)tid);
    }
    if (process != NULL) {
        put_self(event, &process->facts);
        rs_process_release(process);
    }
    if (parent != NULL) {
        put_parent(event, &parent->facts);
        rs_process_release(parent);
    }
    rest_is_unknown(event);
}

void rs_put_target(struct rs_event *event, unsigned first, uint64_t pid)
{
    struct rs_process *process = rs_processes_find(event->core->processes, pid, NULL);

    rs_put_number(event, first, (int64_t)pid);
    if (process != NULL) {
        put_time(event, first + 1, process->facts.start);
        put_units(event, first + 2, &process->facts.image);
        put_units(event, first + 3, &process->facts.user_sid);
        rs_process_release(process);
    }
    for (unsigned i = 1; i <= 3; i++) {
        rs_put_unknown(event, first + i);
    }
}
