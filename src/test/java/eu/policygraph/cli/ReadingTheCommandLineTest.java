package eu.policygraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Jena is started on another thread while the command line is read: whoever starts it here too, by way of one of its classes, may wait for ever. */
class ReadingTheCommandLineTest {

    /** The version of Jena as a text. */
    private static final List<String> HARMLESS = List.of("org/apache/jena/Jena'", "org/apache/jena/atlas/lib/Version'");

    @Test
    void itInitialisesNoClassOfJena() throws Exception {
        String java = ProcessHandle.current().info().command().orElseThrow();
        Process process = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-Xlog:class+init=info:stdout", "-cp", System.getProperty("java.class.path"), Reading.class.getName()).redirectErrorStream(true).start();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor()).isZero();
        List<String> initialised = lines.stream().filter(line -> line.contains("Initializing '")).toList();
        assertThat(initialised).anyMatch(line -> line.contains("eu/policygraph/cli/ServeOptions'"));
        assertThat(initialised.stream().filter(line -> line.contains("org/apache/jena/")).filter(line -> HARMLESS.stream().noneMatch(line::contains))).isEmpty();
    }

    /** Reads the longest way: every command, and a line with options. */
    static final class Reading {

        private Reading() {}

        public static void main(String[] arguments) {
            new CommandLine(new PolicyGraph()).parseArgs("serve", "--port", "0", "--timeout", "10", "--data", "x.ttl");
        }
    }
}
