package eu.policygraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher and the README's commands, against the jar that the build has just made. */
class LauncherIT {

    private record Run(int exit, String output) {}

    @Test
    void everyCommandOfTheReadmeThatEndsByItselfWorks() throws Exception {
        List<List<String>> commands = commandsOfTheReadme();
        assertThat(commands).hasSizeGreaterThanOrEqualTo(4);
        forgetTheLastExport();
        for (List<String> command : commands) {
            Run run = run(Map.of(), command);
            assertThat(run.exit()).as("%s\n%s", command, run.output()).isZero();
            assertThat(run.output()).doesNotContain("Building");
        }
    }

    @Test
    void argumentsExitCodesAndJavaOptionsAreTheProgramsOwn() throws Exception {
        assertThat(run(Map.of(), List.of("./policygraph", "query", "no such query")).exit()).isEqualTo(1);
        assertThat(run(Map.of(), List.of("./policygraph", "--no-such-flag")).exit()).isEqualTo(2);
        assertThat(run(Map.of("JAVA_OPTS", "-XX:+PrintCommandLineFlags -Xmx300m"), List.of("./policygraph", "--version")).output()).contains("MaxHeapSize=314572800");
    }

    @Test
    void anUnfitJavaHomeIsPassedOver() throws Exception {
        Run run = run(Map.of("JAVA_HOME", "/nowhere"), List.of("./policygraph", "--version"));
        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output()).contains("policygraph ");
    }

    @Test
    void withoutAFittingJdkItSaysWhatToInstall(@TempDir Path folder) throws Exception {
        Path copy = folder.resolve("policygraph");
        Files.writeString(copy, Files.readString(Project.HOME.resolve("policygraph")).replace("needed=21", "needed=99"));
        Run run = run(Map.of(), List.of("bash", copy.toString(), "--version"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output()).contains("a JDK of release 99 or newer is needed", "apt-get install", "JAVA_HOME");
    }

    @Test
    void aSignalReachesTheServer() throws Exception {
        Process process = new ProcessBuilder("./policygraph", "serve", "--port", "0").directory(Project.HOME.toFile()).redirectErrorStream(true).start();
        var out = process.inputReader();
        String line = out.readLine();
        while (line != null && !line.startsWith("Stop with")) {
            line = out.readLine();
        }
        assertThat(line).isNotNull();
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
    }

    @Test
    void whatAStartHasLearntIsKeptAndDamageOfItDoesNoHarm() throws Exception {
        Path learnt = Project.HOME.resolve("target/policygraph.aot");
        assertThat(served()).contains("Ready after");
        if (Runtime.version().feature() >= 25) {
            assertThat(learnt).isNotEmptyFile();
            Files.writeString(learnt, "no such cache");
        }
        assertThat(served()).contains("Ready after").contains("  snapshot ").doesNotContain("Rehearsing").doesNotContainIgnoringCase("aot");
        Files.deleteIfExists(learnt);
    }

    /** What a server prints until it is ready. */
    private static String served() throws Exception {
        Process process = new ProcessBuilder("./policygraph", "serve", "--port", "0").directory(Project.HOME.toFile()).redirectErrorStream(true).start();
        StringBuilder printed = new StringBuilder();
        var out = process.inputReader();
        for (String line = out.readLine(); line != null && !line.startsWith("Stop with"); line = out.readLine()) {
            printed.append(line).append('\n');
        }
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return printed.toString();
    }

    /** The README exports to a folder of the build, which a build before this one may have left: export never overwrites. */
    private static void forgetTheLastExport() throws IOException {
        Path release = Project.HOME.resolve("target/release");
        if (Files.exists(release)) {
            try (Stream<Path> walk = Files.walk(release)) {
                walk.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }

    private static List<List<String>> commandsOfTheReadme() throws Exception {
        List<List<String>> commands = new ArrayList<>();
        Matcher matcher = Pattern.compile("(?m)^(\\./policygraph .+)$").matcher(Files.readString(Project.HOME.resolve("README.md")));
        while (matcher.find()) {
            commands.add(List.of(matcher.group(1).split(" ")));
        }
        return commands;
    }

    private static Run run(Map<String, String> environment, List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).directory(Project.HOME.toFile()).redirectErrorStream(true);
        builder.environment().putAll(new HashMap<>(environment));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), output);
    }
}
