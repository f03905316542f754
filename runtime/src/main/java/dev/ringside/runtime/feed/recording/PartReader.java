package dev.ringside.runtime.feed.recording;

import dev.ringside.dsl.diagnostic.RingsideException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads recordings with the format of each, and what is packed in them, however deep. Of an archive that is damaged everything before the damage is
 * read, and a member that is no recording does not keep the others from being read. For one thread.
 */
final class PartReader {
    private final Function<byte[], RecordingFormat> formats;
    private final RecordingSink sink;

    /**
     * A reader.
     *
     * @param formats gives the format of what begins so
     */
    PartReader(Function<byte[], RecordingFormat> formats, RecordingSink sink) {
        this.formats = formats;
        this.sink = sink;
    }

    /**
     * Reads a recording.
     *
     * @param in it from its beginning; can be marked
     * @throws RingsideException if not a single event can be read
     */
    void read(Recording recording, InputStream in) throws IOException {
        read(recording, in, Packing.DEEPEST);
    }

    private void read(Recording part, InputStream in, int depth) throws IOException {
        byte[] head = Recording.head(in);
        RecordingFormat format = formats.apply(head);
        Optional<Packing> packing = format.isPacked() ? Optional.empty() : Packing.of(head);
        if (packing.isEmpty()) {
            if (format.readsFile() && !part.isFile()) {
                readUnpacked(part, head, in, format);
            } else {
                format.check(part, head);
                format.read(part, in, part.packed().isPresent() ? new PackedSink(sink) : sink);
            }
        } else if (depth == 0) {
            throw Recording.failure(
                    part.title() + " is packed more than " + Packing.DEEPEST + " times over",
                    "unpack it once before you read it");
        } else {
            readPacked(part, packing.get(), in, depth - 1);
        }
    }

    private void readUnpacked(Recording part, byte[] head, InputStream in, RecordingFormat format) throws IOException {
        try (UnpackedFile file = UnpackedFile.of(part, in, sink)) {
            Recording unpacked = part.unpackedTo(file.path());
            format.check(unpacked, head);
            try (InputStream again = unpacked.open()) {
                format.read(unpacked, again, new PackedSink(sink));
            }
        }
    }

    private void readPacked(Recording whole, Packing packing, InputStream in, int depth) throws IOException {
        PackedOutcome outcome = new PackedOutcome(packing, sink);
        try (Members members = packing.open(in)) {
            Optional<Members.Member> member = members.next();
            while (member.isPresent() && !sink.isOver()) {
                String name = member.get().name();
                boolean readable = Members.isOfTheSystem(name)
                        || readMember(whole.member(name), member.get().content(), depth, outcome);
                member = readable ? members.next() : Optional.empty();
            }
        } catch (IOException e) {
            if (!Damaged.isDamage(e)) {
                throw e;
            }
            outcome.damaged(whole, String.valueOf(e.getMessage()));
        }
        outcome.finish();
    }

    /** Reads something packed; false if it could not be unpacked to its end, so that what follows cannot be found either. */
    private boolean readMember(Recording part, InputStream content, int depth, PackedOutcome outcome)
            throws IOException {
        Damaged unpacked = new Damaged(content);
        try {
            read(part, new BufferedInputStream(unpacked), depth);
            outcome.read();
        } catch (RingsideException e) {
            outcome.failed(e);
        }
        Optional<String> damage = unpacked.reason();
        damage.ifPresent(reason -> outcome.damaged(part, reason));
        return damage.isEmpty();
    }
}
