package dev.ringside.tests.live;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A name server on a loopback address of its own. It knows an address of each kind, and an alias, for every name; of {@code missing} that there is none, and
 * to {@code silent} it says nothing.
 */
final class NameServer implements AutoCloseable {
    static final String ADDRESS = "127.53.7.1";

    private static final int PORT = 53;
    private static final int HEADER = 12;
    private static final int A = 1;
    private static final int CNAME = 5;
    private static final int AAAA = 28;
    private static final int NO_SUCH_NAME = 3;

    private final DatagramSocket datagrams;
    private final ServerSocket connections;
    private final List<Thread> threads;

    NameServer() throws IOException {
        datagrams = new DatagramSocket(new InetSocketAddress(ADDRESS, PORT));
        connections = new ServerSocket(PORT, 1, InetAddress.getByName(ADDRESS));
        threads = List.of(
                Thread.ofPlatform().daemon().start(this::datagrams),
                Thread.ofPlatform().daemon().start(this::connections));
    }

    static InetSocketAddress address() {
        return new InetSocketAddress(ADDRESS, PORT);
    }

    /** A question for addresses, A or AAAA. */
    static byte[] question(int id, int type, byte[]... labels) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(header(id, 0x0100, 0));
        for (byte[] label : labels) {
            message.write(label.length);
            message.writeBytes(label);
        }
        message.write(0);
        message.writeBytes(ByteBuffer.allocate(4)
                .putShort((short) type)
                .putShort((short) 1)
                .array());
        return message.toByteArray();
    }

    static byte[] label(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] header(int id, int flags, int answers) {
        return ByteBuffer.allocate(HEADER)
                .putShort((short) id)
                .putShort((short) flags)
                .putShort((short) 1)
                .putShort((short) answers)
                .array();
    }

    private static byte[] answer(byte[] question) {
        ByteBuffer asked = ByteBuffer.wrap(question);
        int end = HEADER;
        while (question[end] != 0) {
            end += question[end] + 1;
        }
        String name = new String(question, HEADER, end - HEADER, StandardCharsets.ISO_8859_1);
        int type = asked.getShort(end + 1);
        byte[] section = Arrays.copyOfRange(question, HEADER, end + 5);
        if (name.contains("silent")) {
            return new byte[0];
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        if (name.contains("missing")) {
            message.writeBytes(header(asked.getShort(0), 0x8180 | NO_SUCH_NAME, 0));
            message.writeBytes(section);
            return message.toByteArray();
        }
        message.writeBytes(header(asked.getShort(0), 0x8180, 2));
        message.writeBytes(section);
        int alias = HEADER + section.length + HEADER;
        message.writeBytes(record(HEADER, CNAME, new byte[] {5, 'a', 'l', 'i', 'a', 's', (byte) 0xC0, HEADER}));
        byte[] four = {10, 1, 2, 3};
        byte[] six = {0x20, 1, 0xD, (byte) 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
        message.writeBytes(record(alias, type, type == AAAA ? six : four));
        return message.toByteArray();
    }

    /** @param name where in the message the record's name stands */
    private static byte[] record(int name, int type, byte[] data) {
        return ByteBuffer.allocate(HEADER + data.length)
                .putShort((short) (0xC000 | name))
                .putShort((short) (type == AAAA || type == CNAME ? type : A))
                .putShort((short) 1)
                .putInt(60)
                .putShort((short) data.length)
                .put(data)
                .array();
    }

    private void datagrams() {
        byte[] room = new byte[4096];
        while (!datagrams.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(room, room.length);
                datagrams.receive(packet);
                byte[] answer = answer(Arrays.copyOf(room, packet.getLength()));
                if (answer.length > 0) {
                    datagrams.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                endedOnly(e, datagrams.isClosed());
            }
        }
    }

    private void connections() {
        while (!connections.isClosed()) {
            try (Socket socket = connections.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                byte[] answer = answer(in.readNBytes(in.readUnsignedShort()));
                // In pieces that end within the length and within the message.
                byte[] all = ByteBuffer.allocate(answer.length + 2)
                        .putShort((short) answer.length)
                        .put(answer)
                        .array();
                out.write(all, 0, 1);
                out.write(all, 1, 20);
                out.write(all, 21, all.length - 21);
                in.readAllBytes();
            } catch (IOException e) {
                endedOnly(e, connections.isClosed());
            }
        }
    }

    private static void endedOnly(IOException e, boolean ended) {
        if (!ended) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        datagrams.close();
        connections.close();
        // As long as one of them is in a system call the port is taken, by a socket that is closed.
        threads.forEach(NameServer::await);
    }

    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
