#include "standin.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "sessions.h"

#define MOST_REFUSALS 16u
#define LONGEST_FUNCTION 64u
/* Between two events that happen by themselves. */
#define PACE_NANOSECONDS 1000000

static struct {
    char function[LONGEST_FUNCTION];
    uint32_t error;
} refusals[MOST_REFUSALS];

RS_EXPORT uint32_t StandInOpen(const char *path)
{
    pthread_mutex_lock(&rs_lock);
    rs_sessions_forget();
    memset(refusals, 0, sizeof refusals);
    rs_room = RS_MOST_ROOM;
    rs_recorded_load(path);
    uint32_t events = rs_recorded_count();
    pthread_mutex_unlock(&rs_lock);
    return events;
}

RS_EXPORT void StandInWrite(void)
{
    pthread_mutex_lock(&rs_lock);
    for (uint32_t i = 0; i < rs_recorded_count(); i++) {
        rs_sessions_write(rs_recorded_at(i));
    }
    pthread_mutex_unlock(&rs_lock);
}

RS_EXPORT void StandInPlay(void)
{
    StandInWrite();
    pthread_mutex_lock(&rs_lock);
    rs_sessions_flush();
    pthread_mutex_unlock(&rs_lock);
}

RS_EXPORT void StandInRoom(uint32_t events)
{
    pthread_mutex_lock(&rs_lock);
    rs_room = events < RS_MOST_ROOM ? events : RS_MOST_ROOM;
    pthread_mutex_unlock(&rs_lock);
}

RS_EXPORT void StandInRefuse(const char *function, uint32_t error)
{
    uint32_t place = MOST_REFUSALS;
    pthread_mutex_lock(&rs_lock);
    for (uint32_t i = 0; i < MOST_REFUSALS; i++) {
        if (strcmp(refusals[i].function, function) == 0) {
            place = i;
            break;
        }
        if (refusals[i].function[0] == 0 && place == MOST_REFUSALS) {
            place = i;
        }
    }
    if (place < MOST_REFUSALS && strlen(function) < LONGEST_FUNCTION) {
        strcpy(refusals[place].function, function);
        refusals[place].error = error;
    }
    pthread_mutex_unlock(&rs_lock);
}

uint32_t rs_refused(const char *function)
{
    uint32_t error = RS_SUCCESS;
    pthread_mutex_lock(&rs_lock);
    for (uint32_t i = 0; i < MOST_REFUSALS; i++) {
        if (strcmp(refusals[i].function, function) == 0) {
            error = refusals[i].error;
        }
    }
    pthread_mutex_unlock(&rs_lock);
    return error;
}

/* Lets the recording happen again and again, for as long as the process lives. */
static void *happen(void *unused)
{
    const struct timespec pace = {0, PACE_NANOSECONDS};
    uint32_t at = 0;
    (void)unused;
    for (;;) {
        pthread_mutex_lock(&rs_lock);
        while (!rs_sessions_are_consumed() || rs_recorded_count() == 0) {
            pthread_cond_wait(&rs_changed, &rs_lock);
        }
        rs_sessions_write(rs_recorded_at(at++ % rs_recorded_count()));
        pthread_mutex_unlock(&rs_lock);
        nanosleep(&pace, NULL);
    }
    return NULL;
}

static void refuse_as_said(const char *orders)
{
    while (*orders != 0) {
        char function[LONGEST_FUNCTION];
        size_t length = strcspn(orders, "=");
        if (length < sizeof function && orders[length] == '=') {
            memcpy(function, orders, length);
            function[length] = 0;
            StandInRefuse(function, (uint32_t)strtoul(orders + length + 1, NULL, 10));
        }
        orders += strcspn(orders, " ");
        orders += strspn(orders, " ");
    }
}

static void open_environment(void)
{
    const char *path = getenv("RINGSIDE_ETW_RECORDING");
    const char *orders = getenv("RINGSIDE_ETW_REFUSE");
    pthread_t thread;
    if (path != NULL) {
        StandInOpen(path);
        if (pthread_create(&thread, NULL, happen, NULL) == 0) {
            pthread_detach(thread);
        }
    }
    if (orders != NULL) {
        refuse_as_said(orders);
    }
}

void rs_environment(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, open_environment);
}
