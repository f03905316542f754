/*
 * The interpreter. One switch over the whole code of an instruction, since most of a filter's time goes into finding out what to do.
 *
 * A program that no verifier has seen may be given to it: whatever its bytes are, it ends within its budget and touches nothing but its regions.
 */
#include "rs_bpf.h"

#include "rs_bpf_arithmetic.h"
#include "rs_bpf_memory.h"

/* A call of a local function, kept until it returns. */
struct frame {
    uint64_t kept[4]; /* R6 to R9 */
    uint32_t back;
};

/* DISPATCH. */
uint8_t *rs_machine_place(struct rs_machine *machine, uint64_t address, uint64_t size, bool write)
{
    return size > UINT32_MAX ? NULL : rs_place(machine, address, (uint32_t)size, write);
}

/* DISPATCH. Memory is the run's own, so nothing more is needed than the operation itself. */
static enum rs_fault atomic(struct rs_machine *machine, const struct rs_insn *insn, uint32_t size, uint64_t *r)
{
    uint64_t *source = &r[RS_SRC(insn)];
    uint64_t operand = *source;
    uint8_t *place = rs_place(machine, r[RS_DST(insn)] + (uint64_t)(int64_t)insn->offset, size, true);
    uint64_t old;

    if (place == NULL) {
        return RS_FAULT_ACCESS;
    }
    old = rs_read(place, size);
    switch (insn->immediate) {
    case RS_ADD:
    case RS_ADD | RS_FETCH:
        rs_write(place, size, old + operand);
        break;
    case RS_OR:
    case RS_OR | RS_FETCH:
        rs_write(place, size, old | operand);
        break;
    case RS_AND:
    case RS_AND | RS_FETCH:
        rs_write(place, size, old & operand);
        break;
    case RS_XOR:
    case RS_XOR | RS_FETCH:
        rs_write(place, size, old ^ operand);
        break;
    case RS_XCHG:
        rs_write(place, size, operand);
        break;
    case RS_CMPXCHG:
        if (old == (size == 4 ? (uint32_t)r[0] : r[0])) {
            rs_write(place, size, operand);
        }
        r[0] = old;
        return RS_RAN;
    default:
        return RS_FAULT_INSTRUCTION;
    }
    if ((insn->immediate & RS_FETCH) != 0) {
        *source = old;
    }
    return RS_RAN;
}

/* An operation of `a` and `b` on 64 and on 32 bits, with an immediate and with a register. */
#define BINARY(operation, with64, with32)                   \
    case RS_ALU64 | (operation): {                          \
        uint64_t a = r[dst];                                \
        uint64_t b = (uint64_t)(int64_t)insn->immediate;    \
        r[dst] = (with64);                                  \
        break;                                              \
    }                                                       \
    case RS_ALU64 | (operation) | RS_SOURCE: {              \
        uint64_t a = r[dst];                                \
        uint64_t b = r[src];                                \
        r[dst] = (with64);                                  \
        break;                                              \
    }                                                       \
    case RS_ALU | (operation): {                            \
        uint32_t a = (uint32_t)r[dst];                      \
        uint32_t b = (uint32_t)insn->immediate;             \
        r[dst] = (uint32_t)(with32);                        \
        break;                                              \
    }                                                       \
    case RS_ALU | (operation) | RS_SOURCE: {                \
        uint32_t a = (uint32_t)r[dst];                      \
        uint32_t b = (uint32_t)r[src];                      \
        r[dst] = (uint32_t)(with32);                        \
        break;                                              \
    }

/* A jump if a condition on `a` and `b` holds, of the types given. */
#define CONDITION(operation, type64, type32, condition)     \
    case RS_JMP | (operation): {                            \
        type64 a = (type64)r[dst];                          \
        type64 b = (type64)insn->immediate;                 \
        at += (condition) ? (uint32_t)insn->offset : 0;     \
        break;                                              \
    }                                                       \
    case RS_JMP | (operation) | RS_SOURCE: {                \
        type64 a = (type64)r[dst];                          \
        type64 b = (type64)r[src];                          \
        at += (condition) ? (uint32_t)insn->offset : 0;     \
        break;                                              \
    }                                                       \
    case RS_JMP32 | (operation): {                          \
        type32 a = (type32)r[dst];                          \
        type32 b = (type32)insn->immediate;                 \
        at += (condition) ? (uint32_t)insn->offset : 0;     \
        break;                                              \
    }                                                       \
    case RS_JMP32 | (operation) | RS_SOURCE: {              \
        type32 a = (type32)r[dst];                          \
        type32 b = (type32)r[src];                          \
        at += (condition) ? (uint32_t)insn->offset : 0;     \
        break;                                              \
    }

/* Loads and stores of so many bytes. */
#define MEMORY(width, size)                                                              \
    case RS_LDX | RS_MEM | (width):                                                      \
        place = rs_place(machine, r[src] + (uint64_t)(int64_t)insn->offset, size, false); \
        if (place == NULL) {                                                             \
            return RS_FAULT_ACCESS;                                                      \
        }                                                                                \
        r[dst] = rs_read(place, size);                                                   \
        break;                                                                           \
    case RS_ST | RS_MEM | (width):                                                       \
        place = rs_place(machine, r[dst] + (uint64_t)(int64_t)insn->offset, size, true); \
        if (place == NULL) {                                                             \
            return RS_FAULT_ACCESS;                                                      \
        }                                                                                \
        rs_write(place, size, (uint64_t)(int64_t)insn->immediate);                       \
        break;                                                                           \
    case RS_STX | RS_MEM | (width):                                                      \
        place = rs_place(machine, r[dst] + (uint64_t)(int64_t)insn->offset, size, true); \
        if (place == NULL) {                                                             \
            return RS_FAULT_ACCESS;                                                      \
        }                                                                                \
        rs_write(place, size, r[src]);                                                   \
        break;

#define SIGNED_LOAD(width, size)                                                         \
    case RS_LDX | RS_MEMSX | (width):                                                    \
        place = rs_place(machine, r[src] + (uint64_t)(int64_t)insn->offset, size, false); \
        if (place == NULL) {                                                             \
            return RS_FAULT_ACCESS;                                                      \
        }                                                                                \
        r[dst] = rs_sign_extend(rs_read(place, size), (size) * 8);                       \
        break;

/* DISPATCH. */
enum rs_fault rs_machine_run(struct rs_machine *machine, const struct rs_insn *code, uint32_t count, uint64_t first, uint64_t second,
                             uint64_t *result)
{
    uint64_t r[16] = {0}; /* there are eleven; the rest makes every number that an instruction can name safe */
    struct frame frames[RS_MOST_CALLS];
    uint64_t budget = machine->budget;
    uint32_t depth = 0;
    uint32_t at = 0;
    uint8_t *place;
    enum rs_fault fault;

    r[1] = first;
    r[2] = second;
    r[10] = RS_ADDRESS(RS_REGION_STACK, RS_STACK);
    machine->leave = false;
    for (;;) {
        const struct rs_insn *insn;
        unsigned dst;
        unsigned src;

        /* Jumps wrap around 32 bits, which leads outside unless they stay inside. */
        if (at >= count) {
            return RS_FAULT_END;
        }
        if (budget == 0) {
            return RS_FAULT_BUDGET;
        }
        budget--;
        insn = &code[at++];
        dst = RS_DST(insn);
        src = RS_SRC(insn);
        switch (insn->code) {
            BINARY(RS_ADD, a + b, a + b)
            BINARY(RS_SUB, a - b, a - b)
            BINARY(RS_MUL, a * b, a * b)
            BINARY(RS_OR, a | b, a | b)
            BINARY(RS_AND, a & b, a & b)
            BINARY(RS_XOR, a ^ b, a ^ b)
            BINARY(RS_LSH, a << (b & 63), a << (b & 31))
            BINARY(RS_RSH, a >> (b & 63), a >> (b & 31))
            BINARY(RS_ARSH, rs_shift_signed64(a, b), rs_shift_signed32(a, b))
            BINARY(RS_DIV, insn->offset == 1 ? rs_signed_divide64(a, b) : rs_divide64(a, b),
                   insn->offset == 1 ? rs_signed_divide32(a, b) : rs_divide32(a, b))
            BINARY(RS_MOD, insn->offset == 1 ? rs_signed_remainder64(a, b) : rs_remainder64(a, b),
                   insn->offset == 1 ? rs_signed_remainder32(a, b) : rs_remainder32(a, b))

        case RS_ALU64 | RS_MOV:
            r[dst] = (uint64_t)(int64_t)insn->immediate;
            break;
        case RS_ALU64 | RS_MOV | RS_SOURCE:
            if (insn->offset == 0) {
                r[dst] = r[src];
            } else if (insn->offset == 8 || insn->offset == 16 || insn->offset == 32) {
                r[dst] = rs_sign_extend(r[src], (unsigned)insn->offset);
            } else {
                return RS_FAULT_INSTRUCTION;
            }
            break;
        case RS_ALU | RS_MOV:
            r[dst] = (uint32_t)insn->immediate;
            break;
        case RS_ALU | RS_MOV | RS_SOURCE:
            if (insn->offset == 0) {
                r[dst] = (uint32_t)r[src];
            } else if (insn->offset == 8 || insn->offset == 16) {
                r[dst] = (uint32_t)rs_sign_extend(r[src], (unsigned)insn->offset);
            } else {
                return RS_FAULT_INSTRUCTION;
            }
            break;
        case RS_ALU64 | RS_NEG:
            r[dst] = 0 - r[dst];
            break;
        case RS_ALU | RS_NEG:
            r[dst] = (uint32_t)(0 - r[dst]);
            break;
        case RS_ALU | RS_END: /* to little endian, which it is */
            if (!rs_bytes(&r[dst], insn->immediate, false)) {
                return RS_FAULT_INSTRUCTION;
            }
            break;
        case RS_ALU | RS_END | RS_SOURCE: /* to big endian */
        case RS_ALU64 | RS_END:           /* always */
            if (!rs_bytes(&r[dst], insn->immediate, true)) {
                return RS_FAULT_INSTRUCTION;
            }
            break;

            MEMORY(RS_B, 1)
            MEMORY(RS_H, 2)
            MEMORY(RS_W, 4)
            MEMORY(RS_DW, 8)
            SIGNED_LOAD(RS_B, 1)
            SIGNED_LOAD(RS_H, 2)
            SIGNED_LOAD(RS_W, 4)

        case RS_STX | RS_ATOMIC | RS_W:
        case RS_STX | RS_ATOMIC | RS_DW:
            fault = atomic(machine, insn, RS_SIZE(insn->code) == RS_W ? 4 : 8, r);
            if (fault != RS_RAN) {
                return fault;
            }
            break;
        case RS_LDDW:
            if (at >= count || code[at].code != 0 || code[at].registers != 0 || code[at].offset != 0) {
                return RS_FAULT_INSTRUCTION;
            }
            if (src == 0) {
                r[dst] = (uint32_t)insn->immediate | (uint64_t)(uint32_t)code[at].immediate << 32;
            } else if (src == RS_PSEUDO_SET) {
                r[dst] = RS_ADDRESS(RS_REGION_SETS, (uint32_t)insn->immediate);
            } else if (src == RS_PSEUDO_TABLE) {
                r[dst] = RS_ADDRESS(RS_REGION_TABLES, (uint32_t)code[at].immediate);
            } else {
                return RS_FAULT_INSTRUCTION;
            }
            at++;
            break;

        case RS_JMP | RS_JA:
            at += (uint32_t)insn->offset;
            break;
        case RS_JMP32 | RS_JA:
            at += (uint32_t)insn->immediate;
            break;
            CONDITION(RS_JEQ, uint64_t, uint32_t, a == b)
            CONDITION(RS_JNE, uint64_t, uint32_t, a != b)
            CONDITION(RS_JSET, uint64_t, uint32_t, (a & b) != 0)
            CONDITION(RS_JGT, uint64_t, uint32_t, a > b)
            CONDITION(RS_JGE, uint64_t, uint32_t, a >= b)
            CONDITION(RS_JLT, uint64_t, uint32_t, a < b)
            CONDITION(RS_JLE, uint64_t, uint32_t, a <= b)
            CONDITION(RS_JSGT, int64_t, int32_t, a > b)
            CONDITION(RS_JSGE, int64_t, int32_t, a >= b)
            CONDITION(RS_JSLT, int64_t, int32_t, a < b)
            CONDITION(RS_JSLE, int64_t, int32_t, a <= b)

        case RS_JMP | RS_CALL:
        case RS_JMP | RS_CALL | RS_SOURCE: /* the helper's number is in a register */
            if (src == 1 && insn->code == (RS_JMP | RS_CALL)) {
                if (depth + 1 >= machine->frames || depth + 1 >= RS_MOST_CALLS) {
                    return RS_FAULT_CALL;
                }
                memcpy(frames[depth].kept, &r[6], sizeof frames[depth].kept);
                frames[depth].back = at;
                depth++;
                r[10] += RS_STACK;
                at += (uint32_t)insn->immediate;
                break;
            }
            if (src != 0 || machine->helper == NULL) {
                return RS_FAULT_CALL;
            }
            machine->budget = budget;
            fault = machine->helper(machine, (insn->code & RS_SOURCE) != 0 ? (uint32_t)r[dst] : (uint32_t)insn->immediate, r);
            budget = machine->budget;
            if (fault != RS_RAN) {
                return fault;
            }
            if (machine->leave) {
                *result = r[0];
                return RS_RAN;
            }
            break;
        case RS_JMP | RS_EXIT:
            if (depth == 0) {
                machine->budget = budget;
                *result = r[0];
                return RS_RAN;
            }
            depth--;
            memcpy(&r[6], frames[depth].kept, sizeof frames[depth].kept);
            r[10] -= RS_STACK;
            at = frames[depth].back;
            break;
        default:
            return RS_FAULT_INSTRUCTION;
        }
    }
}
