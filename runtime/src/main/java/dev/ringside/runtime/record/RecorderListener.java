package dev.ringside.runtime.record;

import java.util.Map;

/** Is told how a recording fares, by the thread that writes it. */
public interface RecorderListener {
    /**
     * Events cannot be written any more. Told once; it is tried again with those that follow.
     *
     * @param reason a few words
     */
    void failed(String reason);

    /**
     * Events are written again, or the recording has ended.
     *
     * @param lost how many were not written meanwhile, of which stream
     */
    void recovered(Map<String, Long> lost);
}
