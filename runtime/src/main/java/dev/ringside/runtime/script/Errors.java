package dev.ringside.runtime.script;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.Diagnostic.Place;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.diagnostic.UnfinishedException;
import dev.ringside.runtime.script.module.Modules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;

/** Tells what went wrong in JavaScript in terms of what the user wrote. For the script's thread. */
final class Errors {
    private static final Pattern IMPORT =
            Pattern.compile("Error reading module '(.*?)' imported from .*?: (.*)", Pattern.DOTALL);
    private static final Pattern SYNTAX =
            Pattern.compile("SyntaxError: (?:.*?:\\d+:\\d+ )?([^\\r\\n]*)", Pattern.DOTALL);
    private static final Pattern NOT_DEFINED = Pattern.compile("ReferenceError: (\\S+) is not defined");
    /** Behind that comes the whole object, with all that it has. */
    private static final Pattern READ_ONLY = Pattern.compile(
            "(TypeError: Cannot (?:assign to read only|add new|set) property \\S+) (?:of|to) .*", Pattern.DOTALL);

    private static final Pattern WRITE = Pattern.compile(
            "TypeError: (?:write|remove)(?:Member|ArrayElement).* failed due to: .*|"
                    + "TypeError: Cannot delete property .*",
            Pattern.DOTALL);

    private static final String NO_SUCH_THING =
            "scripts see the streams, the functions of Ringside and ringside: modules";
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("Java", "scripts have no way to Java"),
            Map.entry("Packages", "scripts have no way to Java"),
            Map.entry("Polyglot", "scripts have no way out of JavaScript"),
            Map.entry("require", "import {…} from \"./file.js\" takes its place"),
            Map.entry("load", "import {…} from \"./file.js\" takes its place"),
            Map.entry("print", "console.log(…) takes its place"),
            Map.entry("setTimeout", "after(\"30s\", () => …) takes its place"),
            Map.entry("setInterval", "every(\"10s\", () => …) takes its place"),
            Map.entry("fetch", "scripts have no network"),
            Map.entry("XMLHttpRequest", "scripts have no network"),
            Map.entry("process", NO_SUCH_THING),
            Map.entry("Deno", NO_SUCH_THING),
            Map.entry("window", NO_SUCH_THING),
            Map.entry("fs", "ringside:fs reads files, if that is allowed: --allow read=DIR"));

    /** Why a module cannot be imported that could be with another option. */
    static final String FORBIDDEN = "this script may not read files";

    private static final int MOST_CALLERS = 3;
    /** How GraalJS wraps what several promises were rejected with. */
    private static final String SEVERAL = "AggregateError: Unhandled promise rejections";

    private static final List<Diagnostic> INTERRUPTED = List.of(Diagnostic.of(Code.INTERRUPTED, "interrupted"));

    private final Sandbox sandbox;
    private final Modules modules;
    private final Complaints complaints;

    Errors(Sandbox sandbox, Modules modules, Complaints complaints) {
        this.sandbox = sandbox;
        this.modules = modules;
        this.complaints = complaints;
    }

    /** What it was; an {@link UnfinishedException} if a text that was to be compiled ends too early. */
    RingsideException exception(PolyglotException error) {
        List<Diagnostic> diagnostics = of(error);
        return error.isIncompleteSource()
                ? new UnfinishedException(diagnostics.getFirst())
                : new RingsideException(diagnostics);
    }

    /** Whether a name was used that stands for nothing. */
    static boolean isUnknownName(PolyglotException error) {
        return error.isGuestException()
                && NOT_DEFINED.matcher(String.valueOf(error.getMessage())).matches();
    }

    /** What a promise was rejected with. */
    RingsideException ofRejection(Value reason) {
        try {
            sandbox.function("rethrow").executeVoid(reason);
            throw new IllegalStateException("the function that throws returned");
        } catch (PolyglotException e) {
            return exception(e);
        }
    }

    /** What it was; at least one. */
    List<Diagnostic> of(PolyglotException error) {
        if (error.isResourceExhausted()) {
            return List.of(Diagnostic.of(
                    Code.OVERRUN,
                    "the script needs more memory than there is",
                    "keep less: Recent and Counter of ringside:state forget by themselves"));
        }
        if (error.isInterrupted() || error.isCancelled()) {
            return INTERRUPTED;
        }
        try {
            return translated(error);
        } catch (RuntimeException e) {
            // A context that is being interrupted takes no calls, also where the error is another one because of that.
            return INTERRUPTED;
        }
    }

    private List<Diagnostic> translated(PolyglotException error) {
        Optional<List<Diagnostic>> known = complaints.of(error);
        if (known.isPresent()) {
            return known.get().stream()
                    .map(diagnostic -> placed(diagnostic, error))
                    .toList();
        }
        Value object = error.getGuestObject();
        if (object != null && error.getMessage() != null && error.getMessage().equals(SEVERAL)) {
            Value first = object.getMember("errors").getArrayElement(0);
            return ofRejection(first).diagnostics();
        }
        return List.of(diagnostic(error));
    }

    /** What Ringside complained about says where, if it is about a text; otherwise it was where the script called. */
    private Diagnostic placed(Diagnostic diagnostic, PolyglotException error) {
        boolean isWritten = diagnostic
                .place()
                .filter(place -> !place.origin().equals(Calls.VALUES))
                .isPresent();
        return isWritten
                ? diagnostic
                : new Diagnostic(diagnostic.code(), diagnostic.message(), place(error), diagnostic.hints());
    }

    private Diagnostic diagnostic(PolyglotException error) {
        String message = String.valueOf(error.getMessage());
        Matcher imported = IMPORT.matcher(message);
        if (imported.find()) {
            return ofImport(imported.group(1), imported.group(2).strip(), error);
        }
        if (error.isSyntaxError()) {
            Matcher syntax = SYNTAX.matcher(message);
            String said = syntax.find() ? syntax.group(1) : message;
            Code code = error.isIncompleteSource() ? Code.UNFINISHED : Code.SCRIPT;
            return new Diagnostic(code, "this is no JavaScript: " + said, place(error), List.of());
        }
        Value object = error.getGuestObject();
        Value thrown = object == null ? null : sandbox.function("thrown").execute(object);
        if (thrown != null && thrown.isString()) {
            message = "threw " + thrown.asString();
        }
        return new Diagnostic(Code.SCRIPT, shorten(message), place(error), hints(message, error));
    }

    /** @param path where GraalJS looked for the module */
    private Diagnostic ofImport(String path, String reason, PolyglotException error) {
        Optional<Place> place = modules.placeOfImport(path);
        String name = place.map(Errors::textOf).orElse("'" + path + "'");
        boolean isForbidden = reason.startsWith(FORBIDDEN);
        return new Diagnostic(
                isForbidden ? Code.PERMISSION : Code.SCRIPT,
                "cannot import " + name + ": " + (path.contains("://") ? "scripts have no network" : reason),
                place.or(() -> place(error)),
                List.of(
                        isForbidden
                                ? "allow it when you start it: --allow read=DIR"
                                : "scripts import files of their own folder, like './lists.js', and ringside: modules"));
    }

    private static String textOf(Place place) {
        return place.text().substring(place.span().start(), place.span().end());
    }

    private static String shorten(String message) {
        Matcher readOnly = READ_ONLY.matcher(message);
        String said = readOnly.matches() ? readOnly.group(1) : message;
        if (WRITE.matcher(message).matches()) {
            said = "TypeError: events cannot be changed";
        }
        return said.startsWith("Error: ") ? said.substring("Error: ".length()) : said;
    }

    private List<String> hints(String message, PolyglotException error) {
        List<String> hints = new ArrayList<>();
        Matcher undefined = NOT_DEFINED.matcher(message);
        if (undefined.find()) {
            Optional.ofNullable(ELSEWHERE.get(undefined.group(1))).ifPresent(hints::add);
        } else if (READ_ONLY.matcher(message).matches()) {
            hints.add("what JavaScript and Ringside bring along cannot be changed; make something of your own");
        } else if (message.contains("Maximum call stack size exceeded")) {
            hints.add("a function calls itself without end, or nearly");
        }
        List<Place> callers = places(error);
        for (Place caller : callers.subList(Math.min(1, callers.size()), callers.size())) {
            hints.add("called from " + caller.origin() + ":" + line(caller));
        }
        return hints;
    }

    private static String line(Place place) {
        String before = place.text().substring(0, place.span().start());
        int line = 1 + (int) before.chars().filter(unit -> unit == '\n').count();
        return line + ":" + (before.length() - before.lastIndexOf('\n'));
    }

    private Optional<Place> place(PolyglotException error) {
        SourceSection section = error.getSourceLocation();
        Optional<Place> own = section == null ? Optional.empty() : modules.place(section);
        return own.or(() -> places(error).stream().findFirst());
    }

    /** Where in the user's texts it was, and from where that was called. */
    private List<Place> places(PolyglotException error) {
        return StreamSupport.stream(error.getPolyglotStackTrace().spliterator(), false)
                .filter(PolyglotException.StackFrame::isGuestFrame)
                .map(PolyglotException.StackFrame::getSourceLocation)
                .flatMap(section -> section == null ? Stream.empty() : modules.place(section).stream())
                .distinct()
                .limit(1 + MOST_CALLERS)
                .toList();
    }
}
