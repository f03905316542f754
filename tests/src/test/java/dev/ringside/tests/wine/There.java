package dev.ringside.tests.wine;

import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Row;
import dev.ringside.runtime.json.EventWriter;
import dev.ringside.runtime.json.JsonOutput;
import dev.ringside.runtime.json.Names;
import dev.ringside.runtime.source.Feeds;
import java.io.ByteArrayOutputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Runs on Windows: has sockets, and asks what there is meanwhile. */
final class There {
    private static final Schema SCHEMA = Schema.standard();

    private There() {}

    /**
     * Prints this process's pid, its port of TCP, which it listens on and is connected with, and that of UDP, and the rows of each query.
     *
     * @param queries in which {@code PID}, {@code TCP} and {@code UDP} stand for these
     */
    public static void main(String[] queries) throws Exception {
        // Wine does not bear that Java looks for the loopback address.
        InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        long pid = ProcessHandle.current().pid();
        try (ServerSocket listener = new ServerSocket(0, 1, here);
                Socket client = new Socket(here, listener.getLocalPort());
                Socket accepted = listener.accept();
                DatagramSocket datagrams = new DatagramSocket(0, here);
                Engine engine = new Engine(List.of(Feeds.live(SCHEMA).feed()))) {
            System.out.println(
                    pid + " " + accepted.getLocalPort() + " " + datagrams.getLocalPort() + " " + client.getLocalPort());
            for (String query : queries) {
                run(
                        engine,
                        query.replace("PID", Long.toString(pid))
                                .replace("TCP", Integer.toString(listener.getLocalPort()))
                                .replace("UDP", Integer.toString(datagrams.getLocalPort())));
            }
        }
        // Threads of the feeds must not keep it from ending.
        System.exit(0);
    }

    private static void run(Engine engine, String query) throws InterruptedException, ExecutionException {
        engine.start(new QueryParser(SCHEMA).query(query, "query"), There::print)
                .ended()
                .get();
    }

    private static void print(Row row) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        JsonOutput out = new JsonOutput(text);
        new EventWriter(out, Names.RINGSIDE).write(row.event(), row.fields());
        out.flush();
        System.out.println(text.toString(StandardCharsets.UTF_8));
    }
}
