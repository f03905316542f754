package dev.ringside.shell.command;

import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.script.Script;
import dev.ringside.runtime.script.ScriptHost;
import dev.ringside.runtime.script.ScriptSource;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The scripts of one {@code ringside run}: loads them, also again when they change, and knows how they fare. Methods may be called from any thread. */
final class ScriptRun implements AutoCloseable {
    private final ScriptHost host;
    private final Messages messages;
    private final Map<String, Loaded> scripts = new LinkedHashMap<>();
    private Optional<FileWatch> watch = Optional.empty();

    ScriptRun(ScriptHost host, Messages messages) {
        this.host = host;
        this.messages = messages;
    }

    /**
     * A script.
     *
     * @param source its text as it was read last
     * @param script what runs; nothing if no text of it could be loaded
     */
    private record Loaded(ScriptSource source, Optional<Script> script) {}

    /**
     * Loads a script, in the place of the one that was loaded under this name before. What is wrong with it is told; then the one from before goes on.
     *
     * @return whether it was loaded
     */
    synchronized boolean load(ScriptSource source) {
        Optional<Script> before =
                Optional.ofNullable(scripts.get(source.name())).flatMap(Loaded::script);
        try {
            Script script = before.isPresent() ? host.replace(before.get(), source) : host.load(source);
            scripts.put(source.name(), new Loaded(source, Optional.of(script)));
            return true;
        } catch (RingsideException e) {
            messages.errors(e.diagnostics());
            scripts.put(source.name(), new Loaded(source, before));
            return false;
        }
    }

    /** Whether every script was loaded, and none has failed since. */
    synchronized boolean isWell() {
        return scripts.values().stream()
                .allMatch(loaded -> loaded.script()
                        .filter(script -> !script.ended().isCompletedExceptionally())
                        .isPresent());
    }

    /** Completes when nothing can happen any more in the scripts that are loaded now. */
    synchronized CompletableFuture<Void> ended() {
        return CompletableFuture.allOf(running().stream()
                .map(script -> script.ended().handle((end, failure) -> true))
                .toArray(CompletableFuture<?>[]::new));
    }

    /** How many events the scripts should have seen and did not. */
    synchronized long lost() {
        return running().stream()
                .mapToLong(script -> script.stats().dropped()
                        + script.subscriptions().stream()
                                .mapToLong(each -> each.accounts().lost())
                                .sum())
                .sum();
    }

    /** Says what was lost, and if it is asked for, what became of all events. */
    synchronized void tell(boolean asked) {
        for (Script script : running()) {
            new ScriptSummary(script.name(), script.stats()).tell(messages, asked);
            for (Subscription subscription : script.subscriptions()) {
                new Summary(subscription).tell(messages, asked);
            }
        }
    }

    private List<Script> running() {
        return scripts.values().stream()
                .flatMap(loaded -> loaded.script().stream())
                .toList();
    }

    /** From now on loads scripts again when they change. */
    synchronized void watch() {
        Set<Path> folders = files().stream().map(Path::getParent).collect(Collectors.toSet());
        watch = Optional.of(FileWatch.start(folders, ScriptFiles::isScript, this::reload));
        // Some may have changed since they were read.
        reload(files());
    }

    /**
     * Loads again what has changed: scripts whose text is another than before, and if a file is there that is none of the scripts, all that lie
     * beside it, since it may be a part of them.
     */
    private synchronized void reload(Set<Path> changed) {
        Set<Path> files = files();
        Set<Path> withNewParts = changed.stream()
                .filter(file -> !files.contains(file))
                .map(Path::getParent)
                .collect(Collectors.toSet());
        for (Loaded loaded : List.copyOf(scripts.values())) {
            loaded.source().file().ifPresent(file -> {
                boolean part = withNewParts.contains(file.getParent());
                if (part || changed.contains(file)) {
                    reload(loaded.source(), part);
                }
            });
        }
    }

    private void reload(ScriptSource before, boolean evenIfEqual) {
        try {
            ScriptSource now = ScriptSource.read(Path.of(before.name()));
            if (evenIfEqual || !now.equals(before)) {
                messages.line(before.name() + (load(now) ? ": loaded again" : ": goes on as it was"));
            }
        } catch (RingsideException e) {
            messages.errors(e.diagnostics());
        }
    }

    private Set<Path> files() {
        return scripts.values().stream()
                .flatMap(loaded -> loaded.source().file().stream())
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        watch.ifPresent(FileWatch::close);
    }
}
