#include "rs_first_threads.h"

#define MOST_EXPECTED 256u

static struct {
    struct rs_lock lock;
    HANDLE pids[MOST_EXPECTED]; /* null where free */
    unsigned next;
} expected;

/* PASSIVE. */
void rs_first_threads_create(void)
{
    memset(&expected, 0, sizeof expected);
    rs_lock_create(&expected.lock);
}

/* DISPATCH. */
void rs_first_threads_expect(HANDLE pid)
{
    unsigned tried;

    rs_lock_take(&expected.lock);
    for (tried = 0; tried < MOST_EXPECTED && expected.pids[expected.next] != NULL; tried++) {
        expected.next = (expected.next + 1) % MOST_EXPECTED;
    }
    expected.pids[expected.next] = pid;
    expected.next = (expected.next + 1) % MOST_EXPECTED;
    rs_lock_leave(&expected.lock);
}

/* DISPATCH. */
bool rs_first_threads_take(HANDLE pid)
{
    bool is_first = false;
    unsigned i;

    rs_lock_take(&expected.lock);
    for (i = 0; i < MOST_EXPECTED && !is_first; i++) {
        if (expected.pids[i] == pid) {
            expected.pids[i] = NULL;
            is_first = true;
        }
    }
    rs_lock_leave(&expected.lock);
    return is_first;
}

/* DISPATCH. */
void rs_first_threads_forget(HANDLE pid)
{
    (void)rs_first_threads_take(pid);
}
