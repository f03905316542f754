/*
 * What is known of the processes that run: context for the events of all kinds. Filled when the driver loads and at each process's start, thinned
 * at its end. Bounded; what has no room is counted.
 */
#ifndef RS_PROCESSES_H
#define RS_PROCESSES_H

#include "../include/ringside.h"
#include "rs_platform.h"
#include "rs_result.h"
#include "rs_words.h"

struct rs_processes;

/* Most processes in a table. */
#define RS_MOST_PROCESSES 32768u

/* A text to be copied. Null with `is_known` false if it could not be read. */
struct rs_units {
    const uint16_t *units;
    size_t bytes;
    bool is_known;
};

/* What the shell knows of a process. Numbers are 0 if they are not known. */
struct rs_process_facts {
    uint64_t pid;
    uint64_t parent_pid;
    int64_t start; /* 100 ns since 1601 */
    uint32_t session;
    bool has_session;
    bool has_logon_id;
    uint64_t logon_id;
    enum rs_word integrity; /* RS_WORD_NONE if it is not known */
    struct rs_units image;
    struct rs_units cmdline;
    struct rs_units cwd;
    struct rs_units user_sid;
};

RS_PASSIVE enum rs_result rs_processes_create(struct rs_processes **table);
/* No entry may be held. Null is allowed. */
RS_PASSIVE void rs_processes_destroy(struct rs_processes *table);

/*
 * Adds a process, or replaces the one of that pid. Its parent is the process that has the parent's pid now and started before it, or, if there
 * is none yet, one that is added later: processes may be added in any order.
 *
 * Gives RS_NO_MEMORY if it was not added, which is counted.
 */
RS_DISPATCH enum rs_result rs_processes_put(struct rs_processes *table, const struct rs_process_facts *facts);

/* A process has ended and its last event has been put. Does nothing if another one has the pid by now. start: 0 for any. */
RS_DISPATCH void rs_processes_remove(struct rs_processes *table, uint64_t pid, int64_t start);

/* A process in the table, immutable, with what is known of its parent. */
struct rs_process {
    struct rs_process *parent; /* guarded by the table's lock; rs_processes_find gives it */
    struct rs_process *next;   /* in its bucket; guarded as well */
    uint64_t references;
    struct rs_process_facts facts; /* texts point behind this structure */
};

/*
 * Finds a process and its parent. Both, if not null, are to be released.
 *
 * parent: may be null if nobody wants it.
 */
RS_DISPATCH struct rs_process *rs_processes_find(struct rs_processes *table, uint64_t pid, struct rs_process **parent);
RS_DISPATCH void rs_process_release(struct rs_process *process);

RS_DISPATCH uint32_t rs_processes_count(struct rs_processes *table);
RS_DISPATCH uint64_t rs_processes_forgotten(struct rs_processes *table);

#endif
