/* What the system tells of a process, for the table of processes. */
#ifndef RS_FACTS_H
#define RS_FACTS_H

#include "rs_kernel.h"

struct rs_facts {
    struct rs_process_facts facts;
    void *image;         /* what the texts of `facts` point to, of RS_TAG_SHELL */
    void *cmdline;
    void *cwd;
    UNICODE_STRING user_sid;
};

/*
 * PASSIVE. Whatever of it can be found out; the rest is unknown. To be freed.
 *
 * process: null if there is no object.
 * info: what the system says at the process's start, else null.
 */
void rs_facts_read(struct rs_facts *facts, PEPROCESS process, HANDLE pid, const PS_CREATE_NOTIFY_INFO *info);
void rs_facts_free(struct rs_facts *facts);

#endif
