package dev.ringside.shell.command;

import dev.ringside.dsl.plan.Split;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.engine.Plan;
import dev.ringside.shell.console.Palette;
import dev.ringside.shell.console.Palette.Role;
import dev.ringside.shell.console.Visible;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A plan as text for people.
 *
 * @param plan the plan
 */
public record Explanation(Plan plan) {
    /** Where conditions on what there is now are decided that the feed can do nothing of, whatever it is able to do with what happens. */
    private static final String STATE = "in user mode: what there is now is looked at there";

    /** The text; ends with a line break. */
    public String render(Palette palette) {
        StringBuilder out = new StringBuilder();
        line(out, palette, "query", plan.query().toString());
        for (Plan.Part part : plan.parts()) {
            part(out, palette, part);
        }
        for (Operator operator : plan.operators()) {
            line(out, palette, "then", operator.toString());
            plan.grouped()
                    .filter(grouped -> grouped.operator().equals(operator))
                    .ifPresent(grouped -> line(out, palette, "", place(grouped)));
        }
        return out.toString();
    }

    private void part(StringBuilder out, Palette palette, Plan.Part part) {
        String stream = plan.parts().size() == 1 ? "" : ", " + part.stream();
        line(out, palette, "feed", part.feed() + stream + (part.state() ? ", what there is now" : ""));
        for (Split.Term term : part.split().terms()) {
            line(out, palette, "where", term.term().toString());
            line(
                    out,
                    palette,
                    "",
                    part.state() && term.placement() == Split.Placement.USER
                            ? STATE
                            : place(term, "in " + FilterPlace.of(part.feed()).title()));
        }
        part.remark().get().ifPresent(remark -> line(out, palette, "note", remark));
        line(out, palette, "reads", fields(part));
        for (Field field : part.request().fields()) {
            similar(part.stream(), field)
                    .ifPresent(fixed -> line(
                            out,
                            palette,
                            "note",
                            field + " is read from the events' data; the field is called " + fixed));
        }
    }

    /** The fixed field of an open stream that one of the data is called like but for upper and lower case. */
    private static Optional<Field> similar(StreamType stream, Field field) {
        return stream.isOpen(field)
                ? stream.fields().stream()
                        .filter(fixed -> fixed.name().equalsIgnoreCase(field.name()))
                        .findFirst()
                : Optional.empty();
    }

    private static String place(Split.Term term, String feed) {
        String reason = term.reason().isEmpty() ? "" : ": " + term.reason();
        return switch (term.placement()) {
            case FEED -> feed;
            case NARROWED -> feed + " as far as it goes, and again in user mode" + reason;
            case BOTH -> feed + " " + term.pushed() + ", and the rest in user mode" + reason;
            case USER -> "in user mode" + reason;
        };
    }

    private static String place(Plan.Grouped grouped) {
        return grouped.refusal()
                .map(reason -> "in user mode: " + reason)
                .orElse("in the kernel, where there is room for the groups; read each second");
    }

    private static String fields(Plan.Part part) {
        if (part.request().fields().containsAll(part.stream().fields())) {
            return "every field";
        }
        return part.request().fields().stream()
                .sorted(Comparator.comparingInt(Field::slot))
                .map(Field::name)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static void line(StringBuilder out, Palette palette, String label, String text) {
        out.append(palette.paint(Role.FAINT, String.format("%-7s", label)))
                .append(Visible.of(text))
                .append('\n');
    }
}
