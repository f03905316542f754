package dev.ringside.shell.command;

import dev.ringside.dsl.plan.Split;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.schema.Field;
import dev.ringside.runtime.engine.Plan;
import dev.ringside.shell.console.Palette;
import dev.ringside.shell.console.Palette.Role;
import dev.ringside.shell.console.Visible;
import java.util.Comparator;
import java.util.List;

/**
 * A plan as text for people.
 *
 * @param plan the plan
 */
public record Explanation(Plan plan) {

    /** The text; ends with a line break. */
    public String render(Palette palette) {
        StringBuilder out = new StringBuilder();
        line(out, palette, "query", plan.query().toString());
        for (Plan.Part part : plan.parts()) {
            part(out, palette, part);
        }
        for (Operator operator : plan.operators()) {
            line(out, palette, "then", operator.toString());
        }
        return out.toString();
    }

    private void part(StringBuilder out, Palette palette, Plan.Part part) {
        line(out, palette, "feed", plan.parts().size() == 1 ? part.feed() : part.feed() + ", " + part.stream());
        for (Split.Term term : part.split().terms()) {
            line(out, palette, "where", term.term().toString());
            line(out, palette, "", place(term));
        }
        line(out, palette, "reads", fields(part));
    }

    private static String place(Split.Term term) {
        String reason = term.reason().isEmpty() ? "" : ": " + term.reason();
        return switch (term.placement()) {
            case FEED -> "in the kernel";
            case BOTH -> "in the kernel " + term.pushed() + ", and the rest in user mode" + reason;
            case USER -> "in user mode" + reason;
        };
    }

    private static String fields(Plan.Part part) {
        List<String> names = part.request().fields().stream()
                .sorted(Comparator.comparingInt(Field::slot))
                .map(Field::name)
                .toList();
        return names.size() == part.stream().fields().size() ? "every field" : String.join(", ", names);
    }

    private static void line(StringBuilder out, Palette palette, String label, String text) {
        out.append(palette.paint(Role.FAINT, String.format("%-7s", label)))
                .append(Visible.of(text))
                .append('\n');
    }
}
