package dev.ringside.tests.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The programs that Ringside's reading of event logs is compared with. */
final class LogPeers implements AutoCloseable {
    private static final Path PROGRAMS = Path.of(System.getProperty("ringside.root", "."), "tests/bench/peers");
    /** Where {@code tests/bench/run} has installed what comes from npm. */
    private static final Path PACKAGES = Path.of(System.getProperty("ringside.root", "."), "tests/target/peers");

    final LogReader evtxexport;
    final LogReader pythonEvtx = new Peer(
            "python-evtx",
            List.of("/usr/bin/python3", PROGRAMS.resolve("python-evtx.py").toString()));
    final LogReader winevtx = new Peer("winevtx", node("winevtx.mjs"));
    final LogReader tsEvtx = new Peer("ts-evtx", node("ts-evtx.mjs"));

    LogPeers(Path directory) throws IOException {
        evtxexport = new EvtxExport(directory);
    }

    private static List<String> node(String program) {
        return List.of(
                "node", "--max-old-space-size=1024", PROGRAMS.resolve(program).toString(), PACKAGES.toString());
    }

    /** How to start winevtx for one file, whose records it writes as JSON lines to standard output. */
    static String[] winevtxOnce(Path file) {
        return new String[] {"node", PROGRAMS.resolve("winevtx.mjs").toString(), PACKAGES.toString(), file.toString()};
    }

    List<LogReader> all() {
        return List.of(evtxexport, pythonEvtx, winevtx, tsEvtx);
    }

    @Override
    public void close() {
        all().forEach(LogReader::close);
    }
}
