package eu.policygraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A promise in {@code docs/threat-model.md} is held by a test that exists. */
class ThreatModelTest {

    private static final Path TESTS = Project.HOME.resolve("src/test/java");

    @Test
    void everyPromiseNamesTestsThatExist() throws IOException {
        String model = Files.readString(Project.HOME.resolve("docs/threat-model.md"));
        String promises = model.substring(model.indexOf("## What we promise"), model.indexOf("## What is left to the deployer"));
        List<String> rows = promises.lines().filter(line -> line.startsWith("|") && !line.startsWith("| promise") && !line.startsWith("|---")).toList();
        assertThat(rows).hasSizeGreaterThan(15);
        List<String> missing = new ArrayList<>();
        for (String row : rows) {
            String tests = row.substring(row.lastIndexOf('|', row.length() - 2));
            Matcher test = Pattern.compile("`(\\w+)\\.(\\w+)`").matcher(tests);
            boolean any = false;
            while (test.find()) {
                any = true;
                if (!exists(test.group(1), test.group(2))) {
                    missing.add(test.group());
                }
            }
            assertThat(any).as(row).isTrue();
        }
        assertThat(missing).isEmpty();
    }

    private static boolean exists(String type, String method) throws IOException {
        try (Stream<Path> walk = Files.walk(TESTS)) {
            for (Path file : walk.filter(f -> f.getFileName().toString().equals(type + ".java")).toList()) {
                if (Pattern.compile("@Test\\s+void " + method + "\\(|@(ParameterizedTest|TestFactory)[\\s\\S]{0,200}? " + method + "\\(").matcher(Files.readString(file)).find()) {
                    return true;
                }
            }
            return false;
        }
    }
}
