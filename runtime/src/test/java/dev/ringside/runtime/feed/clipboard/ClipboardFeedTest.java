package dev.ringside.runtime.feed.clipboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringside.driver.windows.clipboard.ClipboardChange;
import dev.ringside.driver.windows.clipboard.ClipboardFormat;
import dev.ringside.driver.windows.clipboard.ClipboardText;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.feed.Accounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The feed, over changes that are told as Windows tells them. */
class ClipboardFeedTest {
    private static final QueryParser PARSER = new QueryParser(Schema.standard());

    private final List<Consumer<ClipboardChange>> listeners = new ArrayList<>();
    private final ClipboardFeed feed = new ClipboardFeed(listener -> {
        listeners.add(listener);
        return listeners::clear;
    });
    private final Engine engine = new Engine(List.of(feed));

    private Subscription start(String query, List<Event> into) {
        return engine.start(PARSER.query(query, "query"), row -> into.add(row.event()));
    }

    private void put(ClipboardFormat format, String text, boolean isCut) {
        listeners.forEach(listener ->
                listener.accept(new ClipboardChange(0, 0, Optional.of(new ClipboardText(format, text, isCut)))));
    }

    private static Optional<String> text(Event event, String field) {
        return Optional.ofNullable(event.text(event.stream().field(field).slot()));
    }

    @Test
    void theTextIsThereOnlyForThoseWhoAskForIt() {
        List<Event> asked = new ArrayList<>();
        List<Event> others = new ArrayList<>();
        try (Subscription one = start("clipboard.where(text.includes(\"pass\"))", asked);
                Subscription two = start("clipboard.select(time, format, hashes)", others)) {
            put(ClipboardFormat.OEMTEXT, "password", false);
            put(ClipboardFormat.TEXT, "else", false);

            assertThat(asked)
                    .singleElement()
                    .satisfies(event -> assertThat(text(event, "text")).contains("password"));
            assertThat(others).hasSize(2);
            assertThat(text(others.getFirst(), "format")).contains("oemtext");
            // printf password | iconv -t UTF-16LE | sha256sum
            assertThat(text(others.getFirst(), "hashes").orElseThrow())
                    .startsWith("SHA1=")
                    .contains("SHA256=E201065D0554652615C320C00A1D5BC8EDCA469D72C2790E24152D0C1E2B6189");
            assertThat(one.accounts()).isEqualTo(new Accounts(2, 0, 2, 0)).isEqualTo(two.accounts());
        }
    }

    @Test
    void whatCouldNotBeReadIsLostAndCounted() {
        List<Event> events = new ArrayList<>();
        try (Subscription query = start("clipboard", events)) {
            listeners.forEach(listener -> listener.accept(new ClipboardChange(4, 5, Optional.empty())));
            put(ClipboardFormat.UNICODETEXT, "x", false);

            assertThat(events).hasSize(1);
            assertThat(query.accounts()).isEqualTo(new Accounts(2, 0, 1, 1));
            assertThat(query.accounts().isBalanced()).isTrue();
        }
    }

    @Test
    void aTextThatIsTooLongIsCutAndHasTheHashesOfAllOfItOrNone() {
        List<Event> events = new ArrayList<>();
        try (Subscription query = start("clipboard", events)) {
            put(ClipboardFormat.UNICODETEXT, "x".repeat(100_000), false);
            put(ClipboardFormat.UNICODETEXT, "x".repeat(100_000), true);
            query.finish();

            assertThat(events)
                    .allSatisfy(event -> assertThat(text(event, "text"))
                            .hasValueSatisfying(text -> assertThat(text).hasSize(1 << 16)))
                    .allSatisfy(event -> assertThat(event.number(
                                    event.stream().field("truncated").slot()))
                            .isOne());
            assertThat(events).map(event -> text(event, "hashes").isPresent()).containsExactly(true, false);
        }
    }

    @Test
    void nothingIsListenedToBeforeTheFirstSubscriptionAndAfterTheLast() {
        assertThat(listeners).isEmpty();
        Subscription one = start("clipboard", new ArrayList<>());
        Subscription two = start("clipboard", new ArrayList<>());
        assertThat(listeners).hasSize(1);
        one.close();
        assertThat(listeners).hasSize(1);
        two.close();
        assertThat(listeners).isEmpty();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "is about other systems")
    void elsewhereThanOnWindowsItSaysThatThereIsNoClipboard() {
        try (ClipboardFeed real = new ClipboardFeed()) {
            Engine other = new Engine(List.of(real));

            assertThatThrownBy(() -> other.start(PARSER.query("clipboard", "query"), row -> {}))
                    .isInstanceOfSatisfying(
                            RingsideException.class,
                            refused -> assertThat(
                                            refused.diagnostics().getFirst().hints())
                                    .isNotEmpty());
        }
    }
}
