package eu.policygraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.server.Changes;
import eu.policygraph.server.Settings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What a flag says is what the server gets. */
class LimitFlagsTest {

    /** Flags of {@code serve} that limit nothing. */
    private static final Set<String> OTHERS = Set.of("--port", "--host", "--trusted-proxy", "--access-log", "--metrics-port", "--allow-service", "--tokens", "--no-cache", "--no-warm-up",
            "--backend", "--backend-union", "--backend-version", "--backend-refresh");

    @Command
    private static final class Serving {
        @Mixin
        private ServeOptions serve = new ServeOptions();

        @Mixin
        private ChangeOptions changes = new ChangeOptions();
    }

    @Test
    void everyLimitTakesEffect() throws Exception {
        Serving serving = new Serving();
        CommandLine command = new CommandLine(serving);
        Map<String, String> given = new LinkedHashMap<>();
        command.getCommandSpec().options().stream().map(option -> option.longestName()).filter(name -> !OTHERS.contains(name)).forEach(name -> given.put(name, Integer.toString(2_001 + given.size())));
        command.parseArgs(given.entrySet().stream().flatMap(flag -> java.util.stream.Stream.of(flag.getKey(), flag.getValue())).toArray(String[]::new));
        Settings settings = serving.serve.settings();
        Changes changes = serving.changes.changes();
        Map<String, Object> effective = new LinkedHashMap<>();
        effective.put("--timeout", settings.limits().timeout());
        effective.put("--max-rows", settings.limits().maxRows());
        effective.put("--max-answer", settings.limits().maxBytes() >> 20);
        effective.put("--query-memory", settings.limits().maxMemory() >> 20);
        effective.put("--max-query-length", settings.limits().text().maxCharacters());
        effective.put("--max-query-depth", settings.limits().text().maxDepth());
        effective.put("--max-query-parts", settings.limits().text().maxNodes());
        effective.put("--query-threads", settings.lanes().queries().threads());
        effective.put("--query-wait", settings.lanes().queries().patience());
        effective.put("--queries-per-client", settings.lanes().queries().perClient());
        effective.put("--page-threads", settings.lanes().pages().threads());
        effective.put("--max-connections", settings.connections().max());
        effective.put("--connections-per-client", settings.connections().perClient());
        effective.put("--max-header", settings.connections().maxHeader());
        effective.put("--max-body", settings.connections().maxBody());
        effective.put("--header-time", settings.connections().headerTime());
        effective.put("--request-time", settings.connections().requestTime());
        effective.put("--idle-time", settings.connections().idleTime());
        effective.put("--read-rate", settings.connections().readRate());
        effective.put("--body-memory", settings.connections().memory() >> 20);
        effective.put("--cache-mb", settings.cacheBytes() >> 20);
        effective.put("--shutdown-time", settings.operation().shutdownTime());
        effective.put("--max-change", changes.maxStatements());
        effective.put("--max-restore", changes.maxRestore());
        assertThat(effective.keySet()).containsExactlyInAnyOrderElementsOf(given.keySet());
        effective.forEach((flag, value) -> assertThat(value instanceof Duration time ? Long.toString(time.toSeconds()) : value.toString()).as(flag).isEqualTo(given.get(flag)));
    }
}
