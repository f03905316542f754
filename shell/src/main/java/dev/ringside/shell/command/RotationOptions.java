package dev.ringside.shell.command;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.runtime.record.Target.Rotation;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The options that say when a recording goes on in another file, and how much of it is kept. */
final class RotationOptions {
    private final Argument<Long> bytes =
            Options.size("Begin another file when one has that size, like 256M.", "--rotate-size");
    private final Argument<Long> nanos =
            Options.duration("Begin another file after that time, like 1h.", "--rotate-every");
    private final Argument<Long> files =
            Options.count("Keep that many files at most; the oldest ones are removed.", "--keep");
    private final Argument<Long> total = Options.size(
            "Keep that much at most, like 10G; without --rotate-size files have an eighth of it.", "--keep-size");

    Argument<?>[] all() {
        return new Argument<?>[] {bytes, nanos, files, total};
    }

    /**
     * What was asked for.
     *
     * @throws RingsideException if it cannot be meant so
     */
    Rotation rotation() {
        if (files.isGiven() && !bytes.isGiven() && !nanos.isGiven() && !total.isGiven()) {
            throw wrong("there is one file, which is kept anyway", "say when another one begins: --rotate-size 256M");
        }
        if (bytes.isGiven()
                && total.isGiven()
                && bytes.value().orElseThrow() > total.value().orElseThrow()) {
            throw wrong("one file of --rotate-size is more than --keep-size", "let it be an eighth or less");
        }
        Optional<Integer> most = files.value().map(many -> (int) Math.min(many, Integer.MAX_VALUE));
        return new Rotation(
                optional(bytes.value()),
                optional(nanos.value()),
                most.map(OptionalInt::of).orElse(OptionalInt.empty()),
                optional(total.value()));
    }

    private static OptionalLong optional(Optional<Long> value) {
        return value.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private static RingsideException wrong(String message, String hint) {
        return new RingsideException(Diagnostic.of(Code.USAGE, message, hint));
    }
}
