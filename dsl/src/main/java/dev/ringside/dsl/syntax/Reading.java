package dev.ringside.dsl.syntax;

import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;

/** What is read and what for: the streams there are, the text, where problems go, and the variables that can be seen. */
record Reading(Schema schema, SourceText source, Problems problems, Scope scope) {
    /** What binds expressions about rows of that type. */
    Context about(StreamType stream) {
        return new Context(source, stream, problems, scope);
    }
}
