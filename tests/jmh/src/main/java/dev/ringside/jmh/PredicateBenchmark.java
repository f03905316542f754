package dev.ringside.jmh;

import com.googlecode.aviator.AviatorEvaluator;
import com.googlecode.aviator.Expression;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.ringside.dsl.eval.EventPredicate;
import dev.ringside.dsl.eval.Predicates;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlExpression;
import org.apache.commons.jexl3.MapContext;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.ExpressionEvaluator;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.jspecify.annotations.Nullable;
import org.mvel2.MVEL;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One predicate about one event: Ringside's, compiled and interpreted, by hand in Java, and as other evaluators do it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class PredicateBenchmark {
    private static final String WHERE = "parent == \"winword.exe\" && cmdline.includes(\"-enc\") && pid > 100";
    /** As JEXL, MVEL and CEL have it. */
    private static final String METHODS = "parent == 'winword.exe' && cmdline.contains('-enc') && pid > 100";

    private static final int PARENT = Sample.PROCS.field("parent").slot();
    private static final int CMDLINE = Sample.PROCS.field("cmdline").slot();
    private static final int PID = Sample.PROCS.field("pid").slot();

    private final Event[] events = Sample.events();
    private final List<Map<String, Object>> maps = Sample.maps();
    private final MapContext[] contexts = maps.stream().map(MapContext::new).toArray(MapContext[]::new);
    private final ProxyObject[] proxies =
            maps.stream().map(ProxyObject::fromMap).toArray(ProxyObject[]::new);
    private int next;

    private final EventPredicate compiled;
    private final EventPredicate interpreted;
    private final ByHand janino;
    private final Expression aviator;
    private final JexlExpression jexl;
    private final Object mvel;
    private final CelRuntime.Program cel;
    private final Context context;
    private final Value closure;

    /** What Janino implements. */
    public interface ByHand {
        boolean test(@Nullable String parent, @Nullable String cmdline, long pid);
    }

    /** Prepares every evaluator. */
    public PredicateBenchmark() {
        Predicate predicate = new QueryParser(Schema.standard()).predicate(WHERE, "benchmark", Sample.PROCS);
        compiled = Predicates.compile(predicate);
        interpreted = Predicates.interpret(predicate);
        janino = compileJanino();
        aviator = AviatorEvaluator.compile(
                "parent == 'winword.exe' && string.contains(cmdline, '-enc') && pid > 100", true);
        jexl = new JexlBuilder().create().createExpression(METHODS);
        mvel = MVEL.compileExpression(METHODS);
        cel = compileCel();
        context = Context.newBuilder("js")
                .allowHostAccess(HostAccess.EXPLICIT)
                .option("engine.WarnInterpreterOnly", "false")
                .build();
        closure = context.eval("js", "e => e.parent == \"winword.exe\" && e.cmdline.includes(\"-enc\") && e.pid > 100");
    }

    private static ByHand compileJanino() {
        try {
            return new ExpressionEvaluator()
                    .createFastEvaluator(
                            "parent.equals(\"winword.exe\") && cmdline.contains(\"-enc\") && pid > 100",
                            ByHand.class,
                            new String[] {"parent", "cmdline", "pid"});
        } catch (CompileException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CelRuntime.Program compileCel() {
        Cel environment = CelFactory.plannerCelBuilder()
                .addVar("parent", SimpleType.STRING)
                .addVar("cmdline", SimpleType.STRING)
                .addVar("pid", SimpleType.INT)
                .setResultType(SimpleType.BOOL)
                .build();
        try {
            return environment.createProgram(environment.compile(METHODS).getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes sure that all agree. */
    @Setup
    public void check() throws CelEvaluationException {
        for (int at = 0; at < Sample.COUNT; at++) {
            boolean expected = byHand(events[at]);
            for (boolean answer : new boolean[] {
                compiled.test(events[at]),
                interpreted.test(events[at]),
                janino(at),
                (boolean) aviator.execute(maps.get(at)),
                (boolean) jexl.evaluate(contexts[at]),
                (boolean) MVEL.executeExpression(mvel, maps.get(at)),
                (boolean) cel.eval(maps.get(at)),
                closure.execute(proxies[at]).asBoolean()
            }) {
                if (answer != expected) {
                    throw new IllegalStateException("the evaluators differ on event " + at);
                }
            }
        }
    }

    /** Ends the engine of JavaScript. */
    @TearDown
    public void close() {
        context.close();
    }

    private int next() {
        return next++ & (Sample.COUNT - 1);
    }

    private static boolean byHand(Event event) {
        String parent = event.text(PARENT);
        String cmdline = event.text(CMDLINE);
        return "winword.exe".equals(parent)
                && cmdline != null
                && cmdline.contains("-enc")
                && event.has(PID)
                && event.number(PID) > 100;
    }

    private boolean janino(int at) {
        Event event = events[at];
        return janino.test(event.text(PARENT), event.text(CMDLINE), event.number(PID));
    }

    @Benchmark
    public boolean ringsideCompiled() {
        return compiled.test(events[next()]);
    }

    @Benchmark
    public boolean ringsideInterpreted() {
        return interpreted.test(events[next()]);
    }

    @Benchmark
    public boolean java() {
        return byHand(events[next()]);
    }

    @Benchmark
    public boolean janino() {
        return janino(next());
    }

    @Benchmark
    public Object aviator() {
        return aviator.execute(maps.get(next()));
    }

    @Benchmark
    public Object jexl() {
        return jexl.evaluate(contexts[next()]);
    }

    @Benchmark
    public Object mvel() {
        return MVEL.executeExpression(mvel, maps.get(next()));
    }

    @Benchmark
    public Object cel() throws CelEvaluationException {
        return cel.eval(maps.get(next()));
    }

    @Benchmark
    public boolean javaScriptClosure() {
        return closure.execute(proxies[next()]).asBoolean();
    }
}
