package dev.ringside.shell.command;

import dev.ringside.runtime.agent.AgentReport;
import dev.ringside.runtime.agent.install.ServiceReport;
import dev.ringside.runtime.agent.install.ServiceReport.Driver;
import dev.ringside.shell.console.Palette;
import dev.ringside.shell.console.Visible;
import dev.ringside.shell.output.TextTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a service is, as text and as data.
 *
 * @param report what there is to say
 */
record StatusText(ServiceReport report) {
    /** The text; ends with a line break. */
    String text(Palette palette) {
        StringBuilder out = new StringBuilder();
        line(
                out,
                palette,
                "service",
                report.service().name() + ", " + report.service().state());
        report.agent()
                .ifPresent(agent -> line(
                        out,
                        palette,
                        "process",
                        agent.pid() + ", version " + agent.version() + ", since " + agent.since()));
        report.driver().ifPresent(driver -> driver(out, palette, driver));
        line(
                out,
                palette,
                "config",
                report.configuration()
                        .map(configuration -> configuration.source() + ", " + configuration.hash())
                        .orElse("none"));
        if (isOutdated()) {
            line(out, palette, "", "the service goes by another one still");
        }
        line(
                out,
                palette,
                "alerts",
                report.alerts()
                        .map(alerts -> alerts.file() + ", " + alerts.bytes() + " bytes")
                        .orElse("none so far"));
        report.agent()
                .filter(agent -> agent.unwritten() > 0)
                .ifPresent(agent -> line(out, palette, "", agent.unwritten() + " alerts could not be written"));
        streams(out, palette);
        report.agent().ifPresent(agent -> scripts(out, palette, agent.scripts()));
        return out.toString();
    }

    private boolean isOutdated() {
        return report.agent()
                .filter(agent -> report.configuration()
                        .filter(stored -> !stored.hash().equals(agent.hash()))
                        .isPresent())
                .isPresent();
    }

    private static void driver(StringBuilder out, Palette palette, Driver driver) {
        String answer = driver.trouble().isEmpty()
                ? "version " + driver.version() + ", protocol " + driver.protocol()
                : driver.trouble();
        line(
                out,
                palette,
                "driver",
                driver.service().name() + ", " + driver.service().state() + "; " + answer);
        if (!driver.callbacks().isEmpty()) {
            line(out, palette, "called", "by " + names(driver, true));
        }
        String missing = names(driver, false);
        if (!missing.isEmpty()) {
            line(out, palette, "missing", missing);
        }
    }

    private static String names(Driver driver, boolean registered) {
        return driver.callbacks().stream()
                .filter(callback -> callback.isRegistered() == registered)
                .map(callback -> registered ? callback.name() : callback.name() + " (" + callback.reason() + ")")
                .collect(Collectors.joining(", "));
    }

    private void streams(StringBuilder out, Palette palette) {
        if (report.streams().isEmpty()) {
            return;
        }
        TextTable table = new TextTable("STREAM", "SEEN", "FILTERED", "DELIVERED", "LOST");
        report.streams()
                .forEach(line -> table.row(
                        line.name(),
                        String.valueOf(line.accounts().seen()),
                        String.valueOf(line.accounts().filtered()),
                        String.valueOf(line.accounts().delivered()),
                        String.valueOf(line.accounts().lost())));
        out.append('\n').append(table.render(palette));
    }

    private static void scripts(StringBuilder out, Palette palette, List<AgentReport.ScriptLine> scripts) {
        if (scripts.isEmpty()) {
            return;
        }
        TextTable table = new TextTable("DETECTION", "STATE", "EVENTS", "ALERTS", "ERRORS", "DROPPED");
        scripts.forEach(script -> table.row(
                script.name(),
                script.state(),
                String.valueOf(script.events()),
                String.valueOf(script.alerts()),
                String.valueOf(script.errors()),
                String.valueOf(script.dropped())));
        out.append('\n').append(table.render(palette));
    }

    private static void line(StringBuilder out, Palette palette, String label, String text) {
        out.append(palette.paint(Palette.Role.FAINT, String.format("%-9s", label)))
                .append(Visible.of(text))
                .append('\n');
    }

    /** It as data. */
    Map<String, Object> row() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("service", report.service().name());
        row.put("state", report.service().state());
        report.agent().ifPresent(agent -> {
            row.put("pid", agent.pid());
            row.put("version", agent.version());
            row.put("since", agent.since());
            row.put("time", agent.time());
        });
        report.driver().ifPresent(driver -> row.put("driver", row(driver)));
        report.configuration().ifPresent(configuration -> {
            row.put("configuration", configuration.source());
            row.put("configurationHash", configuration.hash());
            row.put("applies", !isOutdated());
        });
        report.alerts().ifPresent(alerts -> {
            row.put("alerts", alerts.file().toString());
            row.put("alertBytes", alerts.bytes());
        });
        row.put("streams", report.streams().stream().map(AgentReport::row).toList());
        report.agent().ifPresent(agent -> {
            row.put("detections", agent.scripts().stream().map(AgentReport::row).toList());
            row.put("written", agent.alerts());
            row.put("unwritten", agent.unwritten());
        });
        return row;
    }

    private static Map<String, Object> row(Driver driver) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("service", driver.service().name());
        row.put("state", driver.service().state());
        if (driver.trouble().isEmpty()) {
            row.put("version", driver.version());
            row.put("protocol", driver.protocol());
            row.put(
                    "callbacks",
                    driver.callbacks().stream()
                            .filter(ServiceReport.Callback::isRegistered)
                            .map(ServiceReport.Callback::name)
                            .toList());
            Map<String, Object> missing = new LinkedHashMap<>();
            driver.callbacks().stream()
                    .filter(callback -> !callback.isRegistered())
                    .forEach(callback -> missing.put(callback.name(), callback.reason()));
            row.put("missing", missing);
        } else {
            row.put("trouble", driver.trouble());
        }
        return row;
    }
}
