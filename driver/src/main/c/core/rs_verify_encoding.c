#include "rs_verify_encoding.h"

/* PASSIVE, as everything here. */
static enum rs_refusal allowed_if(bool condition)
{
    return condition ? RS_INSTALLED : RS_REFUSED_INSTRUCTION;
}

/* Whether of immediate and source register the one that is not used is zero. */
static bool has_one_operand(const struct rs_insn *insn)
{
    return (insn->code & RS_SOURCE) != 0 ? insn->immediate == 0 : RS_SRC(insn) == 0;
}

static enum rs_refusal arithmetic(const struct rs_insn *insn)
{
    bool wide = RS_CLASS(insn->code) == RS_ALU64;
    bool source = (insn->code & RS_SOURCE) != 0;

    switch (RS_OPERATION(insn->code)) {
    case RS_ADD:
    case RS_SUB:
    case RS_MUL:
    case RS_OR:
    case RS_AND:
    case RS_XOR:
    case RS_LSH:
    case RS_RSH:
    case RS_ARSH:
        return allowed_if(insn->offset == 0 && has_one_operand(insn));
    case RS_DIV:
    case RS_MOD:
        return allowed_if((insn->offset == 0 || insn->offset == 1) && has_one_operand(insn));
    case RS_NEG:
        return allowed_if(!source && insn->offset == 0 && insn->immediate == 0 && RS_SRC(insn) == 0);
    case RS_MOV:
        return allowed_if(has_one_operand(insn) && (insn->offset == 0 || (source && (insn->offset == 8 || insn->offset == 16 ||
                                                                                     (wide && insn->offset == 32)))));
    case RS_END:
        return allowed_if(!(wide && source) && insn->offset == 0 && RS_SRC(insn) == 0 &&
                          (insn->immediate == 16 || insn->immediate == 32 || insn->immediate == 64));
    default:
        return RS_REFUSED_INSTRUCTION;
    }
}

static enum rs_refusal jump(const struct rs_insn *insn)
{
    bool wide = RS_CLASS(insn->code) == RS_JMP;
    bool source = (insn->code & RS_SOURCE) != 0;

    switch (RS_OPERATION(insn->code)) {
    case RS_JA:
        return allowed_if(!source && insn->registers == 0 && (wide ? insn->immediate == 0 : insn->offset == 0));
    case RS_CALL: /* of helpers only */
        return allowed_if(wide && !source && insn->registers == 0 && insn->offset == 0);
    case RS_EXIT:
        return allowed_if(wide && !source && insn->registers == 0 && insn->offset == 0 && insn->immediate == 0);
    case RS_JEQ:
    case RS_JGT:
    case RS_JGE:
    case RS_JSET:
    case RS_JNE:
    case RS_JSGT:
    case RS_JSGE:
    case RS_JLT:
    case RS_JLE:
    case RS_JSLT:
    case RS_JSLE:
        return allowed_if(has_one_operand(insn));
    default:
        return RS_REFUSED_INSTRUCTION;
    }
}

static enum rs_refusal wide_immediate(const struct rs_insn *insn, const struct rs_insn *next)
{
    return allowed_if(insn->code == RS_LDDW && insn->offset == 0 && RS_SRC(insn) <= RS_PSEUDO_TABLE && next != NULL && next->code == 0 &&
                      next->registers == 0 && next->offset == 0);
}

enum rs_refusal rs_verify_encoding(const struct rs_insn *insn, const struct rs_insn *next)
{
    unsigned mode = RS_MODE(insn->code);

    if (RS_DST(insn) > 10 || RS_SRC(insn) > 10) {
        return RS_REFUSED_REGISTER;
    }
    switch (RS_CLASS(insn->code)) {
    case RS_ALU:
    case RS_ALU64:
        return RS_DST(insn) == 10 ? RS_REFUSED_REGISTER : arithmetic(insn);
    case RS_JMP:
    case RS_JMP32:
        return jump(insn);
    case RS_LD:
        return RS_DST(insn) == 10 ? RS_REFUSED_REGISTER : wide_immediate(insn, next);
    case RS_LDX:
        if (RS_DST(insn) == 10) {
            return RS_REFUSED_REGISTER;
        }
        return allowed_if(insn->immediate == 0 && (mode == RS_MEM || (mode == RS_MEMSX && RS_SIZE(insn->code) != RS_DW)));
    case RS_ST:
        return allowed_if(mode == RS_MEM && RS_SRC(insn) == 0);
    default: /* RS_STX; nothing atomic */
        return allowed_if(mode == RS_MEM && insn->immediate == 0);
    }
}
