package dev.ringside.runtime.engine;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A lane whose work is done when the test says so, or when somebody waits for it, on that thread. Nothing in it is done twice at a time. */
public final class WorkLane implements Lane {
    private final int room;
    private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private volatile boolean busy;

    public WorkLane(int room) {
        this.room = room;
    }

    @Override
    public boolean offer(Runnable one) {
        return work.size() < room && work.add(one);
    }

    @Override
    public void force(Runnable one) {
        work.add(one);
    }

    @Override
    public void settle() {
        run();
    }

    /** Whether its work is being done now, so that whoever asks runs on it. */
    public boolean isBusy() {
        return busy;
    }

    /** Does what there is and what comes of it. */
    public void run() {
        if (busy) {
            return;
        }
        busy = true;
        for (Runnable next = work.poll(); next != null; next = work.poll()) {
            next.run();
        }
        busy = false;
    }
}
