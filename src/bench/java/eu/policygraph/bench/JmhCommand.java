package eu.policygraph.bench;

import eu.policygraph.Project;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hot inner parts under JMH, whose annotation processor runs here, so that the build needs none. */
@Command(name = "jmh", mixinStandardHelpOptions = true, description = "Measures hot inner parts with JMH.")
final class JmhCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PATTERN", arity = "0..1", defaultValue = ".*", description = "Regular expression of benchmarks, as SnapshotFind. Default: all.")
    private String pattern;

    @Option(names = "--triples", defaultValue = "100000", description = "Size of the made-up graph. Default: ${DEFAULT-VALUE}.")
    private long triples;

    @Option(names = "--seconds", defaultValue = "1", description = "Length of each of 3 warm-up and 5 measuring iterations. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Override
    public Integer call() throws Exception {
        Path classes = Files.createDirectories(Project.HOME.resolve("target/jmh"));
        String classpath = System.getProperty("java.class.path");
        compile(classes, classpath);
        return new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "--enable-native-access=ALL-UNNAMED", "-Dpolicygraph.home=" + Project.HOME,
                "-cp", classes + File.pathSeparator + classpath, "org.openjdk.jmh.Main", pattern, "-f", "1", "-wi", "3", "-i", "5", "-w", seconds + "s", "-r", seconds + "s",
                "-p", "triples=" + triples).inheritIO().start().waitFor();
    }

    private static void compile(Path classes, String classpath) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-d", classes.toString(), "-cp", classpath, "-processor", "org.openjdk.jmh.generators.BenchmarkProcessor"));
        try (Stream<Path> sources = Files.list(Project.HOME.resolve("src/bench/java/eu/policygraph/micro"))) {
            sources.map(Path::toString).filter(f -> f.endsWith(".java")).forEach(arguments::add);
        }
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IOException("the benchmarks do not compile");
        }
    }
}
