package dev.ringside.runtime.engine;

/** No lane at all. */
final class DirectLane implements Lane {
    @Override
    public boolean offer(Runnable work) {
        work.run();
        return true;
    }

    @Override
    public void force(Runnable work) {
        work.run();
    }

    @Override
    public void settle() {}
}
