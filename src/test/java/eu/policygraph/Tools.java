package eu.policygraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs that tests run beside Java: those of the machine, and packages of npm. */
public final class Tools {

    private Tools() {}

    /** Whether a program is on the path. */
    public static boolean exists(String program) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "command -v " + program).redirectErrorStream(true).start().waitFor() == 0;
    }

    /** What a program prints; fails with what it complains of when it does not end well. */
    public static String run(Path folder, String... command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("tool", ".err");
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join(" ", command[0], command[1]) + ": " + Files.readString(errors)).isZero();
        return output;
    }

    /** The folder with the packages of {@code src/test/npm}, installed once for a lock file. */
    public static synchronized Path npm() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Project.HOME.resolve("target/npm"));
        Path source = Project.HOME.resolve("src/test/npm");
        boolean known = Files.isDirectory(folder.resolve("node_modules")) && Files.exists(folder.resolve("package-lock.json"))
                && Files.mismatch(folder.resolve("package-lock.json"), source.resolve("package-lock.json")) < 0;
        for (String file : List.of("package.json", "package-lock.json", "rows.mjs")) {
            Files.copy(source.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!known) {
            run(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        }
        return folder;
    }
}
