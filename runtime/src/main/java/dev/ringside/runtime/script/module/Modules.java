package dev.ringside.runtime.script.module;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.syntax.CallText;
import dev.ringside.runtime.script.rewrite.Rewriter;
import dev.ringside.runtime.script.rewrite.Rewritten;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.SourceSection;

/** The texts that were given to one context. For one thread. */
public final class Modules {
    private final Map<String, Module> byName = new HashMap<>();
    private final List<Module> all = new ArrayList<>();
    private int calls;

    /**
     * A text and what it is for the user.
     *
     * @param origin the name that messages give it
     */
    private record Module(String origin, Rewritten text) {}

    /**
     * Takes a text.
     *
     * @param name what GraalJS calls it: its path, or the name of its source
     * @param origin what messages call it
     */
    public Rewritten add(String name, String origin, String text) {
        Rewritten rewritten = Rewriter.rewrite(text, calls);
        calls += rewritten.calls();
        keep(name, new Module(origin, rewritten));
        return rewritten;
    }

    /** Takes a text that was typed into a shell. */
    public Rewritten addInput(String name, String origin, String text) {
        Rewritten rewritten = Rewriter.rewriteInput(text, calls);
        calls += rewritten.calls();
        keep(name, new Module(origin, rewritten));
        return rewritten;
    }

    /** Takes a text that is given out as it is, a module of Ringside's own. */
    void addUnchanged(String name, String origin, String text) {
        keep(name, new Module(origin, Rewritten.unchanged(text)));
    }

    private void keep(String name, Module module) {
        byName.put(name, module);
        all.add(module);
    }

    /** The arguments of the call of that number, where the user wrote them. */
    public CallText call(int number) {
        for (Module module : all) {
            Optional<Rewritten.CallSite> site = module.text().call(number);
            if (site.isPresent()) {
                return new CallText(
                        module.origin(),
                        module.text().original(),
                        site.get().argumentsStart(),
                        site.get().argumentsEnd());
            }
        }
        throw new IllegalArgumentException("no call has the number " + number);
    }

    /** The part of the user's text that a section of GraalJS is; empty if it is of no text of the user's. */
    public Optional<CallText> text(SourceSection section) {
        return module(section).map(module -> {
            Rewritten text = module.text();
            int start = text.originOf(section.getCharIndex());
            int last = text.originOf(Math.max(section.getCharIndex(), section.getCharEndIndex() - 1));
            int end = Math.max(start, section.getCharLength() == 0 ? last : last + 1);
            return new CallText(
                    module.origin(),
                    text.original(),
                    start,
                    Math.min(end, text.original().length()));
        });
    }

    /** The place of a section, for messages. */
    public Optional<Diagnostic.Place> place(SourceSection section) {
        return text(section)
                .map(text -> new Diagnostic.Place(text.origin(), text.text(), new Span(text.start(), text.end())));
    }

    /**
     * The place where a module that was imported is named, in quotes; empty if no text names it.
     *
     * @param path where it was looked for
     */
    public Optional<Diagnostic.Place> placeOfImport(String path) {
        String last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        Pattern named = Pattern.compile("([\"'])[^\"'\\n]*" + Pattern.quote(last) + "\\1");
        for (Module module : all) {
            Matcher matcher = named.matcher(module.text().original());
            if (matcher.find()) {
                Span span = new Span(matcher.start(), matcher.end());
                return Optional.of(
                        new Diagnostic.Place(module.origin(), module.text().original(), span));
            }
        }
        return Optional.empty();
    }

    private Optional<Module> module(SourceSection section) {
        if (!section.isAvailable() || !section.hasCharIndex()) {
            return Optional.empty();
        }
        Source source = section.getSource();
        Module module = source.getPath() == null ? null : byName.get(source.getPath());
        return Optional.ofNullable(module == null ? byName.get(source.getName()) : module);
    }
}
