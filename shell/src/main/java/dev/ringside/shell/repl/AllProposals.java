package dev.ringside.shell.repl;

import java.util.List;
import java.util.Map;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.CompletionMatcher;
import org.jline.reader.LineReader;
import org.jspecify.annotations.Nullable;

/** Takes all candidates: who proposed them has looked at what is typed already, and a candidate need not begin as that does. */
final class AllProposals implements CompletionMatcher {
    private List<Candidate> candidates = List.of();

    @Override
    public void compile(
            Map<LineReader.Option, Boolean> options,
            boolean prefix,
            CompletingParsedLine line,
            boolean caseInsensitive,
            int errors,
            String originalGroupName) {
        candidates = List.of();
    }

    @Override
    public List<Candidate> matches(List<Candidate> proposed) {
        candidates = proposed;
        return candidates;
    }

    @Override
    public @Nullable Candidate exactMatch() {
        return null;
    }

    /** What all of them begin with, case left alone. */
    @Override
    public String getCommonPrefix() {
        String prefix = candidates.isEmpty() ? "" : candidates.getFirst().value();
        for (Candidate candidate : candidates) {
            while (!candidate.value().startsWith(prefix)) {
                prefix = prefix.substring(0, prefix.length() - 1);
            }
        }
        return prefix;
    }
}
