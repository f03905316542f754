#include "rs_processes.h"

/* DISPATCH, as everything here that does not say otherwise. */

#define BUCKETS 1024u
#define TEXTS 4u

/* No command line is longer; other texts are cut to what a record can take of them anyway. */
static const size_t longest[TEXTS] = {RS_LONGEST_TEXT, RS_LONGEST_CMDLINE, RS_LONGEST_TEXT, RS_LONGEST_TEXT};

struct rs_processes {
    struct rs_lock lock;
    uint32_t count;
    uint64_t forgotten;
    struct rs_process *buckets[BUCKETS];
};

/* PASSIVE. */
enum rs_result rs_processes_create(struct rs_processes **table)
{
    struct rs_processes *made = rs_allocate(sizeof *made, RS_TAG_PROCESS);

    if (made == NULL) {
        return RS_NO_MEMORY;
    }
    rs_lock_create(&made->lock);
    *table = made;
    return RS_OK;
}

/* DISPATCH. Frees it, and then its parent, which may have been kept by it alone: no further, since what is removed has no parent any more. */
void rs_process_release(struct rs_process *process)
{
    while (process != NULL && rs_atomic_add(&process->references, -1) == 0) {
        struct rs_process *parent = process->parent;

        rs_free(process, RS_TAG_PROCESS);
        process = parent;
    }
}

/* PASSIVE. */
void rs_processes_destroy(struct rs_processes *table)
{
    if (table == NULL) {
        return;
    }
    for (unsigned i = 0; i < BUCKETS; i++) {
        while (table->buckets[i] != NULL) {
            struct rs_process *process = table->buckets[i];

            table->buckets[i] = process->next;
            rs_process_release(process);
        }
    }
    rs_lock_destroy(&table->lock);
    rs_free(table, RS_TAG_PROCESS);
}

/* Windows' process ids are multiples of four. */
static struct rs_process **bucket(struct rs_processes *table, uint64_t pid)
{
    return &table->buckets[pid / 4 % BUCKETS];
}

/* Under the lock. Where the process of that pid hangs; points to null if there is none. */
static struct rs_process **place_of(struct rs_processes *table, uint64_t pid)
{
    struct rs_process **place = bucket(table, pid);

    while (*place != NULL && (*place)->facts.pid != pid) {
        place = &(*place)->next;
    }
    return place;
}

static struct rs_units *text_of(struct rs_process_facts *facts, unsigned index)
{
    switch (index) {
    case 0:
        return &facts->image;
    case 1:
        return &facts->cmdline;
    case 2:
        return &facts->cwd;
    default:
        return &facts->user_sid;
    }
}

/*
 * A copy with its texts behind it; null if there is no memory. What is too long is left one unit longer than a record takes, so that it is cut
 * there.
 */
static struct rs_process *copy(const struct rs_process_facts *facts)
{
    struct rs_process_facts own = *facts;
    size_t bytes = sizeof(struct rs_process);
    struct rs_process *process;
    uint8_t *out;

    for (unsigned i = 0; i < TEXTS; i++) {
        struct rs_units *text = text_of(&own, i);

        text->bytes = text->is_known ? text->bytes & ~(size_t)1 : 0;
        text->bytes = text->bytes > longest[i] ? longest[i] + 2 : text->bytes;
        bytes += text->bytes;
    }
    process = rs_allocate(bytes, RS_TAG_PROCESS);
    if (process == NULL) {
        return NULL;
    }
    out = (uint8_t *)(process + 1);
    for (unsigned i = 0; i < TEXTS; i++) {
        struct rs_units *text = text_of(&own, i);

        if (text->bytes > 0) {
            memcpy(out, text->units, text->bytes);
        }
        text->units = (const uint16_t *)(void *)out;
        out += text->bytes;
    }
    process->references = 1;
    process->facts = own;
    return process;
}

/* Under the lock. Takes a process out of the table; the caller releases both. A parent is kept for the sake of its children only while they run. */
static struct rs_process *take_out(struct rs_processes *table, struct rs_process **place, struct rs_process **parent)
{
    struct rs_process *process = *place;

    *place = process->next;
    table->count--;
    *parent = process->parent;
    process->parent = NULL;
    return process;
}

/* DISPATCH. */
enum rs_result rs_processes_put(struct rs_processes *table, const struct rs_process_facts *facts)
{
    struct rs_process *process = copy(facts);
    struct rs_process *before = NULL;
    struct rs_process *parent_before = NULL;
    struct rs_process *parent;
    struct rs_process **place;

    rs_lock_take(&table->lock);
    place = place_of(table, facts->pid);
    if (*place != NULL) {
        before = take_out(table, place, &parent_before);
    }
    if (process == NULL || table->count >= RS_MOST_PROCESSES) {
        table->forgotten++;
    } else {
        parent = *place_of(table, facts->parent_pid);
        if (parent != NULL && (parent->facts.start <= facts->start || facts->start == 0)) {
            rs_atomic_add(&parent->references, 1);
            process->parent = parent;
        }
        place = bucket(table, facts->pid);
        process->next = *place;
        *place = process;
        table->count++;
        process = NULL;
        rs_lock_leave(&table->lock);
        rs_process_release(before);
        rs_process_release(parent_before);
        return RS_OK;
    }
    rs_lock_leave(&table->lock);
    rs_process_release(before);
    rs_process_release(parent_before);
    rs_process_release(process);
    return RS_NO_MEMORY;
}

/* DISPATCH. */
void rs_processes_remove(struct rs_processes *table, uint64_t pid, int64_t start)
{
    struct rs_process *process = NULL;
    struct rs_process *parent = NULL;
    struct rs_process **place;

    rs_lock_take(&table->lock);
    place = place_of(table, pid);
    if (*place != NULL && (start == 0 || (*place)->facts.start == start)) {
        process = take_out(table, place, &parent);
    }
    rs_lock_leave(&table->lock);
    rs_process_release(process);
    rs_process_release(parent);
}

/*
 * Under the lock. The parent: the one that was there when the process was added, or, if it was added later, the one that has its number now and
 * is older.
 */
static struct rs_process *parent_of(struct rs_processes *table, const struct rs_process *process)
{
    struct rs_process *candidate;

    if (process->parent != NULL) {
        return process->parent;
    }
    candidate = *place_of(table, process->facts.parent_pid);
    return candidate != NULL && candidate->facts.start != 0 && candidate->facts.start <= process->facts.start ? candidate : NULL;
}

/* DISPATCH. */
struct rs_process *rs_processes_find(struct rs_processes *table, uint64_t pid, struct rs_process **parent)
{
    struct rs_process *process;

    rs_lock_take(&table->lock);
    process = *place_of(table, pid);
    if (process != NULL) {
        rs_atomic_add(&process->references, 1);
    }
    if (parent != NULL) {
        *parent = process != NULL ? parent_of(table, process) : NULL;
        if (*parent != NULL) {
            rs_atomic_add(&(*parent)->references, 1);
        }
    }
    rs_lock_leave(&table->lock);
    return process;
}

/* DISPATCH. */
uint32_t rs_processes_count(struct rs_processes *table)
{
    uint32_t count;

    rs_lock_take(&table->lock);
    count = table->count;
    rs_lock_leave(&table->lock);
    return count;
}

/* DISPATCH. */
uint64_t rs_processes_forgotten(struct rs_processes *table)
{
    uint64_t forgotten;

    rs_lock_take(&table->lock);
    forgotten = table->forgotten;
    rs_lock_leave(&table->lock);
    return forgotten;
}
