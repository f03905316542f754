/* Programs and filters of tests. */
#ifndef PROGRAM_H
#define PROGRAM_H

#include "rs_bpf.h"

#define INSN(op, dst, src, off, imm) ((struct rs_insn){(uint8_t)(op), (uint8_t)((dst) | (src) << 4), (int16_t)(off), (int32_t)(imm)})
#define MOV(dst, imm) INSN(RS_ALU64 | RS_MOV, dst, 0, 0, imm)
#define MOV_REG(dst, src) INSN(RS_ALU64 | RS_MOV | RS_SOURCE, dst, src, 0, 0)
#define ALU(op, dst, imm) INSN(RS_ALU64 | (op), dst, 0, 0, imm)
#define ALU_REG(op, dst, src) INSN(RS_ALU64 | (op) | RS_SOURCE, dst, src, 0, 0)
#define LOAD(size, dst, src, off) INSN(RS_LDX | RS_MEM | (size), dst, src, off, 0)
#define STORE(size, dst, off, imm) INSN(RS_ST | RS_MEM | (size), dst, 0, off, imm)
#define STORE_REG(size, dst, off, src) INSN(RS_STX | RS_MEM | (size), dst, src, off, 0)
#define WIDE(dst, src, low, high) INSN(RS_LDDW, dst, src, 0, low), INSN(0, 0, 0, 0, high)
#define JUMP(op, dst, imm, off) INSN(RS_JMP | (op), dst, 0, off, imm)
#define JUMP_REG(op, dst, src, off) INSN(RS_JMP | (op) | RS_SOURCE, dst, src, off, 0)
#define GO(off) INSN(RS_JMP | RS_JA, 0, 0, off, 0)
#define HELP(number) INSN(RS_JMP | RS_CALL, 0, 0, 0, number)
#define LEAVE() INSN(RS_JMP | RS_EXIT, 0, 0, 0, 0)

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* Where a field lies in a record. */
#define AT(field) ((int)(RS_RECORD_FIELDS + (field) * 8))

/* A payload with code, at most one set and tables; its bytes come from malloc. */
struct payload {
    uint8_t *bytes;
    size_t size;
};

struct payload payload_of(enum rs_kind kind, uint64_t generation, const struct rs_insn *code, size_t count);
struct payload payload_with(enum rs_kind kind, uint64_t generation, const struct rs_insn *code, size_t count, uint32_t key_size,
                            const void *keys, size_t key_count, const void *tables, size_t tables_size);
void payload_free(struct payload *payload);

/* The table that finds a text of one byte or more; (length + 1) * 256 bytes from malloc. */
uint8_t *table_finding(const char *text);

#endif
