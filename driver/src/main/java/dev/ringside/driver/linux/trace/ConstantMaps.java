package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Program;
import dev.ringside.driver.filter.ConstantPool;
import dev.ringside.driver.linux.BpfMap;
import dev.ringside.driver.linux.MapSpec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** Makes the maps that are a program's own: its constants, and what it remembers. */
final class ConstantMaps {
    private static final byte[] PRESENT = {1};
    /** Room behind the last table: an automaton's step is checked against the largest table there can be. */
    private static final int TABLE_SLACK = 256 * 256;

    private ConstantMaps() {}

    /**
     * Puts the descriptors of maps into a program: of those that are its own, and others.
     *
     * @param made the maps made for it are added here, also if this fails; the caller closes them when the program is loaded, which keeps them
     * @param others gives the descriptor of any map that is not its own
     */
    static Program link(Program program, ConstantPool constants, List<BpfMap> made, IntUnaryOperator others) {
        Map<Integer, BpfMap> byNumber = new HashMap<>();
        byte[] tables = constants.tables();
        if (tables.length > 0) {
            BpfMap map = BpfMap.create(MapSpec.array("rs_tables", tables.length + TABLE_SLACK, 1)
                    .withFlags(MapSpec.READ_ONLY_FOR_PROGRAMS));
            made.add(map);
            map.update(BpfMap.bytes(0), Arrays.copyOf(tables, tables.length + TABLE_SLACK));
            byNumber.put(ConstantPool.TABLES, map);
        }
        int number = ConstantPool.FIRST_SET;
        for (ConstantPool.KeySet set : constants.sets()) {
            BpfMap map = BpfMap.create(MapSpec.hash(
                    "rs_set", set.keySize(), PRESENT.length, set.keys().size()));
            made.add(map);
            set.keys().forEach(key -> map.update(key, PRESENT));
            byNumber.put(number++, map);
        }
        return program.link(map -> {
            BpfMap constant =
                    map == Verdicts.MAP ? byNumber.computeIfAbsent(map, key -> verdicts(made)) : byNumber.get(map);
            return constant == null ? others.applyAsInt(map) : constant.fd();
        });
    }

    private static BpfMap verdicts(List<BpfMap> made) {
        BpfMap map = BpfMap.create(MapSpec.array("rs_verdicts", Verdicts.SIZE, 1));
        made.add(map);
        return map;
    }
}
