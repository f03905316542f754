package dev.ringside.runtime.feed.recording;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;

/**
 * Reads recordings, each by its format.
 *
 * @param recordings what there is, in the order in which it is read
 * @param formats gives the format of what begins so
 */
record RecordingReader(List<Recording> recordings, Function<byte[], RecordingFormat> formats) {
    RecordingReader {
        recordings = List.copyOf(recordings);
    }

    /**
     * Reads one of them.
     *
     * @param odometer told how much of it has been read
     * @throws dev.ringside.dsl.diagnostic.RingsideException if it cannot be read
     */
    void read(Recording recording, RecordingSink sink, Odometer odometer) {
        try (InputStream in = recording.open(odometer::at)) {
            new PartReader(formats, sink).read(recording, in);
        } catch (IOException e) {
            throw recording.unreadable(e);
        }
        odometer.pass(recording);
    }
}
