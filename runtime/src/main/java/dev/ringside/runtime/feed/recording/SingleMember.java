package dev.ringside.runtime.feed.recording;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** What a compressed stream has in it. */
final class SingleMember implements Members {
    private final InputStream content;
    private boolean given;

    SingleMember(InputStream content) {
        this.content = content;
    }

    @Override
    public Optional<Member> next() {
        if (given) {
            return Optional.empty();
        }
        given = true;
        return Optional.of(new Member("", content));
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
