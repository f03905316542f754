package dev.ringside.driver.btf;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Finds a member by its path, through nested and anonymous structures and unions. Depth and work are bounded, since type information may be
 * damaged.
 */
final class FieldFinder {
    private static final int MAX_DEPTH = 32;
    /** Members looked at for one path; {@code task_struct} with all it holds has fewer than a thousand. */
    private static final int MAX_MEMBERS = 1_000_000;

    private static final int MEMBER_WORDS = 3;
    private static final int BYTE_BITS = Byte.SIZE;

    private final BtfTypes types;
    private int membersLeft = MAX_MEMBERS;

    FieldFinder(BtfTypes types) {
        this.types = types;
    }

    /** A member found, before its type is looked into: where it begins, in bits, and its bit-field size or 0. */
    private record Member(int type, long bits, int bitSize) {}

    Optional<FieldLocation> find(int structure, String path) {
        Member found = new Member(structure, 0, 0);
        for (String name : path.split("\\.", -1)) {
            int type = types.resolve(found.type());
            Optional<Member> next = member(type, name.getBytes(StandardCharsets.UTF_8), found.bits(), 0);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            found = next.get();
        }
        return Optional.of(location(found));
    }

    private Optional<Member> member(int structure, byte[] name, long base, int depth) {
        int kind = types.kind(structure);
        if (kind != BtfFormat.KIND_STRUCT && kind != BtfFormat.KIND_UNION) {
            return Optional.empty();
        }
        if (depth > MAX_DEPTH) {
            throw new BtfException("BTF type " + structure + " is nested too deeply");
        }
        boolean sized = types.flag(structure);
        int length = types.length(structure);
        for (int i = 0; i < length; i++) {
            if (--membersLeft < 0) {
                throw new BtfException("BTF type " + structure + " has too many members");
            }
            int nameOffset = types.extra(structure, i * MEMBER_WORDS);
            int type = types.extra(structure, i * MEMBER_WORDS + 1);
            int place = types.extra(structure, i * MEMBER_WORDS + 2);
            long bits = base + (sized ? place & 0xFFFFFF : Integer.toUnsignedLong(place));
            if (nameOffset == 0) {
                Optional<Member> inner = member(types.resolve(type), name, bits, depth + 1);
                if (inner.isPresent()) {
                    return inner;
                }
            } else if (types.isNamed(nameOffset, name)) {
                return Optional.of(new Member(type, bits, sized ? place >>> 24 : 0));
            }
        }
        return Optional.empty();
    }

    private FieldLocation location(Member member) {
        int type = types.resolve(member.type());
        int size = new Sizes(types).of(type);
        int bitSize = member.bitSize() != 0 ? member.bitSize() : oldBitSize(type, size);
        long offset = member.bits() / BYTE_BITS;
        int bitOffset = 0;
        if (bitSize != 0) {
            // The word of the declared type that holds the field; a packed field may reach into the next, so widen.
            for (size = Math.max(size, 1); ; size *= 2) {
                offset = member.bits() / BYTE_BITS / size * size;
                bitOffset = (int) (member.bits() - offset * BYTE_BITS);
                if (bitOffset + bitSize <= size * BYTE_BITS) {
                    break;
                }
                if (size >= Long.BYTES) {
                    throw new BtfException("a bit field of " + bitSize + " bits at bit " + member.bits());
                }
            }
        }
        if (offset != (int) offset) {
            throw new BtfException("a member at byte " + offset);
        }
        return new FieldLocation((int) offset, size, bitOffset, bitSize, isSigned(type), member.type(), target(type));
    }

    /** Before members could carry their size, a bit field had an integer type of its own that is narrower than its bytes. */
    private int oldBitSize(int type, int size) {
        if (types.kind(type) != BtfFormat.KIND_INT) {
            return 0;
        }
        int bits = types.extra(type, 0) & 0xFF;
        return bits == size * BYTE_BITS ? 0 : bits;
    }

    private boolean isSigned(int type) {
        return switch (types.kind(type)) {
            case BtfFormat.KIND_INT -> (types.extra(type, 0) >>> 24 & BtfFormat.INT_SIGNED) != 0;
            case BtfFormat.KIND_ENUM, BtfFormat.KIND_ENUM64 -> types.flag(type);
            default -> false;
        };
    }

    private int target(int type) {
        return switch (types.kind(type)) {
            case BtfFormat.KIND_PTR -> types.resolve(types.sizeOrType(type));
            case BtfFormat.KIND_ARRAY -> types.resolve(types.extra(type, 0));
            default -> 0;
        };
    }
}
