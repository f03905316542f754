package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.query.Column;
import dev.ringside.dsl.query.Window;
import java.util.List;
import java.util.Optional;

/**
 * How events are put together, as long as nobody has said what is computed of them.
 *
 * @param window the parts of time, if it is divided
 * @param keys what events of a group have in common, if that was said
 * @param lacking what to tell if nothing is computed
 */
record Grouping(Optional<Window> window, Optional<List<Column>> keys, Diagnostic lacking) {}
