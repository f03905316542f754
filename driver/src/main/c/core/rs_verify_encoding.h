/* Whether an instruction is one that filters may have, whatever is in the registers. */
#ifndef RS_VERIFY_ENCODING_H
#define RS_VERIFY_ENCODING_H

#include "rs_verify.h"

/* Also checks the second slot of a 64-bit immediate, which `next` is if there is one; null if not. */
enum rs_refusal rs_verify_encoding(const struct rs_insn *insn, const struct rs_insn *next);

#endif
