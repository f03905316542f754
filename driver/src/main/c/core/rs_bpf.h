/*
 * BPF as RFC 9669 has it, and a machine that runs it.
 *
 * A program never sees an address of the system: its addresses are a region's number in the upper half and an offset in the lower one, and each
 * access is checked against its region when it is made. So a program that no verifier has seen can do nothing but what its regions allow.
 */
#ifndef RS_BPF_H
#define RS_BPF_H

#include "../include/ringside.h"
#include "rs_platform.h"

/* An instruction: one slot, or two with the second half of a 64-bit immediate in the second one. */
struct rs_insn {
    uint8_t code;
    uint8_t registers; /* destination in the lower half, source in the upper one */
    int16_t offset;
    int32_t immediate;
};

#define RS_DST(insn) ((unsigned)((insn)->registers & 15))
#define RS_SRC(insn) ((unsigned)((insn)->registers >> 4))

/* Parts of an instruction's code. */
#define RS_CLASS(code) ((code) & 7)
#define RS_LD 0
#define RS_LDX 1
#define RS_ST 2
#define RS_STX 3
#define RS_ALU 4
#define RS_JMP 5
#define RS_JMP32 6
#define RS_ALU64 7
#define RS_SOURCE 8 /* the operand is a register */
#define RS_OPERATION(code) ((code) & 0xF0)
#define RS_ADD 0x00
#define RS_SUB 0x10
#define RS_MUL 0x20
#define RS_DIV 0x30
#define RS_OR 0x40
#define RS_AND 0x50
#define RS_LSH 0x60
#define RS_RSH 0x70
#define RS_NEG 0x80
#define RS_MOD 0x90
#define RS_XOR 0xA0
#define RS_MOV 0xB0
#define RS_ARSH 0xC0
#define RS_END 0xD0
#define RS_JA 0x00
#define RS_JEQ 0x10
#define RS_JGT 0x20
#define RS_JGE 0x30
#define RS_JSET 0x40
#define RS_JNE 0x50
#define RS_JSGT 0x60
#define RS_JSGE 0x70
#define RS_CALL 0x80
#define RS_EXIT 0x90
#define RS_JLT 0xA0
#define RS_JLE 0xB0
#define RS_JSLT 0xC0
#define RS_JSLE 0xD0
#define RS_SIZE(code) ((code) & 0x18)
#define RS_W 0x00
#define RS_H 0x08
#define RS_B 0x10
#define RS_DW 0x18
#define RS_MODE(code) ((code) & 0xE0)
#define RS_IMM 0x00
#define RS_MEM 0x60
#define RS_MEMSX 0x80
#define RS_ATOMIC 0xC0
#define RS_FETCH 1
#define RS_XCHG 0xE1
#define RS_CMPXCHG 0xF1

#define RS_LDDW (RS_LD | RS_IMM | RS_DW)

/* How a run ends. Only after RS_RAN is its result of use. */
enum rs_fault {
    RS_RAN,
    RS_FAULT_INSTRUCTION, /* none that there is, or one that is cut */
    RS_FAULT_END,         /* the program was left without an exit */
    RS_FAULT_ACCESS,      /* outside of what it may see, or writing what it may only read */
    RS_FAULT_CALL,        /* no such helper, its arguments are wrong, or calls are too deep */
    RS_FAULT_BUDGET
};

/* Memory that a program may see at address RS_ADDRESS(its number, 0) and behind. */
struct rs_region {
    uint8_t *bytes;
    uint32_t size;
    bool is_writable;
};

#define RS_REGIONS 8u
#define RS_ADDRESS(region, offset) (((uint64_t)(region) << 32) + (uint64_t)(offset))

/* Regions of a filter, and of what tests run. Region 0 is nothing, so that 0 is no address. */
#define RS_REGION_INPUT 1u
#define RS_REGION_TEXTS 2u
#define RS_REGION_STACK 3u
#define RS_REGION_TABLES 4u
#define RS_REGION_SETS 5u /* a set's index is the offset; nothing can be read */

/* Calls within calls. */
#define RS_MOST_CALLS 8u

struct rs_machine {
    struct rs_region regions[RS_REGIONS];
    uint32_t frames; /* of RS_STACK bytes in RS_REGION_STACK: 1 allows no local calls */
    uint64_t budget; /* what is left: an instruction takes 1, helpers what they say */
    /*
     * Carries out a helper: arguments are in R1 to R5 and the result goes to R0. Gives RS_RAN to go on. May set `leave` to end the program as if
     * it had exited.
     */
    enum rs_fault (*helper)(struct rs_machine *machine, uint32_t number, uint64_t *registers);
    /* Finds the memory behind an address of RS_REGION_TEXTS; null if there is none. Null if that region is as the others. */
    const uint8_t *(*text)(struct rs_machine *machine, uint32_t offset, uint32_t size);
    void *context;
    bool leave;
};

/* The memory behind an address; null if the program may not. */
RS_DISPATCH uint8_t *rs_machine_place(struct rs_machine *machine, uint64_t address, uint64_t size, bool write);

/*
 * Runs a program.
 *
 * first, second: R1 and R2 at the start; R10 is the end of the first frame.
 * result: gets R0.
 */
RS_DISPATCH enum rs_fault rs_machine_run(struct rs_machine *machine, const struct rs_insn *code, uint32_t count, uint64_t first,
                                         uint64_t second, uint64_t *result);

#endif
