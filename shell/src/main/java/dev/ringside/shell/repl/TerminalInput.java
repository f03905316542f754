package dev.ringside.shell.repl;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.EOFError;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells JLine when an input is complete and what may follow in it. */
final class TerminalInput implements Parser, Completer {
    private final InputRules rules;
    private final Completions completions;

    TerminalInput(InputRules rules, Completions completions) {
        this.rules = rules;
        this.completions = completions;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && rules.isUnfinished(line)) {
            throw new EOFError(-1, cursor, "unfinished");
        }
        int start = Completions.wordStart(line.substring(0, cursor));
        return new Word(line, cursor, start);
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        for (Completions.Proposal proposal : completions.at(line.line().substring(0, line.cursor()))) {
            String word = proposal.word();
            candidates.add(new Candidate(word, word, null, proposal.description(), null, null, false));
        }
    }

    /** A line as a single word that ends at the cursor: what is before it is none of JLine's business. */
    private record Word(String line, int cursor, int start) implements ParsedLine {
        @Override
        public String word() {
            return line.substring(start, cursor);
        }

        @Override
        public int wordCursor() {
            return cursor - start;
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
