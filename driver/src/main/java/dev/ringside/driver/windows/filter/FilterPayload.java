package dev.ringside.driver.windows.filter;

import dev.ringside.driver.filter.ConstantPool.KeySet;
import dev.ringside.driver.windows.contract.Answers;
import dev.ringside.driver.windows.contract.Contract;
import dev.ringside.driver.windows.contract.RecordKind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Lays out a filter for the driver: {@code rs_set_filter}, the instructions, the sets with their keys, the tables. */
final class FilterPayload {
    private FilterPayload() {}

    static ByteBuffer nothing(RecordKind kind, long generation) {
        return head(Contract.SetFilter.BYTES, kind, generation);
    }

    static ByteBuffer of(WindowsFilter filter, long generation) {
        byte[] code = filter.program().encode();
        byte[] tables = filter.constants().tables();
        List<KeySet> sets = filter.constants().sets();
        List<Collection<byte[]>> keys = new ArrayList<>();
        int keyBytes = 0;
        for (KeySet set : sets) {
            TreeSet<byte[]> sorted = new TreeSet<>(Arrays::compareUnsigned);
            sorted.addAll(set.keys());
            keys.add(sorted);
            keyBytes += sorted.size() * set.keySize();
        }
        int codeAt = Contract.SetFilter.BYTES;
        int setsAt = codeAt + code.length;
        int keysAt = setsAt + sets.size() * Contract.Set.BYTES;
        int tablesAt = keysAt + keyBytes;
        ByteBuffer out = head(tablesAt + tables.length, filter.kind(), generation);
        out.putLong(Contract.SetFilter.TAKERS, filter.takers())
                .putInt(Contract.SetFilter.CODE, codeAt)
                .putInt(
                        Contract.SetFilter.INSTRUCTIONS,
                        filter.program().insns().size())
                .putInt(Contract.SetFilter.SETS, setsAt)
                .putInt(Contract.SetFilter.SET_COUNT, sets.size())
                .putInt(Contract.SetFilter.TABLES, tablesAt)
                .putInt(Contract.SetFilter.TABLES_SIZE, tables.length);
        out.put(codeAt, code);
        int at = keysAt;
        for (int i = 0; i < sets.size(); i++) {
            int set = setsAt + i * Contract.Set.BYTES;
            out.putInt(set + Contract.Set.KEYS, at)
                    .putInt(set + Contract.Set.KEY_SIZE, sets.get(i).keySize())
                    .putInt(set + Contract.Set.COUNT, keys.get(i).size());
            for (byte[] key : keys.get(i)) {
                out.put(at, key);
                at += key.length;
            }
        }
        return out.put(tablesAt, tables).rewind();
    }

    private static ByteBuffer head(int size, RecordKind kind, long generation) {
        return Answers.structure(size)
                .putLong(Contract.SetFilter.GENERATION, generation)
                .putInt(Contract.SetFilter.KIND, kind.number())
                .rewind();
    }
}
