package dev.ringside.runtime.feed.clipboard;

import dev.ringside.driver.windows.clipboard.ClipboardChange;
import dev.ringside.driver.windows.clipboard.ClipboardException;
import dev.ringside.driver.windows.clipboard.ClipboardListener;
import dev.ringside.driver.windows.clipboard.ClipboardText;
import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.plan.Abilities;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.FeedSubscription;
import dev.ringside.runtime.feed.shared.Taker;
import dev.ringside.runtime.feed.shared.Ticker;
import dev.ringside.runtime.feed.shared.TimeOfDay;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Texts that are put on the clipboard. Nothing is listened to before the first subscription and after the last one. What the clipboard says is in an
 * event only for those who ask for {@code text}; its hashes are there for all.
 *
 * <p>A text that could not be read, because other programs held the clipboard open all the time, is lost and counted. Filters run in user mode: Windows
 * has none for this.
 */
public final class ClipboardFeed implements Feed {
    private final Function<Consumer<ClipboardChange>, AutoCloseable> listening;
    private final StreamType stream = Schema.standard().stream("clipboard");
    private final Field text = stream.field("text");
    private final ClipboardEvents events = new ClipboardEvents(stream);
    private final List<Taker> takers = new CopyOnWriteArrayList<>();
    private final AtomicLong seen = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private boolean closed;
    private @Nullable AutoCloseable listener;
    private @Nullable Ticker ticker;

    public ClipboardFeed() {
        this(ClipboardListener::start);
    }

    /** @param listening begins to tell of changes, and gives what ends that */
    ClipboardFeed(Function<Consumer<ClipboardChange>, AutoCloseable> listening) {
        this.listening = listening;
    }

    @Override
    public String name() {
        return "clipboard";
    }

    @Override
    public Set<StreamType> streams() {
        return Set.of(stream);
    }

    @Override
    public Abilities abilities(StreamType asked) {
        return Abilities.none(name(), Os.WINDOWS);
    }

    @Override
    public synchronized FeedSubscription subscribe(FeedRequest request, EventSink sink) {
        if (closed) {
            throw new IllegalStateException("the feed is closed");
        }
        Taker taker = new Taker(request, sink);
        takers.add(taker);
        if (listener == null) {
            try {
                listener = listening.apply(this::changed);
                ticker = new Ticker("ringside-clipboard-clock", () -> takers);
            } catch (ClipboardException e) {
                takers.remove(taker);
                throw refused(String.valueOf(e.getMessage()), e);
            } catch (LinkageError e) {
                takers.remove(taker);
                throw refused(e.toString(), e);
            }
        }
        return new Listening(taker);
    }

    private static RingsideException refused(String reason, Throwable cause) {
        return new RingsideException(
                Diagnostic.of(
                        Code.FEED,
                        "Windows does not let this process listen to the clipboard: " + reason,
                        "start it in a user's session, where there is a clipboard"),
                cause);
    }

    /** Called by the listener's thread. */
    private void changed(ClipboardChange change) {
        long number = seen.incrementAndGet();
        if (change.text().isEmpty()) {
            lost.incrementAndGet();
            return;
        }
        ClipboardText content = change.text().get();
        ClipboardEvents.Pair pair = events.of(change, content, number);
        for (Taker taker : takers) {
            boolean asked = taker.request().fields().contains(text);
            taker.accept(asked ? pair.withText() : pair.without(), false);
            taker.pause();
        }
    }

    @Override
    public OptionalLong now() {
        return OptionalLong.of(TimeOfDay.now());
    }

    @Override
    public Accounts accounts(StreamType asked) {
        // In this order, so that what comes meanwhile is not counted as delivered before it is seen.
        long gone = lost.get();
        long all = seen.get();
        return new Accounts(all, 0, all - gone, gone);
    }

    @Override
    public void close() {
        AutoCloseable last;
        synchronized (this) {
            closed = true;
            last = stopped();
        }
        end(last);
        takers.clear();
    }

    /** What listens, if nobody is to hear any more of it. */
    private synchronized @Nullable AutoCloseable stopped() {
        AutoCloseable last = listener;
        listener = null;
        if (ticker != null) {
            ticker.close();
        }
        ticker = null;
        return last;
    }

    private static void end(@Nullable AutoCloseable listener) {
        if (listener != null) {
            try {
                listener.close();
            } catch (Exception e) {
                throw new IllegalStateException("listening to the clipboard does not end", e);
            }
        }
    }

    /** A subscription; the last one to go ends the listening. */
    private final class Listening implements FeedSubscription {
        private @Nullable Taker taker;

        Listening(Taker taker) {
            this.taker = taker;
        }

        @Override
        public synchronized void replace(FeedRequest request, EventSink sink) {
            Taker old = taker;
            if (old == null) {
                throw new IllegalStateException("the subscription is closed");
            }
            Taker next = old.next(request, sink);
            takers.set(takers.indexOf(old), next);
            taker = next;
        }

        @Override
        public void close() {
            Taker open = taken();
            if (open == null) {
                return;
            }
            // Without the lock from here on: the listener is waited for, and its sink may be about to ask for
            // something.
            AutoCloseable last;
            synchronized (ClipboardFeed.this) {
                takers.remove(open);
                last = takers.isEmpty() ? stopped() : null;
            }
            try {
                open.kill();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            end(last);
        }

        private synchronized @Nullable Taker taken() {
            Taker open = taker;
            taker = null;
            return open;
        }
    }
}
