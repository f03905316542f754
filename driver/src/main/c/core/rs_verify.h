/*
 * Decides whether a program may be a filter: it ends, reads nothing that was not set, and touches only what the contract allows.
 *
 * Jumps go forward only, so one pass in the order of the instructions sees every instruction with everything that may be known there: what comes
 * by several ways is joined where they meet. The time is that of so many instructions, each of which costs no more than a join.
 */
#ifndef RS_VERIFY_H
#define RS_VERIFY_H

#include "rs_bpf.h"
#include "rs_result.h"

/* What is verified, and against what. */
struct rs_program {
    const struct rs_insn *code;
    uint32_t count;
    uint32_t kind;              /* of the records it reads */
    const struct rs_set *sets;  /* their sizes have been checked */
    uint32_t set_count;
    uint32_t tables_size;
};

/* Gives RS_OK and fills refusal and instruction of the verdict, or RS_NO_MEMORY. */
RS_PASSIVE enum rs_result rs_verify(const struct rs_program *program, struct rs_verdict *verdict);

#endif
