package dev.ringside.runtime.script;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.syntax.CallText;
import dev.ringside.dsl.syntax.Captured;
import dev.ringside.dsl.syntax.Chain;
import dev.ringside.dsl.syntax.Foreigners;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.dsl.syntax.Scope;
import dev.ringside.dsl.syntax.Written;
import dev.ringside.runtime.script.module.Modules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Reads the calls of operators in a script, and makes queries of them. */
final class Calls {
    /** What an event has in JavaScript besides its fields. */
    private static final Set<String> MEMBERS =
            Set.of("timeNs", "startTimeNs", "toString", "toJSON", "hasOwnProperty", "valueOf", "constructor");

    /** What stands for the text of arguments that are values. */
    static final String VALUES = "arguments";

    private final Schema schema;
    private final QueryParser parser;
    private final Modules modules;
    private final Variables variables;
    private final Tests tests;

    /** Makes tests of functions of JavaScript. */
    interface Tests {
        Predicate<Event> of(Value function);
    }

    Calls(Schema schema, Modules modules, Variables variables, Tests tests) {
        this.schema = schema;
        this.parser = new QueryParser(schema);
        this.modules = modules;
        this.variables = variables;
        this.tests = tests;
    }

    void addTo(Functions functions) {
        functions.constant("operators", ChainOperators.WORDS);
        functions.constant(
                "streams", schema.streams().stream().map(StreamType::name).toList());
        functions.add("stream", arguments -> parser.chain(new Source.Stream(stream(arguments[0]))));
        functions.add(
                "open", arguments -> parser.chain(new Source.Recording(texts(arguments[0]), stream(arguments[1]))));
        functions.add(
                "openEtw",
                arguments -> parser.chain(new Source.Recording(texts(arguments[0]), provider(arguments[1]))));
        functions.add("etw", arguments -> parser.chain(new Source.Stream(provider(arguments[0]))));
        functions.add("text", arguments -> text(arguments[0], arguments[1].asString(), arguments));
        functions.add(
                "arrow",
                arguments -> call(
                        arguments[0],
                        arguments[1].asString(),
                        new Call(
                                modules.call(arguments[2].asInt()),
                                variables.scope(arguments[3]),
                                foreigners(arguments[4], terms(arguments[5], arguments[6])))));
        functions.add("callback", arguments -> call(arguments[0], arguments[1].asString(), callback(arguments[2])));
        functions.add("values", arguments -> call(arguments[0], arguments[1].asString(), values(arguments[2])));
        functions.add("tap", arguments -> tap(arguments[0].asHostObject(), arguments[1]));
        functions.add(
                "textOf",
                arguments -> arguments[0].<Chain>asHostObject().query().toString());
    }

    /**
     * What a call is given.
     *
     * @param text the arguments
     * @param scope the variables that they may name
     * @param foreigners what can run them if they are an arrow function
     */
    private record Call(CallText text, Scope scope, Foreigners foreigners) {}

    /** Reads arguments that are handed over as text: a predicate that is written there, or the name of a function, or else an expression. */
    private @Nullable Chain text(Value target, String name, Value[] arguments) {
        CallText text = modules.call(arguments[2].asInt());
        Value captures = arguments[3];
        Optional<Value> function = variables.function(sourceOf(text), captures);
        if (function.isPresent()) {
            return call(target, name, callback(function.get()));
        }
        try {
            return call(target, name, new Call(text, variables.scope(captures), Foreigners.NONE));
        } catch (RingsideException e) {
            return call(target, name, value(target, captures, arguments[4]).orElseThrow(() -> e));
        }
    }

    /**
     * What an expression gives that is no predicate in the language, if that can be one. Where a field is named, a predicate was meant, and is wrong.
     *
     * @param evaluation gives it; undefined if it is no expression
     */
    private Optional<Call> value(Value target, Value captures, Value evaluation) {
        if (!evaluation.canExecute() || captures.getMemberKeys().stream().anyMatch(name -> isField(target, name))) {
            return Optional.empty();
        }
        Value value;
        try {
            value = evaluation.execute();
        } catch (PolyglotException e) {
            if (Errors.isUnknownName(e)) {
                // The name of a field is mistyped more often than that of a variable.
                return Optional.empty();
            }
            throw e;
        }
        if (value.canExecute()) {
            return Optional.of(callback(value));
        }
        Captured captured = variables.of(value);
        if (!(captured instanceof Captured.Text) && !(captured instanceof Captured.Members)) {
            return Optional.empty();
        }
        Written written = Written.of(VALUES, List.of(captured));
        return Optional.of(new Call(written.text(), written.scope(), Foreigners.NONE));
    }

    private static boolean isField(Value target, String name) {
        StreamType type = target.asHostObject() instanceof Subscribed subscribed
                ? subscribed.subscription().plan().query().stream()
                : target.<Chain>asHostObject().type();
        return type.find(name).isPresent();
    }

    /** @param target the chain or subscription whose method is called; null for a function */
    private @Nullable Chain call(Value target, String name, Call call) {
        if (target.isNull()) {
            return parser.sequence(call.text(), call.scope());
        }
        if (target.asHostObject() instanceof Subscribed subscribed) {
            StreamType stream = subscribed.subscription().plan().query().stream();
            subscribed.change(name, parser.predicate(call.text(), stream, call.scope(), call.foreigners()));
            return null;
        }
        return target.<Chain>asHostObject().call(name, call.text(), call.scope(), call.foreigners());
    }

    /** A function that was not written as the argument, or needed no rewriting there. */
    private Call callback(Value function) {
        return new Call(textOf(function), Scope.NONE, foreigners(function, new TreeMap<>()));
    }

    /** Arguments that are not written where they are used. */
    private Call values(Value arguments) {
        Written written = Written.of(
                VALUES, Coercion.elements(arguments).map(variables::of).toList());
        return new Call(written.text(), written.scope(), Foreigners.NONE);
    }

    /** Lets rows through, after they were shown to a function. What takes all rows stands before it, so that no filter behind it overtakes it. */
    private Chain tap(Chain chain, Value function) {
        Predicate<Event> test = tests.of(function);
        Query query = chain.query();
        List<Operator> operators = new ArrayList<>(query.operators());
        operators.add(new Operator.Skip(0));
        operators.add(new Operator.Where(new dev.ringside.dsl.expr.Predicate.Opaque(
                "tap(" + sourceOf(textOf(function)) + ")", chain.type().fields(), event -> {
                    boolean unused = test.test(event);
                    return true;
                })));
        operators.add(new Operator.Skip(0));
        return parser.chain(new Query(query.source(), operators));
    }

    private static String sourceOf(CallText text) {
        return text.text().substring(text.start(), text.end()).strip().replaceAll("\\s+", " ");
    }

    private static List<String> texts(Value list) {
        if (Coercion.elements(list).anyMatch(file -> !file.isString()) || list.getArraySize() == 0) {
            throw new RingsideException(
                    Diagnostic.of(Code.TYPE, "open takes the names of files", "write open(\"events.jsonl\").procs"));
        }
        return Coercion.texts(list);
    }

    private Foreigners foreigners(Value whole, SortedMap<Integer, Predicate<Event>> terms) {
        return new Foreigners(Optional.of(tests.of(whole)), terms, MEMBERS);
    }

    private StreamType stream(Value name) {
        return schema.stream(name.asString());
    }

    private StreamType provider(Value name) {
        if (!name.isString() || name.asString().isBlank()) {
            throw new RingsideException(Diagnostic.of(
                    Code.TYPE,
                    "etw takes the name of a provider, or its GUID in braces",
                    "write etw(\"Microsoft-Windows-DNS-Client\")"));
        }
        return schema.etw(name.asString().strip());
    }

    private SortedMap<Integer, Predicate<Event>> terms(Value starts, Value functions) {
        SortedMap<Integer, Predicate<Event>> terms = new TreeMap<>();
        for (long i = 0; i < starts.getArraySize(); i++) {
            terms.put(starts.getArrayElement(i).asInt(), tests.of(functions.getArrayElement(i)));
        }
        return terms;
    }

    private CallText textOf(Value function) {
        SourceSection section = function.getSourceLocation();
        if (section == null || !section.isAvailable()) {
            return CallText.of("function", "a function");
        }
        return modules.text(section)
                .orElseGet(() -> CallText.of("function", section.getCharacters().toString()));
    }
}
