package eu.policygraph.shapes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A kind of question: a query of {@code src/bench/queries} whose {@code $variables} are parameters. Its first line says what it asks, and
 * a line {@code # selective} that it touches a part of the data which does not grow with the data.
 *
 * @param name of the file without its ending
 * @param title what it asks
 * @param selective whether its cost may not grow with the data
 * @param template the text of the file
 */
public record Shape(String name, String title, boolean selective, String template) {

    private static final Pattern PARAMETER = Pattern.compile("\\$(\\w+)");

    /** All shapes of a folder, sorted by name. */
    public static List<Shape> read(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".rq")).sorted().map(Shape::of).toList();
        }
    }

    private static Shape of(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String title = text.lines().findFirst().orElse("").replaceFirst("^#\\s*", "");
        boolean selective = text.lines().anyMatch("# selective"::equals);
        String query = String.join("\n", text.lines().filter(l -> !l.startsWith("#")).toList()) + "\n";
        return new Shape(file.getFileName().toString().replaceFirst("\\.rq$", ""), title, selective, query);
    }

    /** The query with the terms that were drawn, without comments. */
    public String query(Draw draw) {
        return PARAMETER.matcher(template).replaceAll(match -> Matcher.quoteReplacement(draw.term(match.group(1))));
    }

    /** Whether it makes statements rather than rows. */
    public boolean constructs() {
        return template.contains("CONSTRUCT");
    }
}
