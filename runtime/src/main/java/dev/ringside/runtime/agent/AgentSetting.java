package dev.ringside.runtime.agent;

import dev.ringside.dsl.schema.Schema;
import java.nio.file.Path;

/**
 * What an agent runs in.
 *
 * @param schema the streams
 * @param store where its configuration is
 * @param alerts where alerts go
 * @param limits how much of them is kept
 * @param report where it says how it is getting on
 * @param log what the system has for messages
 * @param version of the program
 */
public record AgentSetting(
        Schema schema,
        ConfigurationStore store,
        Path alerts,
        RotatedFile.Limits limits,
        ReportFile report,
        SystemLog log,
        String version) {}
