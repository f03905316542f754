/* Whether a helper gets what it takes. */
#ifndef RS_VERIFY_CALL_H
#define RS_VERIFY_CALL_H

#include "rs_verify_state.h"

/* Whether so many bytes at an address and behind may be accessed: the offset is added to what the address may be. */
enum rs_refusal rs_verify_access(const struct rs_program *program, const struct rs_state *state, const struct rs_value *address, int64_t offset,
                                 uint32_t size, bool write);

/* Checks the arguments and leaves the registers as the helper does: the result in R0, R1 to R5 unset. */
enum rs_refusal rs_verify_call(const struct rs_program *program, struct rs_state *state, int32_t helper);

#endif
