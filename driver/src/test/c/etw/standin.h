/*
 * A stand-in for those functions of advapi32 and tdh that Ringside uses: replays recorded events into sessions, by the rules of ETW as they are documented.
 *
 * The functions have Windows' names and take and give what Windows' do, so that a program bound to them instead of advapi32.dll and tdh.dll notices nothing.
 * Beside them there is what a test needs. Everything is for any thread.
 */
#ifndef RS_ETW_STANDIN_H
#define RS_ETW_STANDIN_H

#include "types.h"

#ifdef _WIN32
#define RS_EXPORT __declspec(dllexport)
#else
#define RS_EXPORT __attribute__((visibility("default")))
#endif

/* ---------------------------------------------------------- For tests ---------------------------------------------------------------- */

/* Opens a recording, and forgets all sessions and orders. Returns how many events it has. */
RS_EXPORT uint32_t StandInOpen(const char *path);

/* Lets what is recorded happen once: when this returns, every event is in a buffer of each session that wants it, or lost. Buffers are handed on when somebody
 * flushes them, or once in so many seconds as the session was told. */
RS_EXPORT void StandInWrite(void);

/* The same, and the buffers are full by then, and handed on. */
RS_EXPORT void StandInPlay(void);

/* How many events a session keeps for its consumer; what is more is lost. */
RS_EXPORT void StandInRoom(uint32_t events);

/* From now on a function answers that error; 0: no more. */
RS_EXPORT void StandInRefuse(const char *function, uint32_t error);

/*
 * A program that knows nothing of this being a stand-in is served by its environment: RINGSIDE_ETW_RECORDING names a recording, which then happens again and
 * again while somebody consumes a session, and RINGSIDE_ETW_REFUSE says `FUNCTION=ERROR`, several of them with blanks between.
 */

/* ---------------------------------------------------------- Within ------------------------------------------------------------------- */

/* The error that a function was told to answer; 0 if none. */
uint32_t rs_refused(const char *function);

/* Opens what the environment names, once. */
void rs_environment(void);

#endif
