package dev.ringside.runtime.feed.etl;

import dev.ringside.driver.windows.etw.record.EventRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file of buffers. Each processor fills buffers of its own, and they stand in the file as they were filled, so where each begins in time is looked up first.
 * For one thread.
 */
final class EtlFile implements Closeable {
    private final FileChannel channel;
    private final FileHeader header;
    private final Damage damage;
    private final List<Place> places = new ArrayList<>();

    /**
     * Where a buffer is.
     *
     * @param begin the time of its first event, in nanoseconds since the epoch
     */
    record Place(long position, BufferHeader header, long begin) {}

    private EtlFile(FileChannel channel, FileHeader header, Damage damage) {
        this.channel = channel;
        this.header = header;
        this.damage = damage;
    }

    /**
     * Opens a file and finds its buffers.
     *
     * @param damage told what cannot be read, now and later
     * @param first told every event once, in the order of the file
     * @return empty if its beginning cannot be read, without which nothing of it has a time
     */
    static Optional<EtlFile> open(Path path, Damage damage, Consumer<EventRecord> first) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            Optional<FileHeader> header = FileHeader.read(read(channel, 0, FileHeader.BYTES));
            if (header.isEmpty()) {
                channel.close();
                return Optional.empty();
            }
            EtlFile file = new EtlFile(channel, header.get(), damage);
            file.findBuffers(first);
            return Optional.of(file);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    FileHeader header() {
        return header;
    }

    /** The buffers, the earliest first. */
    List<Place> places() {
        return places;
    }

    private void findBuffers(Consumer<EventRecord> first) throws IOException {
        long size = channel.size();
        long position = 0;
        while (size - position >= BufferHeader.BYTES) {
            BufferHeader found = BufferHeader.read(read(channel, position, BufferHeader.BYTES), 0);
            BufferHeader buffer = repaired(found, size - position);
            if (!buffer.equals(found)) {
                damage.at(position, "a buffer that says it has %d bytes".formatted(found.size()));
            }
            if (buffer.isPlausible()) {
                add(position, buffer, first);
            }
            position += buffer.size();
        }
        if (position < size) {
            damage.at(position, "a buffer of " + (size - position) + " bytes");
        }
        places.sort(Comparator.comparingLong(Place::begin));
    }

    /** A buffer that is cut off with the file; and one that cannot be as long as it says, as long as all are. */
    private BufferHeader repaired(BufferHeader buffer, long left) {
        int usual = header.bufferSize();
        if (buffer.isPlausible() && buffer.size() <= left) {
            return buffer;
        }
        if (buffer.isPlausible() && (buffer.isCompressed() || buffer.size() == usual)) {
            return buffer.ofSize(left);
        }
        boolean isSize = usual >= BufferHeader.BYTES && usual <= BufferHeader.LARGEST;
        return buffer.ofSize(Math.min(left, isSize ? usual : BufferHeader.BYTES));
    }

    private void add(long position, BufferHeader buffer, Consumer<EventRecord> first) throws IOException {
        long[] begin = {Long.MAX_VALUE};
        if (buffer.used() > BufferHeader.BYTES) {
            read(new Place(position, buffer, 0), new BufferReader.Finds() {
                @Override
                public void event(EventRecord event) {
                    begin[0] = Math.min(begin[0], event.header().time());
                    first.accept(event);
                }

                @Override
                public void damage(int at, String reason) {
                    // Told when its events are read.
                }
            });
            places.add(new Place(position, buffer, begin[0]));
        }
    }

    /** The events of a buffer, the earliest first. */
    List<EventRecord> events(Place place) throws IOException {
        List<EventRecord> events = new ArrayList<>();
        read(place, new BufferReader.Finds() {
            @Override
            public void event(EventRecord event) {
                events.add(event);
            }

            @Override
            public void damage(int at, String reason) {
                damage.at(place.position() + (place.header().isCompressed() ? 0 : at), reason);
            }
        });
        events.sort(Comparator.comparingLong(event -> event.header().time()));
        return events;
    }

    private void read(Place place, BufferReader.Finds finds) throws IOException {
        BufferHeader buffer = place.header();
        ByteBuffer bytes =
                read(channel, place.position(), (int) (buffer.isCompressed() ? buffer.size() : buffer.used()));
        if (buffer.isCompressed()) {
            byte[] whole =
                    Xpress.decompress(bytes.position(BufferHeader.BYTES), (int) buffer.used() - BufferHeader.BYTES);
            bytes = ByteBuffer.allocate(BufferHeader.BYTES + whole.length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.put(BufferHeader.BYTES, whole);
            if (bytes.limit() < buffer.used()) {
                finds.damage(0, "a compressed buffer ends before it should");
            }
        }
        new BufferReader(bytes, header).read(bytes.limit(), finds);
    }

    /** Up to so many bytes, little endian, from position 0 on; fewer at the end of the file. */
    private static ByteBuffer read(FileChannel channel, long position, int size) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) > 0) {
            // On to the next piece.
        }
        return bytes.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
