package dev.ringside.runtime.feed.evtx.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.plan.PushDown;
import dev.ringside.dsl.plan.Simplifier;
import dev.ringside.dsl.plan.Split;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.engine.Samples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a query to be decided on records as they are stored. */
final class FilterAbilitiesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "events ; eventId == 4624                           ; FEED",
                "events ; LogonType == 10 || LogonType in [2, 3]    ; FEED",
                "events ; TargetUserName.startsWithi(\"ADM\")       ; FEED",
                "events ; data[\"Threat Name\"] != null             ; FEED",
                "events ; IpAddress.cidr(\"10.0.0.0/8\")            ; FEED",
                "events ; (keywords & 16) != 0                      ; FEED",
                "events ; time > \"2020-01-01T00:00:00Z\"           ; FEED",
                "events ; CommandLine.matches(/-enc\\s/)            ; BOTH",
                "events ; seq > 10                                  ; USER",
                "procs  ; parent == \"winword\" && user != \"ann\"  ; FEED",
                "procs  ; cmdline.like(\"*-enc *\")                 ; FEED",
                "procs  ; uid == 0                                  ; USER",
                "procs  ; ancestors.some(name == \"winword\")       ; USER",
                "net    ; !dst.isPrivate() && dstPort == 4444       ; FEED",
                // Only the start of a process tells of its parent.
                "net    ; parent == \"winword\"                     ; USER",
            })
    void whereTermsAreDecided(String stream, String predicate, Split.Placement placement) {
        StreamType type = Samples.SCHEMA.stream(stream);
        Split split = PushDown.split(
                Simplifier.simplify(Samples.predicate(type, predicate)), new QueryFilters().abilities(type));

        assertThat(split.terms()).extracting(Split.Term::placement).containsOnly(placement);
    }
}
