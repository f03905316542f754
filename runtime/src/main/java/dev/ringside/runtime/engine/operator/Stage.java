package dev.ringside.runtime.engine.operator;

/** An operator at work, which by itself lets time and the end go by. */
abstract class Stage implements Flow {
    private final Flow next;

    Stage(Flow next) {
        this.next = next;
    }

    final Flow next() {
        return next;
    }

    @Override
    public void advance(long now) {
        next.advance(now);
    }

    @Override
    public void end() {
        next.end();
    }
}
