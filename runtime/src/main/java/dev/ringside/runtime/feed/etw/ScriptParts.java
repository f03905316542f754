package dev.ringside.runtime.feed.etw;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Blocks of scripts of which not all parts have come yet. For one thread at a time. */
final class ScriptParts {
    /** So many blocks, and so many characters of them altogether, are waited for. */
    private static final int MOST_BLOCKS = 64;

    private static final long MOST_CHARACTERS = 1 << 24;
    /** For so long a part is waited for, in nanoseconds of the events' time: the parts of a block are written at once. */
    private static final long PATIENCE = 10_000_000_000L;

    private final Map<Key, Block> blocks = new LinkedHashMap<>();
    private long characters;

    private record Key(long pid, String script) {}

    private static final class Block {
        private final SortedMap<Long, String> texts = new TreeMap<>();
        private EtwEvent last;
        private long characters;

        Block(EtwEvent first) {
            last = first;
        }

        EtwEvent.Joined joined(long total) {
            return new EtwEvent.Joined(String.join("", texts.values()), texts.size() >= total);
        }
    }

    /**
     * Takes a part of a block.
     *
     * @param total how many parts the block has
     * @param out gets the block, with the part that came last, when all parts are there, and blocks that are not waited for any longer
     */
    void add(EtwEvent part, long total, BiConsumer<EtwEvent, EtwEvent.Joined> out) {
        Key key = new Key(
                part.record().header().processId(), part.text("ScriptBlockId").orElse(""));
        Block block = blocks.computeIfAbsent(key, absent -> new Block(part));
        String text = part.text("ScriptBlockText").orElse("");
        block.texts.put(part.number("MessageNumber").orElse(0), text);
        block.last = part;
        block.characters += text.length();
        characters += text.length();
        if (block.texts.size() >= total) {
            forget(blocks.remove(key));
            out.accept(part, block.joined(total));
        }
        giveUp(EtwFields.time(part), out);
    }

    /** The oldest blocks, as far as they are too old or too many. */
    private void giveUp(long now, BiConsumer<EtwEvent, EtwEvent.Joined> out) {
        Iterator<Block> oldest = blocks.values().iterator();
        while (oldest.hasNext()) {
            Block block = oldest.next();
            boolean old = now - EtwFields.time(block.last) > PATIENCE;
            if (!old && blocks.size() <= MOST_BLOCKS && characters <= MOST_CHARACTERS) {
                return;
            }
            oldest.remove();
            forget(block);
            out.accept(block.last, block.joined(Long.MAX_VALUE));
        }
    }

    private void forget(Block block) {
        characters -= block.characters;
    }
}
