package dev.ringside.runtime.feed.recording;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import java.util.Optional;

/** What has come of something packed. For one thread. */
final class PackedOutcome {
    private final Packing packing;
    private final RecordingSink sink;
    private boolean read;
    /** The first member that is no recording: told once it is known whether there is another that is one. */
    private Optional<RingsideException> failure = Optional.empty();

    PackedOutcome(Packing packing, RecordingSink sink) {
        this.packing = packing;
        this.sink = sink;
    }

    void read() {
        read = true;
    }

    void failed(RingsideException reason) {
        if (failure.isEmpty()) {
            failure = Optional.of(reason);
        } else {
            reason.diagnostics().forEach(sink::complain);
        }
    }

    /** It could not be unpacked any further. */
    void damaged(Recording part, String reason) {
        sink.complain(Diagnostic.of(
                Code.RECORDING,
                part.title() + " is damaged (" + packing.title() + "), and only what comes before that was read",
                reason));
    }

    /**
     * Tells what is not told yet.
     *
     * @throws RingsideException if there were members and not one could be read
     */
    void finish() {
        if (failure.isPresent()) {
            if (!read) {
                throw failure.get();
            }
            failure.get().diagnostics().forEach(sink::complain);
        }
    }
}
