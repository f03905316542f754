package dev.ringside.shell.repl;

import dev.ringside.dsl.query.Query;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Lane;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.shell.command.Interruption;
import dev.ringside.shell.command.QueryRun;
import dev.ringside.shell.command.Summary;
import dev.ringside.shell.output.Format;
import dev.ringside.shell.output.Layout;
import java.util.Locale;
import java.util.Optional;

/** Shows the rows of one query and how it is getting on, until it ends or the user ends it. */
final class QueryView {
    private final Engine engine;
    private final Screen screen;
    private final Interruption session;

    QueryView(Engine engine, Screen screen, Interruption session) {
        this.engine = engine;
        this.screen = screen;
        this.session = session;
    }

    /**
     * Runs a query.
     *
     * @param lane where its rows come, if JavaScript may have a part in it
     * @throws dev.ringside.dsl.diagnostic.RingsideException if its source cannot be had, or fails
     */
    void run(Query query, Optional<Lane> lane, Format format, Layout layout) {
        Interruption interruption = new Interruption();
        session.whenRequested(interruption::request);
        QueryRun run =
                QueryRun.start(engine, query, format.writer(query, screen.rows(), layout), lane.orElse(Lane.DIRECT));
        Screen.Watch watch = screen.watch(() -> status(run.subscription()), interruption::request);
        try {
            run.await(Optional.empty(), interruption);
        } finally {
            watch.close();
            new Summary(run.subscription()).complaints().forEach(screen::warning);
            if (layout.screen().isPresent()) {
                screen.print(status(run.subscription()).text() + "\n");
            }
        }
    }

    private static Screen.Status status(Subscription subscription) {
        Accounts accounts = subscription.accounts();
        String text = String.format(
                Locale.ROOT,
                "%d matched, %d filtered in %s, %d lost",
                subscription.matched(),
                accounts.filtered(),
                Summary.filteredIn(subscription.plan()),
                accounts.lost());
        return new Screen.Status(text, accounts.lost() > 0);
    }
}
