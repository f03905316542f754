package dev.ringside.runtime.feed.recording;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.recording.process.ProcessContext;
import dev.ringside.runtime.feed.recording.process.ProcessHistory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Gives events what other records tell of their processes. The first event that lacks something of it that somebody reads lets all files be read once for the
 * starts of processes in them. What is no file is learned from as it is read. For the reading thread.
 */
final class Completion {
    private final RecordingReader reader;
    private final BooleanSupplier over;
    private final Odometer odometer = new Odometer();
    private final ProcessHistory history = new ProcessHistory();
    private final Map<StreamType, Read> read = new HashMap<>();
    private boolean filesKnown;

    /** @param context what is read of a stream as long as that is asked for */
    private record Read(RecordingSink.Asked asked, ProcessContext context) {}

    /** @param over whether nobody listens any more */
    Completion(RecordingReader reader, BooleanSupplier over) {
        this.reader = reader;
        this.over = over;
    }

    /** How far files have been read for their processes. */
    Odometer odometer() {
        return odometer;
    }

    /** Learns from an event of {@code procs}. */
    void learn(Event start) {
        history.learn(start);
    }

    /** An event with what it lacks of what is asked for, as far as that is known. */
    @SuppressWarnings("ReferenceEquality") // the same object says that nothing has changed
    Event complete(Event event, RecordingSink.Asked asked) {
        Read known = read.get(event.stream());
        if (known == null || known.asked != asked) {
            known = new Read(asked, ProcessContext.of(event.stream(), asked.fields()));
            read.put(event.stream(), known);
        }
        if (!known.context.isMissingIn(event)) {
            return event;
        }
        if (!filesKnown) {
            filesKnown = true;
            learnFromFiles();
        }
        return history.complete(event, known.context);
    }

    private void learnFromFiles() {
        List<Recording> files =
                reader.recordings().stream().filter(Recording::isFile).toList();
        odometer.expect(files);
        for (Recording file : files) {
            try {
                reader.read(file, new Learner(), odometer);
            } catch (RingsideException e) {
                // Told when the file is read for its events.
                odometer.pass(file);
            }
        }
    }

    /** Wants to know which processes have started, and nothing else. */
    private final class Learner implements RecordingSink {
        @Override
        public Set<StreamType> wanted() {
            return Demand.LEARNING.streams();
        }

        @Override
        public boolean isWanted(StreamType stream) {
            return wanted().contains(stream);
        }

        @Override
        public Asked asked(StreamType stream) {
            return Demand.LEARNING.asked(stream);
        }

        @Override
        public void filtered(StreamType stream, long count) {
            // Counted when the file is read for its events.
        }

        @Override
        public void learn(Event process) {
            history.learn(process);
        }

        @Override
        public void progress(long bytes) {
            odometer.at(bytes);
        }

        @Override
        public boolean isOver() {
            return over.getAsBoolean();
        }

        @Override
        public void deliver(Event event) {
            history.learn(event);
        }

        @Override
        public void replay(Event event) {
            history.learn(event);
        }

        @Override
        public void pause() {}

        @Override
        public void complain(Diagnostic complaint) {
            // Told when the file is read for its events.
        }
    }
}
