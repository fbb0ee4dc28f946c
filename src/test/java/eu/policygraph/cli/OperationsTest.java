package eu.policygraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.policygraph.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** {@code docs/operations.md} names what the command line takes, all of it and nothing else. */
class OperationsTest {

    private static final Pattern VARIABLE = Pattern.compile("POLICYGRAPH_[A-Z_]+");

    @Test
    void everyFlagIsDocumentedAndEveryDocumentedFlagExists() throws IOException {
        Set<String> flags = new TreeSet<>();
        flags(new CommandLine(new PolicyGraph()), flags);
        assertThat(flags).hasSizeGreaterThan(8);
        assertThat(found(Pattern.compile("(?<=`)--[a-z][a-z-]+"))).isEqualTo(flags);
    }

    @Test
    void everyVariableIsDocumentedAndEveryDocumentedVariableExists() throws IOException {
        Set<String> variables = new TreeSet<>();
        variables(new CommandLine(new PolicyGraph()), variables);
        assertThat(variables).hasSizeGreaterThan(5);
        assertThat(found(VARIABLE)).isEqualTo(variables);
    }

    @Test
    void everyCommandIsDocumented() throws IOException {
        Set<String> commands = new TreeSet<>();
        commands(new CommandLine(new PolicyGraph()), "", commands);
        String section = section();
        assertThat(commands).hasSizeGreaterThan(4).allSatisfy(command -> assertThat(section).contains("`" + command + "`"));
    }

    @Test
    void containerAndUnitRunJavaAsTheLauncherDoes() throws IOException {
        String file = "src/main/launcher/java.options";
        assertThat(Files.readString(Project.HOME.resolve("policygraph"))).contains("@\"$home/" + file + "\"");
        assertThat(Files.readString(Project.HOME.resolve("Containerfile"))).contains(file + " ./", "exec java @java.options ");
        assertThat(Files.readString(Project.HOME.resolve("docs/operations.md"))).contains("/usr/bin/java @/opt/policygraph/" + file + " ");
    }

    private static void flags(CommandLine command, Set<String> flags) {
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (!option.usageHelp() && !option.versionHelp() && !option.hidden()) {
                flags.add(option.longestName());
            }
        }
        command.getSubcommands().values().forEach(sub -> flags(sub, flags));
    }

    private static void variables(CommandLine command, Set<String> variables) {
        for (OptionSpec option : command.getCommandSpec().options()) {
            Matcher variable = VARIABLE.matcher(option.defaultValue() + " " + String.join(" ", option.description()));
            while (variable.find()) {
                variables.add(variable.group());
            }
        }
        command.getSubcommands().values().forEach(sub -> variables(sub, variables));
    }

    private static void commands(CommandLine command, String before, Set<String> commands) {
        command.getSubcommands().forEach((name, sub) -> {
            commands.add(before + name);
            commands(sub, before + name + " ", commands);
        });
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(section());
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static String section() throws IOException {
        String operations = Files.readString(Project.HOME.resolve("docs/operations.md"));
        int start = operations.indexOf("## Commands, flags and variables");
        return operations.substring(start, operations.indexOf("\n## ", start));
    }
}
