package dev.ringside.shell.repl;

import dev.ringside.dsl.diagnostic.Span;
import java.util.List;
import java.util.function.Predicate;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.EOFError;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells JLine when an input is complete and what may follow in it. */
final class TerminalInput implements Parser, Completer {
    private final Predicate<String> unfinished;
    private final Completions completions;

    /** @param unfinished whether more lines must follow an input */
    TerminalInput(Predicate<String> unfinished, Completions completions) {
        this.unfinished = unfinished;
        this.completions = completions;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && unfinished.test(line)) {
            throw new EOFError(-1, cursor, "unfinished");
        }
        Span replaced =
                context == ParseContext.COMPLETE ? completions.at(line, cursor).replaced() : new Span(cursor, cursor);
        return new Word(line, cursor, replaced);
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        for (Completions.Proposal proposal :
                completions.at(line.line(), line.cursor()).proposals()) {
            // JLine sorts by the last number, from 1.
            int place = candidates.size() + 1;
            candidates.add(new Candidate(
                    proposal.insert(), proposal.name(), null, proposal.description(), null, null, false, place));
        }
    }

    /** A line as a single word: what is before it is none of JLine's business. */
    private record Word(String line, int cursor, Span place) implements ParsedLine {
        @Override
        public String word() {
            return line.substring(place.start(), place.end());
        }

        @Override
        public int wordCursor() {
            return cursor - place.start();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word());
        }
    }
}
