package dev.ringside.runtime.script.alert;

import java.util.List;

/**
 * What a rule says of itself.
 *
 * @param id what it is known by
 * @param title one line; what its alerts are called unless they say otherwise
 * @param level how grave its alerts are unless they say otherwise
 * @param techniques numbers of MITRE ATT&amp;CK, like {@code T1059.004}
 * @param tags any words
 * @param description what it looks for, and what else may look like that; empty if it does not say
 * @param references addresses to read on
 */
public record RuleInfo(
        String id,
        String title,
        Level level,
        List<String> techniques,
        List<String> tags,
        String description,
        List<String> references) {
    public RuleInfo {
        techniques = List.copyOf(techniques);
        tags = List.copyOf(tags);
        references = List.copyOf(references);
    }

    /** A rule that says nothing of itself. */
    public static RuleInfo of(String id) {
        return new RuleInfo(id, id, Level.MEDIUM, List.of(), List.of(), "", List.of());
    }

    /** Under another id, which is its title too if it has no other. */
    public RuleInfo withId(String other) {
        return new RuleInfo(other, title.equals(id) ? other : title, level, techniques, tags, description, references);
    }

    public RuleInfo withTitle(String other) {
        return new RuleInfo(id, other, level, techniques, tags, description, references);
    }

    public RuleInfo withLevel(Level other) {
        return new RuleInfo(id, title, other, techniques, tags, description, references);
    }

    public RuleInfo withTechniques(List<String> other) {
        return new RuleInfo(id, title, level, other, tags, description, references);
    }

    public RuleInfo withTags(List<String> other) {
        return new RuleInfo(id, title, level, techniques, other, description, references);
    }

    public RuleInfo withDescription(String other) {
        return new RuleInfo(id, title, level, techniques, tags, other, references);
    }

    public RuleInfo withReferences(List<String> other) {
        return new RuleInfo(id, title, level, techniques, tags, description, other);
    }
}
